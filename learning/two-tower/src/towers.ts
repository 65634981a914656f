import {
	add,
	batchedProduct,
	gatherRows,
	gelu,
	matrixProduct,
	reshape,
	unitRows,
	type Value,
	type Weights,
} from '@marquee/tensor';

/** What decides the size of the towers. */
export interface TowerShape {
	/** V */
	readonly titles: number;
	/** How many attributes there are; 0 without any. */
	readonly attributes: number;
	/** D: numbers per vector. */
	readonly width: number;
	/** Width of each tower's inner layer as a multiple of D. */
	readonly expansion: number;
}

/** Rows of a table and how much each counts: a bag of K entries. */
export interface BagValues {
	/** i32; an empty place may name any row, and weighs 0. `// (N·K)` */
	readonly rows: Value;
	/** `// (N, 1, K)` */
	readonly weights: Value;
}

/**
 * The profile tower: the weighted mean of what was watched, through its own layers, to length 1. `// (N, D)`
 *
 * @paper Covington, Adams, Sargin: Deep Neural Networks for YouTube Recommendations. RecSys 2016.
 */
export function profileTower(shape: TowerShape, weights: Weights, watched: BagValues): Value {
	const mean = bag(weights('ids', [shape.titles, shape.width]), watched); // (N, D)
	return tower(shape, weights, 'profile', mean);
}

/**
 * The title tower: a title's own vector and its attributes, through its own layers, to length 1. `// (N, D)`
 *
 * @paper Yi et al.: Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations. RecSys 2019.
 */
export function titleTower(
	shape: TowerShape,
	weights: Weights,
	ids: BagValues,
	attributes: BagValues | undefined,
): Value {
	const own = bag(weights('ids', [shape.titles, shape.width]), ids); // (N, D)
	if (attributes === undefined) return tower(shape, weights, 'title', own);
	const known = bag(weights('attributes', [shape.attributes, shape.width]), attributes); // (N, D)
	return tower(shape, weights, 'title', add(own, known));
}

/** Σₖ wₖ table[rowₖ]. `// (N, D)` */
function bag(table: Value, { rows, weights }: BagValues): Value {
	const [N, , K] = weights.shape as [number, number, number];
	const D = table.shape[1]!;
	const entries = reshape(gatherRows(table, rows), [N, K, D]);
	return reshape(batchedProduct(weights, entries), [N, D]);
}

/** x + narrow(gelu(widen(x))), to length 1: at the beginning little more than x itself. `// (N, D)` */
function tower(
	{ width: D, expansion }: TowerShape,
	weights: Weights,
	name: string,
	x: Value,
): Value {
	const F = D * expansion;
	const wide = matrixProduct(x, weights(`${name}-widen`, [D, F]), {
		bias: weights(`${name}-widen-shift`, [F]),
	}); // (N, F)
	const narrow = matrixProduct(gelu(wide), weights(`${name}-narrow`, [F, D]), {
		bias: weights(`${name}-narrow-shift`, [D]),
	}); // (N, D)
	return unitRows(add(x, narrow));
}

/**
 * A weight before the first step: normal with deviation 0.1, inner shifts 0.
 *
 * The last shifts are not 0, so that a profile without history has a direction: the length of a zero vector cannot be brought to
 * 1, and its gradient would drown all others.
 */
export const initialWeight = (name: string, normal: () => number): number =>
	name.endsWith('widen-shift') ? 0 : 0.1 * normal();
