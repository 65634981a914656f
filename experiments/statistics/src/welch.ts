import { studentTLower, studentTQuantile, studentTUpper } from '@marquee/numerics';
import type { Arm } from './arm.ts';
import { contrast } from './contrast.ts';
import { type Alternative, type Asked, around, askedFully, type Reading } from './reading.ts';

/** A question about two arms; `relative` asks for the effect as a share of the control. */
export interface AskedOfArms extends Asked {
	readonly relative?: boolean;
}

/**
 * Treatment against control at one look that was fixed before the start: Welch's t, variances need not be equal.
 *
 *   t = (d − margin) / SE,   ν = (s²ₜ/nₜ + s²꜀/n꜀)² / (s⁴ₜ / (nₜ² (nₜ − 1)) + s⁴꜀ / (n꜀² (n꜀ − 1)))
 *
 * Looked at again and again it is wrong far more often than alpha: use a confidence sequence for that.
 *
 * @throws {Failure} `statistics-without-variance`, `statistics-baseline-zero`, `statistics-setting-malformed`
 * @paper Welch: The Generalization of Student's Problem when Several Different Population Variances are Involved. Biometrika 1947.
 */
export function welch(control: Arm, treatment: Arm, asked: AskedOfArms = {}): Reading {
	const { alpha, alternative, margin } = askedFully(asked);
	const { estimate, variance } = contrast(control, treatment, asked.relative);
	const standardError = Math.sqrt(variance);
	const degrees = welchDegrees(control, treatment);
	const tail = alternative === 'two-sided' ? alpha / 2 : alpha;
	const width = -studentTQuantile(tail, degrees) * standardError;
	const t = (estimate - margin) / standardError;
	return {
		estimate,
		standardError,
		...around(estimate, width, alternative),
		pValue: ofStatistic(
			t,
			alternative,
			(one) => studentTUpper(one, degrees),
			(one) => studentTLower(one, degrees),
		),
	};
}

/** Satterthwaite's degrees of freedom, those of the absolute difference. */
export function welchDegrees(control: Arm, treatment: Arm): number {
	const [c, t] = [control.variance / control.n, treatment.variance / treatment.n];
	const [shareC, shareT] = [c / (c + t), t / (c + t)]; // shares, so that nothing overflows
	return 1 / (shareC ** 2 / (control.n - 1) + shareT ** 2 / (treatment.n - 1));
}

/** The p-value of a statistic that is symmetric about 0 without an effect. */
export function ofStatistic(
	statistic: number,
	alternative: Alternative,
	upper: (statistic: number) => number,
	lower: (statistic: number) => number,
): number {
	if (alternative === 'greater') return upper(statistic);
	if (alternative === 'less') return lower(statistic);
	return Math.min(1, 2 * upper(Math.abs(statistic)));
}
