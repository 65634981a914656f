import type { Arm } from './arm.ts';
import { refusal, requireFinite } from './refusals.ts';

/** How far treatment lies from control, and the variance of that. */
export interface Contrast {
	readonly estimate: number;
	readonly variance: number;
	/** Units of both arms. */
	readonly n: number;
}

/**
 * The difference of two independent arms, or, relative, its ratio to the control by the delta method.
 *
 *   d = ȳₜ − ȳ꜀,   Var d = s²ₜ / nₜ + s²꜀ / n꜀
 *   ℓ = d / b,   Var ℓ = s²ₜ / (nₜ b²) + s²꜀ bₜ² / (n꜀ b⁴);   b, bₜ: the unadjusted means of control and treatment
 *
 * The delta method needs a control that is surely not near 0: some ten standard errors.
 *
 * @throws {Failure} `statistics-without-variance`; `statistics-baseline-zero` for a relative effect on nothing.
 * @paper Deng, Knoblich, Lu: Applying the Delta Method in Metric Analytics. KDD 2018.
 */
export function contrast(control: Arm, treatment: Arm, relative = false): Contrast {
	requireFinite({ ...control });
	requireFinite({ ...treatment });
	const difference = treatment.mean - control.mean;
	const [c, t] = [control.variance / control.n, treatment.variance / treatment.n];
	const base = control.baseline;
	if (relative && base === 0)
		throw refusal(
			'statistics-baseline-zero',
			`the control's mean is ${base}`,
			'Ask for the difference itself.',
		);
	if (!(c + t > 0))
		throw refusal(
			'statistics-without-variance',
			`every unit of control is ${control.mean}, every one of treatment ${treatment.mean}`,
			'Wait for units that differ.',
		);
	const n = control.n + treatment.n;
	if (!relative) return { estimate: difference, variance: c + t, n };
	const variance = t / base ** 2 + c * (treatment.baseline ** 2 / base ** 4);
	return { estimate: difference / base, variance, n };
}
