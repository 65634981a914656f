import { normalQuantile, quantile } from '@marquee/numerics';
import { ordered } from './ordered-p-values.ts';
import { refusal } from './refusals.ts';

/** Of many tests, the share without an effect. */
export interface TrueNullShare {
	readonly estimate: number;
	readonly standardError: number;
	readonly low: number;
	readonly high: number;
	/** p-values above it were taken for those of tests without an effect. */
	readonly lambda: number;
}

/**
 * The share of tests that have no effect: p-values of those are even, so what lies above λ is nearly all theirs.
 *
 *   π̂₀(λ) = #{pᵢ ≥ λ} / (m (1 − λ)),   λ of 0.05, 0.1 … 0.95 with the least W / (m² (1 − λ)²) (1 − W / m) + (π̂₀ − min₁₀ π̂₀)²
 *
 * W counts p ≥ λ, and min₁₀ is the tenth percentile over λ: variance plus an estimate of the squared bias. Rather too
 * high: an effect that is too small for its test looks like none.
 *
 * @throws {Failure} `statistics-sample-too-small` of fewer than 20 p-values; `statistics-sample-malformed`
 * @paper Storey, Taylor, Siegmund: Strong Control, Conservative Point Estimation and Simultaneous Conservative Consistency of False Discovery Rates. JRSS B 2004.
 */
export function trueNullShare(pValues: readonly number[], alpha = 0.05): TrueNullShare {
	ordered(pValues); // refuses what is no p-value
	const m = pValues.length;
	if (m < 20)
		throw refusal('statistics-sample-too-small', `${m} p-values`, 'Give 20 or more tests.');
	const found = lambdas.map((lambda) => {
		const above = pValues.filter((p) => p >= lambda).length;
		return { lambda, above, share: above / (m * (1 - lambda)) };
	});
	const least = quantile(
		found.map(({ share }) => share).sort((a, b) => a - b),
		0.1,
	);
	const squaredError = ({ lambda, above, share }: (typeof found)[number]) =>
		(above / (m * (1 - lambda)) ** 2) * (1 - above / m) + (share - least) ** 2;
	const { lambda, above, share } = found.reduce((best, one) =>
		squaredError(one) < squaredError(best) ? one : best,
	);
	const standardError = Math.sqrt(((above / m) * (1 - above / m)) / m) / (1 - lambda);
	const width = -normalQuantile(alpha / 2) * standardError;
	return {
		estimate: Math.min(1, share),
		standardError,
		low: Math.max(0, share - width),
		high: Math.min(1, share + width),
		lambda,
	};
}

const lambdas = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
