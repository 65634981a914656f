import { join } from 'node:path';
import { type Run, run } from '@marquee/foundation';
import type { Contender, EvaluationReport } from '@marquee/protocols';
import { removeCheckpoint } from '@marquee/tensor';
import { type Clock, Failure, hash32 } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import { baselines, foundationContender } from './contenders.ts';
import { protocols } from './protocol-data.ts';
import { stoppable } from './stoppable.ts';

/** What is to be evaluated, and with what. */
export interface EvaluationOrder {
	readonly protocol: string;
	readonly data: string;
	readonly seed: number;
	readonly threads: number;
	/** Names of models; all that the data allow unless given. */
	readonly models?: readonly string[];
	/** How the foundation model's run differs from its defaults. */
	readonly run?: Partial<Omit<Run, 'name' | 'seed'>>;
}

/** What evaluating needs beside its order. */
export interface EvaluationMeans {
	readonly clock: Clock;
	readonly progress: Progress;
	/** Where the foundation model's training keeps what it needs to go on. */
	readonly checkpoints: string;
	readonly signal: AbortSignal;
}

/** The report, with the run that the foundation model was trained by. */
export type ReportedRun = EvaluationReport & { readonly run: Run };

/**
 * Evaluates the baselines and the foundation model under a named protocol.
 *
 * @throws {Failure} `protocol-unknown`, `model-unknown`, or whatever the data are refused for.
 */
export async function evaluateProtocol(
	order: EvaluationOrder,
	{ clock, progress, checkpoints, signal }: EvaluationMeans,
): Promise<ReportedRun> {
	const prepare = protocols[order.protocol];
	if (prepare === undefined || !Object.hasOwn(protocols, order.protocol))
		throw new Failure('protocol-unknown', {
			responsible: 'caller',
			what: `there is no protocol ${JSON.stringify(order.protocol)}`,
			remedy: `Choose one of ${Object.keys(protocols).join(', ')}.`,
		});
	const wanted = known(order.models);
	progress.begin(`reading ${order.data}`);
	const prepared = await prepare(order.data);
	progress.end(`${prepared.events.toLocaleString('en')} events`);

	const chosen: Run = { ...run(order.protocol, order.run), seed: order.seed };
	const identity = hash32(JSON.stringify([order.data, chosen])).toString(16);
	const path = join(checkpoints, `evaluate-${order.protocol}-${identity}.checkpoint`);
	const contenders: readonly Contender[] = [
		// Left out in silence only where nobody asked for it by name.
		...baselines.filter(
			({ name, needsTimes }) => prepared.hasTimes || !needsTimes || wanted?.has(name),
		),
		foundationContender({
			run: chosen,
			threads: order.threads,
			clock,
			checkpoint: { path, everyMs: 10_000 },
			signal,
			onAnew: (why) => progress.begin(`fitting foundation anew, since ${why}`),
		}),
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
	const options = { dataName: order.data, seed: order.seed, clock, onProgress };
	const { report } = await prepared.evaluated(contenders, options);
	progress.end(`${report.counts.cases.toLocaleString('en')} cases`);
	await removeCheckpoint(path);
	return { ...report, run: chosen };
}

function known(models: readonly string[] | undefined): ReadonlySet<string> | undefined {
	if (models === undefined) return undefined;
	const names = [...baselines.map(({ name }) => name), 'foundation'];
	const unknown = models.find((model) => !names.includes(model));
	if (unknown === undefined) return new Set(models);
	throw new Failure('model-unknown', {
		responsible: 'caller',
		what: `there is no model ${JSON.stringify(unknown)}`,
		remedy: `Choose among ${names.join(', ')}.`,
	});
}
