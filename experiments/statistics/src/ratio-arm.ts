import type { Arm } from './arm.ts';
import type { Moments } from './moments.ts';
import { refusal, requireCount } from './refusals.ts';

/**
 * A ratio of two sums over units (hours per session, clicks per page), its variance by the delta method; units are what
 * was assigned, so sessions of one profile are not taken for independent.
 *
 *   R = Σ m / Σ d,   s² = s²ₘ / d̄² − 2 m̄ sₘₔ / d̄³ + m̄² s²ₔ / d̄⁴
 *
 * @param moments of numerator and denominator, in this order.
 * @throws {Failure} `statistics-baseline-zero` if the denominators add up to nothing; `statistics-sample-too-small`
 * @paper Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics. KDD 2018.
 */
export function ratioArm({ n, means, covariances }: Moments): Arm {
	requireCount(n, 'n', 2);
	const [m, d] = [means[0]!, means[1]!];
	if (d === 0)
		throw refusal(
			'statistics-baseline-zero',
			'the denominators add up to 0',
			'Count units that have a denominator.',
		);
	const ratio = m / d;
	const variance =
		(covariances[0]! - 2 * ratio * covariances[1]! + ratio ** 2 * covariances[3]!) / d ** 2;
	return { n, mean: ratio, variance: Math.max(0, variance), baseline: ratio };
}
