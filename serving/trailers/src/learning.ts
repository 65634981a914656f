import { sigmoid } from '@marquee/numerics';
import { type Belief, prior, type Weight } from './belief.ts';
import type { Terms } from './terms.ts';

/** One outcome: what was shown to whom, what came of it (0 to 1), and how much it counts. */
export interface Lesson {
	readonly terms: Terms;
	readonly reward: number;
	readonly weight: number;
}

/**
 * The belief after some outcomes: Bayesian logistic regression, its posterior taken as independent normals.
 *
 *   w* = argmin ½ Σₜ qₜ (wₜ − mₜ)² + Σⱼ cⱼ H(rⱼ, σ(w · xⱼ)),   qₜ ← qₜ + Σⱼ cⱼ xⱼₜ² pⱼ (1 − pⱼ),   mₜ ← w*ₜ
 *
 * with H the cross entropy, c the weight of an outcome and p = σ(w* · x). A reward between 0 and 1 counts as that share of a
 * success. The same function learns from everything at once or batch by batch; the results differ only by what a normal
 * distribution cannot hold. Weights that no outcome touches stay as they are.
 *
 * Minimised one weight at a time with the curvature bounded by ¼ (Böhning 1988), so that every step goes down.
 * @throws {RangeError} if a reward lies outside 0 to 1.
 * @paper Chapelle, Li: An Empirical Evaluation of Thompson Sampling. NIPS 2011, algorithm 3.
 */
export function learnt(belief: Belief, lessons: readonly Lesson[]): Belief {
	for (const { reward } of lessons)
		if (!(reward >= 0 && reward <= 1))
			throw new RangeError(`${reward} is no reward between 0 and 1`);
	const columns = columnsOf(belief, lessons);
	const odds = startingOdds(columns, lessons.length);
	for (let sweep = 0; sweep < mostSweeps; sweep++)
		if (largestStep(columns, lessons, odds) < closeEnough) break;
	const after = new Map<string, Weight>(belief);
	for (const { name, before, value, rows, xs } of columns) {
		let precision = before.precision;
		for (let i = 0; i < rows.length; i++) {
			const p = sigmoid(odds[rows[i]!]!);
			precision += lessons[rows[i]!]!.weight * xs[i]! ** 2 * p * (1 - p);
		}
		after.set(name, { mean: value, precision });
	}
	return after;
}

/** A weight that has moved by less in a whole sweep changes no probability in its fourth digit. */
const closeEnough = 1e-4;
const mostSweeps = 500;

/** One term across all outcomes that have it. */
interface Column {
	readonly name: string;
	readonly before: Weight;
	readonly rows: number[];
	readonly xs: number[];
	curvature: number;
	value: number;
}

function columnsOf(belief: Belief, lessons: readonly Lesson[]): readonly Column[] {
	const columns = new Map<string, Column>();
	for (const [row, { terms, weight }] of lessons.entries())
		for (const [i, name] of terms.names.entries()) {
			const x = terms.values[i]!;
			let column = columns.get(name);
			if (column === undefined) {
				const before = belief.get(name) ?? prior;
				const empty = { rows: [], xs: [], curvature: before.precision, value: before.mean };
				column = { name, before, ...empty };
				columns.set(name, column);
			}
			column.rows.push(row);
			column.xs.push(x);
			column.curvature += 0.25 * weight * x * x;
		}
	return [...columns.values()];
}

function startingOdds(columns: readonly Column[], count: number): Float64Array {
	const odds = new Float64Array(count);
	for (const { rows, xs, value } of columns)
		for (let i = 0; i < rows.length; i++) odds[rows[i]!]! += xs[i]! * value;
	return odds;
}

/** One sweep over all weights, changing them and the odds in place. */
function largestStep(
	columns: readonly Column[],
	lessons: readonly Lesson[],
	odds: Float64Array,
): number {
	let largest = 0;
	for (const column of columns) {
		const { rows, xs, before } = column;
		let slope = before.precision * (column.value - before.mean);
		for (let i = 0; i < rows.length; i++) {
			const { reward, weight } = lessons[rows[i]!]!;
			slope += weight * xs[i]! * (sigmoid(odds[rows[i]!]!) - reward);
		}
		const step = -slope / column.curvature;
		column.value += step;
		for (let i = 0; i < rows.length; i++) odds[rows[i]!]! += step * xs[i]!;
		largest = Math.max(largest, Math.abs(step));
	}
	return largest;
}
