import { join } from 'node:path';
import { type Run, run } from '@marquee/foundation';
import type { Contender, EvaluationReport } from '@marquee/protocols';
import { type Provider, removeCheckpoint } from '@marquee/tensor';
import { type Clock, Failure, hash32 } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import { baselines, foundationContenders, foundationNames } from './contenders.ts';
import { type Prepared, protocols } from './protocol-data.ts';
import { stoppable } from './stoppable.ts';

/** What is to be evaluated, and with what. */
export interface EvaluationOrder {
	readonly protocol: string;
	readonly data: string;
	readonly seed: number;
	readonly threads: number;
	/** What computes the foundation model's training. Default: the CPU. */
	readonly provider?: Provider;
	/** Names of models; all that the data allow unless given. */
	readonly models?: readonly string[];
	/** In place of the protocol's own metrics, over the whole catalogue; its primary one stays. */
	readonly metrics?: readonly string[];
	/** How the foundation model's run differs from its defaults. */
	readonly run?: Partial<Omit<Run, 'name' | 'seed'>>;
	/** The country or language to be held out, where the protocol holds one out. */
	readonly holdOut?: string;
	/** Whether cases are parted by title and history as well. Default: no. */
	readonly slices?: boolean;
	/** Whether they are also asked with histories cut to the newest 0, 1, 3 and 10 events. Default: no. */
	readonly cutHistories?: boolean;
}

/** What evaluating needs beside its order. */
export interface EvaluationMeans {
	readonly clock: Clock;
	readonly progress: Progress;
	/** Where the foundation model's training keeps what it needs to go on. */
	readonly checkpoints: string;
	readonly signal: AbortSignal;
}

/** The report, with the run that the foundation model was trained by, or would have been. */
export type ReportedRun = EvaluationReport & { readonly run: Run };

/**
 * Evaluates the baselines and the foundation model under a named protocol.
 *
 * @throws {Failure} `protocol-unknown`, `model-unknown`, or whatever the data are refused for.
 */
export async function evaluateProtocol(
	order: EvaluationOrder,
	means: EvaluationMeans,
): Promise<ReportedRun> {
	known(order.models); // before data are read
	return evaluateOn(await preparedFor(order, means), order, means);
}

/** The same for one seed after the other, on data that are read once; in the order of the seeds. */
export async function evaluateSeeds(
	order: EvaluationOrder,
	seeds: readonly number[],
	means: EvaluationMeans,
): Promise<readonly ReportedRun[]> {
	known(order.models);
	const prepared = await preparedFor(order, means);
	const reports: ReportedRun[] = [];
	for (const seed of seeds) reports.push(await evaluateOn(prepared, { ...order, seed }, means));
	return reports;
}

async function preparedFor(
	{ protocol, data, holdOut }: EvaluationOrder,
	{ progress }: EvaluationMeans,
): Promise<Prepared> {
	const prepare = Object.hasOwn(protocols, protocol) ? protocols[protocol] : undefined;
	if (prepare === undefined)
		throw new Failure('protocol-unknown', {
			responsible: 'caller',
			what: `there is no protocol ${JSON.stringify(protocol)}`,
			remedy: `Choose one of ${Object.keys(protocols).join(', ')}.`,
		});
	progress.begin(`reading ${data}`);
	const prepared = await prepare(data, holdOut === undefined ? {} : { holdOut });
	progress.end(`${prepared.events.toLocaleString('en')} events`);
	return prepared;
}

async function evaluateOn(
	prepared: Prepared,
	order: EvaluationOrder,
	{ clock, progress, checkpoints, signal }: EvaluationMeans,
): Promise<ReportedRun> {
	const wanted = known(order.models);
	const chosen: Run = { ...run(order.protocol, order.run), seed: order.seed };
	const identity = hash32(JSON.stringify([order.data, chosen])).toString(16);
	const path = join(checkpoints, `evaluate-${order.protocol}-${identity}.checkpoint`);
	let trainedBy = chosen;
	const ours = foundationContenders({
		run: chosen,
		threads: order.threads,
		...(order.provider && { provider: order.provider }),
		clock,
		checkpoint: { path, everyMs: 10_000 },
		signal,
		onAnew: (why) => progress.begin(`fitting foundation anew, since ${why}`),
		onTrained: (run) => {
			trainedBy = run;
		},
	});
	const contenders: readonly Contender[] = [
		// Left out in silence only where nobody asked for it by name.
		...baselines.filter(
			({ name, needsTimes, needsAttributes, onRequest }) =>
				wanted?.has(name) ||
				(!onRequest &&
					(prepared.hasTimes || !needsTimes) &&
					(prepared.attributes || !needsAttributes)),
		),
		...ours.filter(({ name, onRequest }) => wanted?.has(name) || !onRequest),
	]
		.filter(({ name }) => wanted === undefined || wanted.has(name))
		.map((contender) => stoppable(contender, signal));

	let phase = '';
	const onProgress = (told: { model: string; phase: string; done: number; total: number }) => {
		if (phase !== `${told.phase} ${told.model}`) {
			phase = `${told.phase} ${told.model}`;
			progress.begin(told.phase === 'fit' ? `fitting ${told.model}` : `ranking by ${told.model}`);
		}
		progress.update(told.done, told.total, told.phase === 'fit' ? 'steps' : 'cases');
	};
	const { data: dataName, seed, slices = false, cutHistories = false } = order;
	const asked = order.metrics && { metrics: order.metrics };
	const options = { dataName, seed, slices, cutHistories, clock, onProgress, ...asked };
	const { report } = await prepared.evaluated(contenders, options);
	progress.end(`${report.counts.cases.toLocaleString('en')} cases`);
	await removeCheckpoint(path);
	return { ...report, run: trainedBy };
}

function known(models: readonly string[] | undefined): ReadonlySet<string> | undefined {
	if (models === undefined) return undefined;
	const names = [...baselines.map(({ name }) => name), ...foundationNames];
	const unknown = models.find((model) => !names.includes(model));
	if (unknown === undefined) return new Set(models);
	throw new Failure('model-unknown', {
		responsible: 'caller',
		what: `there is no model ${JSON.stringify(unknown)}`,
		remedy: `Choose among ${names.join(', ')}.`,
	});
}
