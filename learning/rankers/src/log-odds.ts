import { featureCount as F, firstOfRequest } from '@marquee/features';
import type { RankerWeights } from './ranker-model.ts';

/** Log-odds of three heads for n rows of features, before calibration: what the ONNX graph of the network answers, to 1e-5. */
export type LogOdds = (
	features: Float32Array, // (N, F)
	n: number,
	into: readonly [Float32Array, Float32Array, Float32Array], // (N) each
) => void;

/** Inner units are computed four at a time: one waits for its own sum, four fill the wait. */
const lanes = 4;

/**
 * The network in plain arrays.
 *
 *   h = silu(x W + b),   z = h U + x S + c
 *
 * What the columns of the request alone come to is kept from row to row while they stay the same.
 */
export function logOddsOf(weights: RankerWeights): LogOdds {
	const H = weights['trunk-bias'].length;
	const trunk = inLanes(weights.trunk, H);
	const out = Float64Array.from(weights.heads); // (H, 3)
	const straight = Float64Array.from(weights.straight); // (F, 3)
	const ofRequest = requestPart(weights);
	return (features, n, [first, second, third]) => {
		for (let i = 0, row = 0; i < n; i++, row += F) {
			const begins = ofRequest(features, row);
			let [z0, z1, z2] = [begins[H]!, begins[H + 1]!, begins[H + 2]!];
			for (let f = 0, at = 0; f < firstOfRequest; f++, at += 3) {
				const x = features[row + f]!;
				z0 += x * straight[at]!;
				z1 += x * straight[at + 1]!;
				z2 += x * straight[at + 2]!;
			}
			for (let h = 0; h < H; h += lanes) {
				let a = begins[h]!;
				let b = begins[h + 1]!;
				let c = begins[h + 2]!;
				let d = begins[h + 3]!;
				for (let f = 0, at = h * F; f < firstOfRequest; f++, at += lanes) {
					const x = features[row + f]!;
					a += x * trunk[at]!;
					b += x * trunk[at + 1]!;
					c += x * trunk[at + 2]!;
					d += x * trunk[at + 3]!;
				}
				a /= 1 + Math.exp(-a);
				b /= 1 + Math.exp(-b);
				c /= 1 + Math.exp(-c);
				d /= 1 + Math.exp(-d);
				const u = 3 * h;
				z0 += a * out[u]! + b * out[u + 3]! + c * out[u + 6]! + d * out[u + 9]!;
				z1 += a * out[u + 1]! + b * out[u + 4]! + c * out[u + 7]! + d * out[u + 10]!;
				z2 += a * out[u + 2]! + b * out[u + 5]! + c * out[u + 8]! + d * out[u + 11]!;
			}
			first[i] = z0;
			second[i] = z1;
			third[i] = z2;
		}
	};
}

/** Whether a row's request says anything that the one before does not. */
function asksOtherwise(features: Float32Array, row: number): boolean {
	for (let f = firstOfRequest; f < F; f++)
		if (features[row + f] !== features[row + f - F]) return true;
	return false;
}

/**
 * What the inner units and then the heads begin with in a row: biases, and what its request adds. Rows must be asked about in
 * order, from the first. `// (H + 3)`
 */
function requestPart(weights: RankerWeights) {
	const H = weights['trunk-bias'].length;
	const biases = Float64Array.of(...weights['trunk-bias'], ...weights['heads-bias']);
	const begins = biases.slice();
	return (features: Float32Array, row: number): Float64Array => {
		if (row > 0 && !asksOtherwise(features, row)) return begins;
		begins.set(biases);
		for (let f = firstOfRequest; f < F; f++) {
			const x = features[row + f]!;
			for (let h = 0; h < H; h++) begins[h]! += x * weights.trunk[f * H + h]!;
			for (let o = 0; o < 3; o++) begins[H + o]! += x * weights.straight[f * 3 + o]!;
		}
		return begins;
	};
}

/** (F, H) as H / 4 blocks of (F, 4), so that the innermost loop reads forward. */
function inLanes(matrix: Float32Array, H: number): Float64Array {
	const blocks = new Float64Array(matrix.length);
	for (let h = 0; h < H; h++)
		for (let f = 0; f < F; f++)
			blocks[(Math.floor(h / lanes) * F + f) * lanes + (h % lanes)] = matrix[f * H + h]!;
	return blocks;
}
