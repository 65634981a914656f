import { choleskyFactor, choleskySolve } from '@marquee/numerics';
import { type Arm, meanArm } from './arm.ts';
import { type Moments, mergedMoments } from './moments.ts';

/** Two arms after the covariates have explained what they can. */
export interface Adjusted {
	readonly control: Arm;
	readonly treatment: Arm;
	/** What a unit of each covariate is worth; empty where none varies. */
	readonly theta: readonly number[];
	/** Of the variance of the difference, how much is left; about 1 − correlation². */
	readonly varianceLeft: number;
	/** Difference of the covariates' means, treatment − control: with a sound assignment only chance. */
	readonly imbalance: readonly number[];
}

/**
 * CUPED: the difference of means less what covariates from before the experiment would have made of it.
 *
 *   θ = Var(X)⁻¹ Cov(X, Y) over both arms taken together,   Y' = Y − θ X,   s² = s²ᵧ + θᵀ Sₓ θ − 2 θᵀ sₓᵧ of each arm
 *
 * Groups may be of any two sizes: one θ for both leaves the estimate unbiased. Covariates must be known before the first
 * exposure, and be filled in alike in both arms where they are missing. Relative effects stay relative to the unadjusted
 * control.
 *
 * @param control moments of the outcome, then of the covariates.
 * @paper Deng, Xu, Kohavi, Walker: Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data. WSDM 2013.
 */
export function cuped(control: Moments, treatment: Moments): Adjusted {
	const theta = pooledTheta(mergedMoments(control, treatment));
	const [c, t] = [adjusted(control, theta), adjusted(treatment, theta)];
	const [rawC, rawT] = [meanArm(control), meanArm(treatment)];
	const raw = rawC.variance / rawC.n + rawT.variance / rawT.n;
	return {
		control: c,
		treatment: t,
		theta,
		varianceLeft: raw > 0 ? (c.variance / c.n + t.variance / t.n) / raw : 1,
		imbalance: control.means.slice(1).map((mean, i) => treatment.means[i + 1]! - mean),
	};
}

/** Regression weights of the outcome (first) on the covariates; all 0 where these do not vary or say the same twice. */
export function pooledTheta({ means, covariances }: Moments): readonly number[] {
	const width = means.length;
	const count = width - 1;
	const of = (i: number, j: number) => covariances[i * width + j]!;
	// Scaled to correlations first, so that covariates of all sizes are solved alike.
	const scales = Array.from({ length: count }, (_, i) => Math.sqrt(of(i + 1, i + 1)));
	if (scales.some((scale) => scale === 0) || count === 0) return scales.map(() => 0);
	const matrix = Float64Array.from({ length: count * count }, (_, at) => {
		const [i, j] = [Math.floor(at / count), at % count];
		return of(i + 1, j + 1) / (scales[i]! * scales[j]!);
	});
	const right = Float64Array.from(scales, (scale, i) => of(i + 1, 0) / scale);
	if (isSingular(matrix, count)) return scales.map(() => 0);
	choleskyFactor(matrix, count);
	choleskySolve(matrix, count, right);
	return scales.map((scale, i) => right[i]! / scale);
}

/** Whether one covariate is a sum of others, as far as digits tell. */
function isSingular(matrix: Float64Array, n: number): boolean {
	const trial = matrix.slice();
	try {
		choleskyFactor(trial, n);
	} catch (cause) {
		if (cause instanceof RangeError) return true;
		throw cause;
	}
	return trial.some((value, at) => at % (n + 1) === 0 && value < 1e-6);
}

function adjusted(moments: Moments, theta: readonly number[]): Arm {
	const width = moments.means.length;
	const plain = meanArm(moments);
	const loadings = [1, ...theta.map((one) => -one)];
	let mean = 0;
	let variance = 0;
	for (let i = 0; i < width; i++) {
		mean += loadings[i]! * moments.means[i]!;
		for (let j = 0; j < width; j++)
			variance += loadings[i]! * loadings[j]! * moments.covariances[i * width + j]!;
	}
	return { ...plain, mean, variance: Math.max(0, variance) };
}
