import { setTimeout as pause } from 'node:timers/promises';
import { builtInMetrics, definitionOf, metricNamed } from '@marquee/analysis';
import type { ExperimentReading, PowerAsked, PowerPlanned } from '@marquee/contracts';
import type { ExperimentReadingsPort } from '@marquee/gateway';
import { type Clock, Failure } from '@marquee/units';
import { inBackground } from '../background/in-background.ts';
import type { Progress } from '../terminal/progress.ts';
import type { AnalysisLimits } from './analysed-facts.ts';
import { inTurn } from './in-turn.ts';
import { type KeptAnswers, keptAnswers } from './kept-answers.ts';

/** What experiments say, for a service that answers meanwhile: a process of low priority reads them, one at a time. */
export interface ExperimentReadings extends ExperimentReadingsPort {
	/** Ends what is being made. */
	readonly close: () => Promise<void>;
}

export interface ExperimentReadingsParts {
	/** The state folder. */
	readonly root: string;
	readonly clock: Clock;
	readonly limits?: AnalysisLimits;
	/** How long an answer waits for what is being made. */
	readonly patienceMs?: number;
}

/** One core and little memory: pages come first. */
const besideService: AnalysisLimits = { threads: 1, memoryLimitMiB: 1_024 };
/** What is older is made anew when somebody asks. */
const keptForMs = 120_000;
/** Long enough for a small service, short enough for a browser. */
const usualPatienceMs = 4_000;

const quietly: Progress = { begin: () => {}, update: () => {}, end: () => {} };

/** Readings of the experiments in a state folder. */
export function experimentReadings({
	root,
	clock,
	limits = besideService,
	patienceMs = usualPatienceMs,
}: ExperimentReadingsParts): ExperimentReadings {
	const stop = new AbortController();
	const turn = inTurn();
	const kept = { keptForMs, now: clock.now, wait: () => pause(patienceMs) };
	const readings: KeptAnswers<ExperimentReading | undefined> = keptAnswers(kept, unready);
	const plans: KeptAnswers<PowerPlanned> = keptAnswers(kept, unready);
	const read = async (key: string): Promise<ExperimentReading | undefined> => {
		const job = { kind: 'read-experiment', state: root, key, asOf: clock.now(), limits } as const;
		try {
			return await inBackground(job, quietly, stop.signal);
		} catch (cause) {
			if (cause instanceof Failure && cause.code === 'experiment-unknown') return undefined;
			throw cause;
		}
	};
	const plan = (asked: PowerAsked): Promise<PowerPlanned> =>
		inBackground(
			{ kind: 'plan-power', state: root, asked, asOf: clock.now(), limits },
			quietly,
			stop.signal,
		);
	const definitions = builtInMetrics.map(definitionOf);
	return {
		metrics: () => definitions,
		reading: (key, { fresh }) => readings.of(key, fresh, () => turn.take(() => read(key))),
		power: async (asked) => {
			metricNamed(asked.metric); // refuses what there is not, at once
			return plans.of(JSON.stringify(asked), false, () => turn.take(() => plan(asked)));
		},
		close: async () => {
			stop.abort(new DOMException('the service ends', 'AbortError'));
			await turn.empty();
		},
	};
}

const unready = (): Failure =>
	new Failure('experiment-reading-unready', {
		responsible: 'dependency',
		what: 'the log is being read for this',
		remedy: 'Ask again in some seconds.',
	});
