import type { TitleAttributes } from '@marquee/attributes';
import type { Histories } from '@marquee/histories';
import { adamRow, type RowTable, rowTable } from '@marquee/tensor';
import { seededRandom } from '@marquee/units';
import type { LearntTower } from './trained-model.ts';

/**
 * What a title's embedding is made of, before it is brought to length 1:
 *
 *   row[v] = gate[age v] · own[v] + Σₐ weight[v, a] · attribute[a]
 *
 * A title that was never played has only its attributes; how much its own numbers count grows with its age as the gates
 * learn. Age is counted in plays: what matters is how much its own numbers could be taught.
 */
export interface TitleTower {
	/** D */
	readonly width: number;
	readonly own: RowTable; // (V, D)
	readonly attribute: RowTable; // (A, D)
	readonly gate: RowTable; // (1, ages)
	readonly attributes: TitleAttributes;
	readonly ages: Uint8Array; // (V)
}

/** Ages on a scale of doublings: never played, once, 2–3, 4–7, …, 2,048 and more. */
export const ageSteps = 13;

const ageOf = (plays: number): number => Math.min(ageSteps - 1, Math.ceil(Math.log2(plays + 1)));

/** The age of every title by its plays in the data. `// (V)` */
export function agesOf(data: Histories): Uint8Array {
	const plays = new Int32Array(data.titles);
	for (const title of data.titleIndices) plays[title]!++;
	return Uint8Array.from(plays, ageOf);
}

/** Titles of which nothing is known beside who watched them. */
export const withoutAttributes = (titles: number): TitleAttributes => ({
	titles,
	names: [],
	offsets: new Int32Array(titles + 1),
	indices: new Int32Array(0),
	weights: new Float32Array(0),
});

/**
 * The same attributes with less contrast between their weights: √w, again of square sum 1.
 *
 * Weights that find alike titles by themselves must tell rare attributes from common ones; here each attribute has a length of
 * its own to learn.
 */
export function softened(attributes: TitleAttributes): TitleAttributes {
	const { offsets, weights } = attributes;
	const soft = weights.map(Math.sqrt);
	for (let title = 0; title < attributes.titles; title++) {
		const own = soft.subarray(offsets[title]!, offsets[title + 1]!);
		const length = Math.sqrt(own.reduce((sum, weight) => sum + weight * weight, 0));
		for (let k = 0; k < own.length; k++) own[k] = own[k]! / length;
	}
	return { ...attributes, weights: soft };
}

/** A tower before the first step: all rows random, all gates open. */
export function titleTower(
	width: number,
	seed: number,
	ages: Uint8Array,
	attributes: TitleAttributes,
): TitleTower {
	const random = (purpose: string, rows: number) => {
		const { normal } = seededRandom(seed, `weight ${purpose}`);
		// A loop: `Float32Array.from` takes three times as long, a quarter of a minute over a million titles.
		const values = new Float32Array(rows * width);
		for (let i = 0; i < values.length; i++) values[i] = 0.02 * normal();
		return rowTable(values, width);
	};
	return {
		width,
		own: random('titles', ages.length),
		attribute: random('attributes', attributes.names.length),
		gate: rowTable(new Float32Array(ageSteps).fill(1), ageSteps),
		attributes: softened(attributes),
		ages,
	};
}

/** Writes a title's row, not yet of length 1, to `into` from `at`; without its own numbers if so asked or never played. */
export function composeRow(
	tower: TitleTower,
	title: number,
	withOwn: boolean,
	into: Float32Array,
	at: number,
): void {
	const { width: D, own, attribute, attributes, ages, gate } = tower;
	const share = withOwn && ages[title]! > 0 ? gate.values[ages[title]!]! : 0;
	const from = title * D;
	for (let i = 0; i < D; i++) into[at + i] = share * own.values[from + i]!;
	const end = attributes.offsets[title + 1]!;
	for (let k = attributes.offsets[title]!; k < end; k++) {
		const weight = attributes.weights[k]!;
		const row = attributes.indices[k]! * D;
		for (let i = 0; i < D; i++) into[at + i] = into[at + i]! + weight * attribute.values[row + i]!;
	}
}

/** Whether anything is known of a title beside who watched it. */
export const hasAttributes = ({ attributes }: TitleTower, title: number): boolean =>
	attributes.offsets[title + 1]! > attributes.offsets[title]!;

/** Teaches all that the rows of one step were composed of. */
export interface TowerLesson {
	/** Takes the gradient of one composed row. */
	readonly add: (title: number, withOwn: boolean, gradient: Float32Array, at: number) => void;
	/** One step of Adam for attributes and gates, which many titles share; forgets what was added. */
	readonly end: () => void;
}

/** Lessons of one tower; `pace` says how long each step is at present. */
export function towerLesson(
	tower: TitleTower,
	pace: () => { readonly rate: number; readonly factor: number },
): TowerLesson {
	const { width: D, own, attribute, gate, attributes, ages } = tower;
	const ofOwn = new Float32Array(D);
	const ofGates = new Float32Array(ageSteps);
	const ofAttributes = new Float32Array(attribute.values.length);
	const isTouched = new Uint8Array(attributes.names.length);
	/** So that a step costs what it touches, not what there is. */
	const touched: number[] = [];

	const teachOwn = (title: number, gradient: Float32Array, at: number) => {
		const age = ages[title]!;
		const share = gate.values[age]!;
		const from = title * D;
		let along = 0;
		for (let i = 0; i < D; i++) {
			along += gradient[at + i]! * own.values[from + i]!;
			ofOwn[i] = share * gradient[at + i]!;
		}
		ofGates[age]! += along;
		const { rate, factor } = pace();
		adamRow(own, title, ofOwn, 0, rate, { factor });
	};
	const addAttributes = (title: number, gradient: Float32Array, at: number) => {
		const end = attributes.offsets[title + 1]!;
		for (let k = attributes.offsets[title]!; k < end; k++) {
			const weight = attributes.weights[k]!;
			const a = attributes.indices[k]!;
			if (isTouched[a] === 0) touched.push(a);
			isTouched[a] = 1;
			const row = a * D;
			for (let i = 0; i < D; i++)
				ofAttributes[row + i] = ofAttributes[row + i]! + weight * gradient[at + i]!;
		}
	};
	return {
		add: (title, withOwn, gradient, at) => {
			addAttributes(title, gradient, at);
			if (withOwn && ages[title]! > 0) teachOwn(title, gradient, at);
		},
		end: () => {
			const { rate, factor } = pace();
			for (const a of touched) {
				adamRow(attribute, a, ofAttributes, a * D, rate, { factor });
				ofAttributes.fill(0, a * D, (a + 1) * D);
				isTouched[a] = 0;
			}
			touched.length = 0;
			if (attributes.names.length > 0) adamRow(gate, 0, ofGates, 0, rate, { factor });
			ofGates.fill(0);
		},
	};
}

/** The tower's values, copied. */
export const learntTower = ({ own, attribute, gate, attributes }: TitleTower): LearntTower => ({
	own: own.values.slice(),
	attribute: attribute.values.slice(),
	gate: gate.values.slice(),
	attributeNames: attributes.names,
});

/**
 * Every title's embedding, of these values under the tower's ages and attributes: rows of length 1, of zeros where nothing is
 * known of a title. `// (V, D)`
 */
export function embeddingsOf(
	tower: TitleTower,
	{ own, attribute, gate }: LearntTower,
): Float32Array {
	const { width: D, ages } = tower;
	const composed: TitleTower = {
		...tower,
		own: { ...tower.own, values: own },
		attribute: { ...tower.attribute, values: attribute },
		gate: { ...tower.gate, values: gate },
	};
	const rows = new Float32Array(ages.length * D);
	for (let title = 0; title < ages.length; title++) {
		composeRow(composed, title, true, rows, title * D);
		toLengthOne(rows, title * D, D);
	}
	return rows;
}

/** Brings one row to length 1; a row of zeros stays. */
export function toLengthOne(rows: Float32Array, from: number, width: number): void {
	let power = 0;
	for (let i = from; i < from + width; i++) power += rows[i]! * rows[i]!;
	if (power === 0) return;
	const inverse = 1 / Math.sqrt(power + 1e-9); // the same ε as in training
	for (let i = from; i < from + width; i++) rows[i] = rows[i]! * inverse;
}
