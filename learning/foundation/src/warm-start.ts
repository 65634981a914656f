import { createHash } from 'node:crypto';
import type { WeightRange } from '@marquee/tensor';
import { seededRandom } from '@marquee/units';
import { genresOf, weightsPerGenre } from './heads/genres.ts';
import type { TitleTower } from './title-tower.ts';
import type { LearntTower, TrainedModel } from './trained-model.ts';
import type { TrainingState } from './training-state.ts';

/** A model of yesterday that today's begins with. */
export interface Parent {
	readonly model: Pick<TrainedModel, 'run' | 'tower' | 'weights' | 'layout'>;
	/** The parent's row of each title, −1 for a title that it did not have. `// (V)` */
	readonly rows: Int32Array;
	/** The newest event that it has learnt from. */
	readonly trainedUntilMs: number;
}

/** What tells one parent from another. */
export const hashOf = ({ model: { tower, weights }, rows, trainedUntilMs }: Parent): string => {
	const hash = createHash('sha256').update(`${trainedUntilMs}`);
	const learnt = [tower.own, tower.attribute, tower.gate, weights, rows];
	for (const { buffer, byteOffset, byteLength } of learnt)
		hash.update(new Uint8Array(buffer, byteOffset, byteLength));
	return hash.digest('hex');
};

/**
 * Puts everything the parent has learnt into a fresh state.
 *
 * Weights, those of heads among them, attributes and genres are found by name: what the parent did not have stays as drawn. A title it did not have begins near
 * the mean of all titles, unless its attributes say more.
 *
 * @throws {RangeError} if the parent is of another width.
 */
export function beginWith(
	parent: Parent,
	state: TrainingState,
	layout: TrainedModel['layout'],
	seed: number,
): void {
	const { model } = parent;
	if (model.run.width !== state.tower.width)
		throw new RangeError(`a parent of width ${model.run.width} for ${state.tower.width}`);
	for (const range of layout.ranges) {
		const known = model.layout.ranges.find(({ name }) => name === range.name);
		if (known === undefined) continue;
		const values = model.weights.subarray(known.start, known.start + known.length);
		if (weightsPerGenre.includes(range.name))
			genresFrom(model.tower, values, state.tower, viewOf(state.weights, range));
		else if (`${known.shape}` === `${range.shape}`) state.weights.set(values, range.start);
	}
	titlesFrom(parent, state.tower, seed);
	attributesFrom(parent, state.tower);
	state.tower.gate.values.set(model.tower.gate);
}

const viewOf = (weights: Float32Array, { start, length }: WeightRange): Float32Array =>
	weights.subarray(start, start + length);

/** Columns of genres by the names of the genres: a new one may stand before the others. Both are `// (rows, genres)` */
function genresFrom(
	theirs: LearntTower,
	values: Float32Array,
	{ attributes: { names } }: TitleTower,
	into: Float32Array,
): void {
	const known = genresOf({ names: theirs.attributeNames }).map((a) => theirs.attributeNames[a]!);
	const genres = genresOf({ names }).map((a) => names[a]!);
	for (const [column, genre] of genres.entries()) {
		const from = known.indexOf(genre);
		if (from < 0) continue;
		for (let row = 0; row * genres.length < into.length; row++)
			into[row * genres.length + column] = values[row * known.length + from]!;
	}
}

/** Deviation of a new title's numbers around the mean of all. */
const spread = 0.02;

function titlesFrom({ model, rows }: Parent, tower: TitleTower, seed: number): void {
	const { width: D, own, attributes } = tower;
	const mean = meanRow(model.tower.own, D);
	const { normal } = seededRandom(seed, 'new titles');
	for (const [title, row] of rows.entries()) {
		const values = own.values.subarray(title * D, (title + 1) * D);
		const isDescribed = attributes.offsets[title + 1]! > attributes.offsets[title]!;
		if (row >= 0) values.set(model.tower.own.subarray(row * D, (row + 1) * D));
		else for (let i = 0; i < D; i++) values[i] = (isDescribed ? 0 : mean[i]!) + spread * normal();
	}
}

function attributesFrom({ model }: Parent, tower: TitleTower): void {
	const { width: D, attribute, attributes } = tower;
	const places = new Map(model.tower.attributeNames.map((name, place) => [name, place]));
	for (const [a, name] of attributes.names.entries()) {
		const place = places.get(name);
		if (place !== undefined)
			attribute.values.set(model.tower.attribute.subarray(place * D, (place + 1) * D), a * D);
	}
}

function meanRow(table: Float32Array, width: number): Float64Array {
	const mean = new Float64Array(width);
	for (let at = 0; at < table.length; at++) mean[at % width]! += table[at]!;
	return mean.map((sum) => (sum * width) / Math.max(1, table.length));
}
