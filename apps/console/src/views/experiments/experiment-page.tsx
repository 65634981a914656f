import type { ExperimentReading } from '@marquee/contracts';
import { type ListedExperiment, membersOf } from '../../answers/experiment.ts';
import { nextStep, plannedWords, shareWords } from '../../experiments/life.ts';
import { statusWords } from '../../experiments/listing.ts';
import { makingWords, type Shelved } from '../../experiments/reading-shelf.ts';
import { voidedBy } from '../../experiments/verdict-words.ts';
import { type ExperimentRoute, hashOf } from '../../route.ts';
import { age, moment } from '../../words/figures.ts';
import { useConsole } from '../console-context.ts';
import { Problem } from '../problem.tsx';
import { useAsked } from '../use-asked.ts';
import { ChoiceOfArm } from './choice-of-arm.tsx';
import { Counterfactuals } from './counterfactuals.tsx';
import { DesignSummary } from './design-summary.tsx';
import { Interleaving } from './interleaving.tsx';
import { MetricTables } from './metric-tables.tsx';
import { SampleRatio } from './sample-ratio.tsx';
import { Segments } from './segments.tsx';
import { Sequences } from './sequences.tsx';
import { StepButton } from './step-button.tsx';
import { useReading } from './use-reading.ts';
import { Verdict } from './verdict.tsx';

/** One experiment: what it asks, how it stands, and everything that is known so far. */
export function ExperimentPage({ route }: { route: ExperimentRoute }) {
	const { service } = useConsole();
	const { answer, error, waiting, again } = useAsked(`experiment ${route.key}`, (signal) =>
		service.experiment(route.key, signal),
	);
	return (
		<div className="experiment">
			<header className="headline">
				<h1>{route.key}</h1>
				{answer && (
					<span className={`status ${answer.status}`}>
						<span aria-hidden="true">{statusWords[answer.status].sign} </span>
						{statusWords[answer.status].words}
					</span>
				)}
				<span className="steps">
					{answer && nextStep(answer) && <StepButton experiment={answer} done={again} />}
					{answer && answer.status !== 'stopped' && (
						<a className="button" href={hashOf({ at: 'plan', key: route.key, asked: {} })}>
							Change the design
						</a>
					)}
				</span>
			</header>
			{error !== undefined && <Problem error={error} again={again} />}
			{waiting && <p className="waiting">Asking …</p>}
			{!waiting && error === undefined && answer === undefined && <Nowhere />}
			{answer && <Known experiment={answer} route={route} />}
		</div>
	);
}

function Nowhere() {
	return (
		<section className="empty">
			<h2>There is no experiment of this name</h2>
			<p>
				<a href={hashOf({ at: 'experiments' })}>All experiments</a>
			</p>
		</section>
	);
}

function Known({ experiment, route }: { experiment: ListedExperiment; route: ExperimentRoute }) {
	const { design, status, startedAt, stoppedAt } = experiment;
	const shelved = useReading(design.key, status !== 'draft');
	const reading = shelved?.reading;
	return (
		<>
			<p className="question">{design.hypothesis}</p>
			<p className="page-words">
				<span>{shareWords(design)}</span>
				{startedAt !== undefined && <span>began {moment(startedAt)}</span>}
				{stoppedAt !== undefined && <span>stopped {moment(stoppedAt)}</span>}
				{status !== 'draft' && <span>{plannedWords(membersOf(experiment), design)}</span>}
			</p>
			{status === 'draft' && (
				<p className="note">Nobody has met it: there is nothing to read before it starts.</p>
			)}
			{shelved && (
				<ReadingState shelved={shelved} isRunning={status === 'running'} of={design.key} />
			)}
			{reading && <Read reading={reading} route={route} />}
			<DesignSummary design={design} />
		</>
	);
}

/** Of a running experiment, a reading that is older than this misses what members did since. */
const staleMs = 3_600_000;

/** How old the reading is, and why there is none or no newer one. */
function ReadingState({
	shelved,
	isRunning,
	of,
}: {
	shelved: Shelved;
	isRunning: boolean;
	of: string;
}) {
	const { readings, clock } = useConsole();
	const { is, reading, error, againInSeconds } = shelved;
	const old = reading === undefined ? 0 : Math.max(0, clock.now() - reading.asOf);
	const isStale = isRunning && old > staleMs;
	return (
		<div className="reading-state">
			{is === 'making' && (
				<p className="note" role="status">
					{makingWords(shelved)} It is asked for again in {againInSeconds} s.
				</p>
			)}
			{is === 'failed' && <Problem error={error} again={() => readings.fresh(of)} />}
			{is === 'asking' && reading === undefined && <p className="waiting">Reading …</p>}
			{reading && (
				<p className={isStale ? 'as-of watch' : 'as-of'}>
					<span>
						{isStale && <span aria-hidden="true">▲ </span>}
						As of {moment(reading.asOf)}, {age(old)} ago
						{isStale && ': what members did since is not in it'}
					</span>
					<button
						type="button"
						className="quiet"
						disabled={is === 'asking'}
						onClick={() => readings.fresh(of)}
					>
						{is === 'asking' ? 'Reading …' : 'Read anew'}
					</button>
				</p>
			)}
		</div>
	);
}

function Read({ reading, route }: { reading: ExperimentReading; route: ExperimentRoute }) {
	const why = voidedBy(reading);
	const treatments = [
		...new Set(reading.metrics.flatMap(({ comparisons }) => comparisons.map(({ arm }) => arm))),
	];
	const arm = treatments.find((each) => each === route.arm) ?? treatments[0];
	return (
		<>
			<Verdict reading={reading} />
			{reading.interleaving === null && <SampleRatio reading={reading.sampleRatio} />}
			<div className={why === undefined ? '' : 'void'}>
				{why !== undefined && (
					<p className="void-words" role="note">
						<span aria-hidden="true">⚠ </span>
						{why}
					</p>
				)}
				{reading.interleaving !== null && <Interleaving reading={reading.interleaving} />}
				{arm !== undefined && (
					<>
						<ChoiceOfArm treatments={treatments} chosen={arm} route={route} />
						<MetricTables reading={reading} arm={arm} route={route} />
						<Sequences reading={reading} arm={arm} route={route} />
						<Segments reading={reading} arm={arm} route={route} />
					</>
				)}
				{reading.counterfactual.length > 0 && <Counterfactuals readings={reading.counterfactual} />}
			</div>
			{arm === undefined && reading.interleaving === null && (
				<p className="note">No metric can be compared yet: no member’s window has closed.</p>
			)}
		</>
	);
}
