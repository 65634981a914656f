import type { Evidence } from './evidence.ts';

/** A value, and what each row had to do with it: V̂ − V ≈ mean of the influences, which have mean 0. */
export interface Influenced {
	readonly value: number;
	readonly influences: Float64Array; // (N)
	/** Of which two factors influences are made, but for what varies less: e ≈ w r, each (N). */
	readonly product?: Product;
}

/** A weight and what it weighs, of each row. */
export interface Product {
	readonly weights: Float64Array; // (N)
	readonly residuals: Float64Array; // (N)
}

/** One way to say from a log what a target would have earned per row. */
export interface Estimator {
	/** As in reports. */
	readonly name: string;
	/** What it needs that evidence may lack; `undefined` if it can be asked. */
	readonly lacks: (evidence: Evidence) => string | undefined;
	readonly of: (evidence: Evidence) => Influenced;
	/** The estimator without its bias; its interval has to reach as far as that one's. */
	readonly unbiased?: Estimator;
	/** The number that it was tuned to. */
	readonly tunedTo?: number;
}

/** An estimate that is the mean of one contribution per row; contributions become its influences, in place. */
export function meanOf(contributions: Float64Array, product?: Product): Influenced {
	const rows = contributions.length;
	let total = 0;
	for (let i = 0; i < rows; i++) total += contributions[i]!;
	const value = total / rows;
	const influences = contributions;
	for (let i = 0; i < rows; i++) influences[i]! -= value;
	return { value, influences, ...(product !== undefined && { product }) };
}

/** The mean of weight times residual. */
export const meanOfProduct = (product: Product): Influenced =>
	meanOf(
		product.weights.map((w, i) => w * product.residuals[i]!),
		product,
	);

/** For estimators that ask weights alone. */
export const lacksNothing = (): undefined => undefined;

/** For estimators that lean on a model of rewards. */
export const lacksModel = ({ direct }: Evidence): string | undefined =>
	direct === undefined ? 'no model of rewards, or a target that states too little' : undefined;

/** For estimators that divide by the sum of weights. */
export const lacksWeight = ({ weights }: Evidence): string | undefined =>
	weights.some((w) => w > 0) ? undefined : 'no row has weight';
