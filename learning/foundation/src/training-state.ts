import { createHash } from 'node:crypto';
import type { TitleAttributes } from '@marquee/attributes';
import { columnNames, type Histories } from '@marquee/histories';
import {
	type AdamState,
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
import type { TitleTower } from './title-tower.ts';
import type { LearntTower } from './trained-model.ts';

/** What training held at its best look. */
export interface BestLook {
	readonly judged: number;
	readonly weights: Float32Array;
	readonly tower: LearntTower;
}

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
	best: BestLook | undefined;
	/** All weights of the graph but the title table. */
	readonly weights: Float32Array;
	readonly adam: AdamState;
	/** What titles are made of; it lies outside the graph. */
	readonly tower: TitleTower;
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

/** Nothing learnt yet. */
export const initialState = (weights: Float32Array, tower: TitleTower): TrainingState => ({
	epoch: 0,
	stepOfEpoch: 0,
	steps: 0,
	lossSum: 0,
	targetsOfEpoch: 0,
	curve: [],
	best: undefined,
	weights,
	adam: adamState(weights.length),
	tower,
});

/** The facts that must match for a checkpoint to be continued. */
export interface TrainingIdentity {
	readonly run: Run;
	/** sha256 over the columns of the data and of what is known of the titles. */
	readonly data: string;
	/** sha256 over what it begins with. */
	readonly parent?: string;
}

/** Which training this is. */
export function identityOf(
	run: Run,
	data: Histories,
	attributes: TitleAttributes,
	parent?: string,
): TrainingIdentity {
	const hash = createHash('sha256').update(attributes.names.join('\n'));
	const ofTitles = [attributes.offsets, attributes.indices, attributes.weights];
	const ofEvents = [data.offsets, ...columnNames.map((name) => data[name])];
	for (const column of [...ofTitles, ...ofEvents])
		hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
	return {
		run,
		data: `${data.titles} ${hash.digest('hex')}`,
		...(parent !== undefined && { parent }),
	};
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
	const { epoch, stepOfEpoch, steps, lossSum, targetsOfEpoch, curve, best } = state;
	const facts: KeptFacts = {
		identity,
		counters: { epoch, stepOfEpoch, steps, lossSum, targetsOfEpoch, curve },
		judged: best?.judged ?? null,
	};
	return { facts, arrays: arraysOf(state, best) };
}

function arraysOf(state: TrainingState, best: TrainingState['best']): Record<string, Numbers> {
	const { own, attribute, gate } = state.tower;
	return {
		weights: state.weights,
		'adam.mean': state.adam.mean,
		'adam.square': state.adam.square,
		'adam.steps': state.adam.steps,
		...arraysOfRows('own', own),
		...arraysOfRows('attribute', attribute),
		...arraysOfRows('gate', gate),
		...(best && {
			'best.weights': best.weights,
			'best.own': best.tower.own,
			'best.attribute': best.tower.attribute,
			'best.gate': best.tower.gate,
		}),
	};
}

const arraysOfRows = (name: string, table: RowTable): Record<string, Numbers> => ({
	[`${name}.values`]: table.values,
	[`${name}.mean`]: table.mean,
	[`${name}.square`]: table.square,
	[`${name}.steps`]: table.steps,
});

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
			tower: {
				own: arrays['best.own'] as Float32Array,
				attribute: arrays['best.attribute'] as Float32Array,
				gate: arrays['best.gate'] as Float32Array,
				attributeNames: state.tower.attributes.names,
			},
		};
	for (const [name, numbers] of Object.entries(arraysOf(state, undefined)))
		(numbers as Float32Array).set(arrays[name] as Float32Array);
}
