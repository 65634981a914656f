import type { Arm } from './arm.ts';
import { type Contrast, contrast } from './contrast.ts';
import { type Asked, around, askedFully, type Reading } from './reading.ts';
import { refusal, requireFinite, requirePositive } from './refusals.ts';
import type { AskedOfArms } from './welch.ts';

/** A question that may be asked at every moment of an experiment. */
export interface AskedAlways extends Asked {
	/** Units of both arms at which a decision is expected, fixed before the start: there the interval is narrowest. */
	readonly tuning?: number;
}

/**
 * Treatment against control, looked at whenever one likes: the interval that holds at all times together.
 *
 * @throws {Failure} `statistics-without-variance`, `statistics-baseline-zero`, `statistics-setting-malformed`
 */
export const asymptoticSequence = (
	control: Arm,
	treatment: Arm,
	asked: AskedOfArms & AskedAlways = {},
): Reading => sequenceOf(contrast(control, treatment, asked.relative), asked);

/**
 * The asymptotic confidence sequence around any estimate that is a mean of n units.
 *
 *   ρ² = (−2 ln α + ln(1 − 2 ln α)) / n*
 *   estimate ± SE √( 2 (nρ² + 1) / (nρ²) · ln(√(nρ² + 1) / α) )
 *   p = min(1, √(nρ² + 1) exp(−ρ² S² / (2 (nρ² + 1)))),   S² = n (estimate − margin)² / SE²
 *
 * One-sided: ρ of 2α, and ln(1 + √(nρ² + 1) / (2α)) in place of the logarithm. The same bound is known as GAVI and as the
 * normal mixture. It is valid for all n together once the mean is about normal: begin after some hundred units an arm.
 *
 * @throws {Failure} `statistics-setting-malformed`, `statistics-without-variance`
 * @paper Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas: Time-uniform Central Limit Theory and Asymptotic Confidence Sequences. Annals of Statistics 2024.
 * @paper Howard, Ramdas, McAuliffe, Sekhon: Time-uniform, Nonparametric, Nonasymptotic Confidence Sequences. Annals of Statistics 2021.
 */
export function sequenceOf({ estimate, variance, n }: Contrast, asked: AskedAlways = {}): Reading {
	const { alternative, margin } = askedFully(asked);
	requireFinite({ estimate, variance });
	if (!(variance > 0))
		throw refusal(
			'statistics-without-variance',
			`the variance is ${variance}`,
			'Wait for more units.',
		);
	const standardError = Math.sqrt(variance);
	const distance = (estimate - margin) / standardError;
	const v = n * mixtureVariance(asked);
	const width = standardError * alwaysValidDeviates(n, asked);
	// exp(exponent) / √(v + 1) is what the mixture has earned against an effect of `margin`.
	const exponent = (v * distance ** 2) / (2 * (v + 1));
	const oneSided = (side: number) =>
		side * distance <= 0 ? 1 : Math.min(1, Math.sqrt(v + 1) / 2 / Math.expm1(exponent));
	const pValue =
		alternative === 'two-sided'
			? Math.min(1, Math.exp(Math.log(v + 1) / 2 - exponent))
			: oneSided(alternative === 'greater' ? 1 : -1);
	return { estimate, standardError, ...around(estimate, width, alternative), pValue };
}

/** Half the interval at n units, in standard errors: what z is to a fixed look. */
export function alwaysValidDeviates(n: number, asked: AskedAlways = {}): number {
	const { alpha, alternative } = askedFully(asked);
	requirePositive(n, 'n');
	const v = n * mixtureVariance(asked);
	const logarithm =
		alternative === 'two-sided'
			? Math.log(v + 1) / 2 - Math.log(alpha)
			: Math.log1p(Math.sqrt(v + 1) / (2 * alpha));
	return Math.sqrt(((2 * (v + 1)) / v) * logarithm);
}

/** ρ²: the variance of the normal mixture that makes the interval narrowest at `tuning` units. */
export function mixtureVariance(asked: AskedAlways = {}): number {
	const { alpha, alternative } = askedFully(asked);
	const { tuning = 5000 } = asked;
	requirePositive(tuning, 'tuning');
	const level = alternative === 'two-sided' ? alpha : 2 * alpha;
	if (level >= 1)
		throw refusal(
			'statistics-setting-malformed',
			`alpha is ${alpha}`,
			'One-sided, take one below ½.',
		);
	return (-2 * Math.log(level) + Math.log1p(-2 * Math.log(level))) / tuning;
}
