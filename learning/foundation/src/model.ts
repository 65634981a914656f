import {
	add,
	batchedProduct,
	gatherRows,
	gelu,
	layerNorm,
	matrixProduct,
	multiply,
	reshape,
	scale,
	slice,
	softmax,
	standardRows,
	transpose,
	type Value,
	type Weights,
} from '@marquee/tensor';
import { type TokenField, tokenFields } from '@marquee/tokens';
import type { Run } from './run.ts';

/** What a row of histories looks like inside a graph. */
export interface TokenValues extends FieldValues {
	/** The title of each step, of length 1. `// (B·T, D)` */
	readonly unitTitles: Value;
	/** 0 where a step may look, −10⁹ where it may not: ahead, or into another history of the row. `// (B, 1, T, T)` */
	readonly mask: Value;
}

/** What a token says beside its title, i32; fields of which the data say nothing are left out. `// (B·T)` each */
export type FieldValues = Readonly<Partial<Record<TokenField, Value>>>;

/** Zeroes a share of the numbers while training, nothing while serving. */
export type Drop = (x: Value, share: number) => Value;

type Shape = Pick<Run, 'width' | 'heads' | 'layers' | 'expansion' | 'dropout'>;

/**
 * The state of a profile after each step: what its next title's embedding should look like. `// (B·T, D)`
 *
 * A causal transformer in the manner of SASRec, with pre-normalised blocks. We differ in three things: titles are unit-norm
 * on the way in and out, so that a title's length cannot stand for its popularity; order enters through a bias per distance
 * and head instead of positions, so that histories can share a row and longer ones can be read; and each token carries what
 * was done, and when, where and on what the next one was asked for.
 *
 * @paper Kang, McAuley: Self-Attentive Sequential Recommendation. ICDM 2018.
 * @paper Shaw, Uszkoreit, Vaswani: Self-Attention with Relative Position Representations. NAACL 2018.
 */
export function statesOf(shape: Shape, weights: Weights, tokens: TokenValues, drop: Drop): Value {
	const D = shape.width;
	const title = scale(tokens.unitTitles, Math.sqrt(D)); // (B·T, D)
	let x = drop(withFields(weights, title, tokens), shape.dropout); // (B·T, D)
	for (let layer = 0; layer < shape.layers; layer++) {
		const own: Weights = (name, size) => weights(`${layer}.${name}`, size);
		x = add(x, drop(attended(shape, own, x, tokens.mask), shape.dropout));
		x = add(x, drop(fedForward(shape, own, x), shape.dropout));
	}
	return normal(weights, 'last', x); // (B·T, D)
}

/** The title, and what else each token says of the event and of the request after it. */
function withFields(weights: Weights, title: Value, tokens: FieldValues): Value {
	const said = tokenFields.filter(({ name }) => tokens[name] !== undefined);
	return said.reduce(
		(x, { name, steps }) =>
			add(x, gatherRows(weights(name, [steps, title.shape[1]!]), tokens[name]!)), // (B·T, D)
		title,
	);
}

/** Each step gathers from the steps it may see. */
function attended(shape: Shape, weights: Weights, x: Value, mask: Value): Value {
	const [B, , T] = mask.shape as [number, number, number, number];
	const { width: D, heads: H } = shape;
	const { matrix, bias } = afterNormal(weights, 'before-attention', 'attention', [D, 3 * D]);
	const seen = standardRows(x); // (B·T, D)
	const [query, key, value] = [0, D, 2 * D].map((from) => {
		const part = matrixProduct(seen, slice(matrix, 1, from, from + D), {
			bias: slice(bias, 1, from, from + D),
		}); // (B·T, D)
		return transpose(reshape(part, [B, T, H, D / H]), [0, 2, 1, 3]); // (B, H, T, D/H)
	}) as [Value, Value, Value];

	const agreement = batchedProduct(query, key, { transposeB: true, factor: Math.sqrt(H / D) }); // (B, H, T, T)
	const near = add(agreement, distanceBias(weights, x, T, H)); // (B, H, T, T)
	const attention = softmax(add(near, mask)); // (B, H, T, T)
	const gathered = transpose(batchedProduct(attention, value), [0, 2, 1, 3]); // (B, T, H, D/H)
	return matrixProduct(reshape(gathered, [B * T, D]), weights('gather', [D, D]), {
		bias: weights('gather-shift', [D]),
	}); // (B·T, D)
}

/** How much each head cares for each distance back, by distance: learned, 0 at first. `// (1, H, T, T)` */
function distanceBias(weights: Weights, beside: Value, T: number, H: number): Value {
	const distances = Int32Array.from({ length: T * T }, (_, at) =>
		Math.max(0, Math.floor(at / T) - (at % T)),
	);
	const perPair = gatherRows(weights('distances', [T, H]), beside.graph.constant(distances)); // (T·T, H)
	return reshape(transpose(perPair, [1, 0]), [1, H, T, T]);
}

function fedForward(shape: Shape, weights: Weights, x: Value): Value {
	const D = shape.width;
	const F = D * shape.expansion;
	const { matrix, bias } = afterNormal(weights, 'before-feed', 'widen', [D, F]);
	const wide = matrixProduct(standardRows(x), matrix, { bias }); // (B·T, F)
	return matrixProduct(gelu(wide), weights('narrow', [F, D]), {
		bias: weights('narrow-shift', [D]),
	}); // (B·T, D)
}

/**
 * What stands after a layer norm, with its gain and shift taken in: (n · gain + shift) W + b = n (gain · W) + (shift W + b). Here
 * they cost passes over (D, F), there over (B·T, D).
 */
function afterNormal(weights: Weights, norm: string, name: string, shape: [number, number]) {
	const [D, F] = shape;
	const gain = reshape(weights(`${norm}-gain`, [D]), [D, 1]);
	const shift = reshape(weights(`${norm}-shift`, [D]), [1, D]);
	const matrix = weights(name, shape); // (D, F)
	const bias = reshape(weights(`${name}-shift`, [F]), [1, F]);
	return { matrix: multiply(gain, matrix), bias: matrixProduct(shift, matrix, { bias }) }; // (D, F), (1, F)
}

const normal = (weights: Weights, name: string, x: Value): Value =>
	layerNorm(
		x,
		weights(`${name}-gain`, [x.shape.at(-1)!]),
		weights(`${name}-shift`, [x.shape.at(-1)!]),
	);

/**
 * A weight before the first step: gains 1; shifts, distances and the fields of tokens 0, so that what was never seen says nothing;
 * all else normal with deviation 0.02 as in GPT-2.
 */
export function initialWeight(name: string, normal: () => number): number {
	if (name.endsWith('gain')) return 1;
	if (name.endsWith('shift') || zeroAtFirst.has(name.replace(/^\d+\./, ''))) return 0;
	return 0.02 * normal();
}

const zeroAtFirst: ReadonlySet<string> = new Set([
	'distances',
	'later',
	...tokenFields.map(({ name }) => name),
]);
