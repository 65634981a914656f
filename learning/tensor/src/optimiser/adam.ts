/** How Adam moves; every field has the paper's default. */
export interface AdamOptions {
	/** Decay of the mean of gradients. */
	readonly beta1?: number;
	/** Decay of the mean of squared gradients. */
	readonly beta2?: number;
	readonly epsilon?: number;
	/** Share of a weight taken off at rate 1, beside the gradient (AdamW). */
	readonly weightDecay?: number;
	/** Weights from `start` to `start + length` that decay; without it all do. Gains and biases usually do not. */
	readonly decaying?: readonly { readonly start: number; readonly length: number }[];
}

/** What Adam remembers between steps: one entry per weight, and how many steps were made. */
export interface AdamState {
	readonly mean: Float32Array;
	readonly square: Float32Array;
	readonly steps: Int32Array; // (1)
}

/** Nothing remembered yet. */
export const adamState = (length: number): AdamState => ({
	mean: new Float32Array(length),
	square: new Float32Array(length),
	steps: new Int32Array(1),
});

/**
 * One step of Adam, in place, over all weights as one flat array.
 *
 *   m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *   w ← w − rate · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε) − rate · decay · w
 *
 * `factor` multiplies the gradient on the way in: what clipping asks for, without a pass of its own.
 *
 * @throws {RangeError} if weights, gradient and state differ in length.
 * @paper Kingma, Ba: Adam. ICLR 2015. Loshchilov, Hutter: Decoupled Weight Decay Regularization. ICLR 2019.
 */
export function adam(
	weights: Float32Array,
	gradient: Float32Array,
	state: AdamState,
	rate: number,
	options: AdamOptions & { readonly factor?: number } = {},
): void {
	const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, factor = 1 } = options;
	const { mean, square } = state;
	const length = weights.length;
	if (gradient.length !== length || mean.length !== length || square.length !== length)
		throw new RangeError(
			`adam: ${length} weights, ${gradient.length} gradients, state of ${mean.length}`,
		);
	const step = state.steps[0]! + 1;
	state.steps[0] = step;
	decay(weights, rate, options);
	const pace = rate / (1 - beta1 ** step);
	const whitening = 1 / Math.sqrt(1 - beta2 ** step);
	for (let i = 0; i < length; i++) {
		const g = gradient[i]! * factor;
		const m = beta1 * mean[i]! + (1 - beta1) * g;
		const v = beta2 * square[i]! + (1 - beta2) * g * g;
		mean[i] = m;
		square[i] = v;
		weights[i] = weights[i]! - (pace * m) / (Math.sqrt(v) * whitening + epsilon);
	}
}

function decay(weights: Float32Array, rate: number, options: AdamOptions): void {
	const { weightDecay = 0, decaying = [{ start: 0, length: weights.length }] } = options;
	if (weightDecay === 0) return;
	const kept = 1 - rate * weightDecay;
	for (const { start, length } of decaying)
		for (let i = start; i < start + length; i++) weights[i] = weights[i]! * kept;
}
