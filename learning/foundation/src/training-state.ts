import { createHash } from 'node:crypto';
import type { Histories } from '@marquee/histories';
import {
	type AdamState,
	adam,
	adamState,
	type Checkpoint,
	type Numbers,
	type RowTable,
	readCheckpoint,
	type WeightLayout,
} from '@marquee/tensor';
import { seededRandom } from '@marquee/units';
import { failure } from './errors.ts';
import { initialWeight } from './model.ts';
import type { LossPoint } from './progress.ts';
import type { Run } from './run.ts';

/** Where training stands: what must be kept to go on exactly here. */
export interface TrainingState {
	epoch: number;
	stepOfEpoch: number;
	/** Steps made altogether. */
	steps: number;
	/** Over the epoch so far. */
	lossSum: number;
	targetsOfEpoch: number;
	curve: LossPoint[];
	/** The weights that did best on the held-out data, and how well. */
	best: { judged: number; weights: Float32Array; titles: Float32Array } | undefined;
	/** All weights of the graph, the title table's rows first. */
	readonly weights: Float32Array;
	/** Of the weights that are taught densely. */
	readonly adam: AdamState;
	/** Only where titles are sampled: the table outside the graph. */
	readonly table: RowTable | undefined;
}

/** The state before the first step: every weight drawn from a stream of its own, so that no weight depends on another's size. */
export function initialWeights(run: Run, layout: WeightLayout): Float32Array {
	const weights = new Float32Array(layout.length);
	for (const { name, start, length } of layout.ranges) {
		const random = seededRandom(run.seed, `weight ${name}`);
		for (let i = start; i < start + length; i++) weights[i] = initialWeight(name, random.normal);
	}
	return weights;
}

/** Nothing learnt yet. `denseFrom` is where the densely taught weights begin. */
export const initialState = (
	weights: Float32Array,
	denseFrom: number,
	table: RowTable | undefined,
): TrainingState => ({
	epoch: 0,
	stepOfEpoch: 0,
	steps: 0,
	lossSum: 0,
	targetsOfEpoch: 0,
	curve: [],
	best: undefined,
	weights,
	adam: adamState(weights.length - denseFrom),
	table,
});

/** One step of Adam for the densely taught weights: those behind the rows that are taught on their own. */
export function learnDense(
	state: TrainingState,
	gradient: Float32Array,
	rate: number,
	factor: number,
): void {
	const from = state.weights.length - state.adam.mean.length;
	adam(state.weights.subarray(from), gradient.subarray(from), state.adam, rate, { factor });
}

/** The facts that must match for a checkpoint to be continued. */
export interface TrainingIdentity {
	readonly run: Run;
	/** sha256 over the columns of the data. */
	readonly data: string;
}

/** Which training this is. */
export function identityOf(run: Run, data: Histories): TrainingIdentity {
	const hash = createHash('sha256');
	for (const column of [data.offsets, data.titleIndices, data.actionIndices, data.happenedAtMs])
		hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
	return { run, data: `${data.titles} ${hash.digest('hex')}` };
}

interface KeptFacts {
	readonly identity: TrainingIdentity;
	readonly counters: Pick<
		TrainingState,
		'epoch' | 'stepOfEpoch' | 'steps' | 'lossSum' | 'targetsOfEpoch' | 'curve'
	>;
	readonly judged: number | null;
}

/** Everything that goes into the checkpoint. Chance is not among it: each step's is drawn from the seed and its number. */
export function kept(identity: TrainingIdentity, state: TrainingState): Checkpoint {
	const { epoch, stepOfEpoch, steps, lossSum, targetsOfEpoch, curve, best, table } = state;
	const facts: KeptFacts = {
		identity,
		counters: { epoch, stepOfEpoch, steps, lossSum, targetsOfEpoch, curve },
		judged: best?.judged ?? null,
	};
	return { facts, arrays: arraysOf(state, best, table) };
}

function arraysOf(
	state: TrainingState,
	best: TrainingState['best'],
	table: RowTable | undefined,
): Record<string, Numbers> {
	return {
		weights: state.weights,
		'adam.mean': state.adam.mean,
		'adam.square': state.adam.square,
		'adam.steps': state.adam.steps,
		...(table && {
			'table.values': table.values,
			'table.mean': table.mean,
			'table.square': table.square,
			'table.steps': table.steps,
		}),
		...(best && { 'best.weights': best.weights, 'best.titles': best.titles }),
	};
}

/**
 * Puts a checkpoint back into a fresh state.
 *
 * @throws {Failure} `checkpoint-foreign` if it belongs to another run or other data; `checkpoint-corrupt`, `checkpoint-missing`.
 */
export async function resume(
	path: string,
	identity: TrainingIdentity,
	state: TrainingState,
): Promise<void> {
	const { facts, arrays } = await readCheckpoint(path);
	const { identity: theirs, counters, judged } = facts as KeptFacts;
	if (JSON.stringify(theirs) !== JSON.stringify(identity))
		throw failure('checkpoint-foreign', {
			what: `the checkpoint belongs to run ${theirs.run.name} on other data or settings`,
			where: path,
		});
	Object.assign(state, counters);
	if (judged !== null)
		state.best = {
			judged,
			weights: arrays['best.weights'] as Float32Array,
			titles: arrays['best.titles'] as Float32Array,
		};
	for (const [name, numbers] of Object.entries(arraysOf(state, undefined, state.table)))
		(numbers as Float32Array).set(arrays[name] as Float32Array);
}
