import { bracketedRoot, normalLower, normalQuantile, normalUpper } from '@marquee/numerics';
import { type AskedAlways, alwaysValidDeviates } from './asymptotic-sequence.ts';
import { askedFully } from './reading.ts';
import { refusal, requireFinite, requirePositive, requireShare } from './refusals.ts';

/** An experiment that has not begun. */
export interface Plan extends AskedAlways {
	/** Variance of one unit's metric in control and treatment (of CUPED's residual, of the ratio's delta). */
	readonly variances: readonly [number, number];
	/** Share of the units that go to treatment; ½ unless told otherwise. */
	readonly treated?: number;
	/** Whether it will be looked at all the time, by confidence sequence, or once, at the end. */
	readonly sequential?: boolean;
}

/**
 * The chance to see this effect with so many units in both arms.
 *
 *   SE = √(σ²꜀ / ((1 − q) n) + σ²ₜ / (q n)),   power = Φ(|δ| / SE − c) (+ Φ(−|δ| / SE − c) two-sided)
 *
 * c is z of α (two-sided α / 2) for one look, and the half-width of the confidence sequence at n in standard errors for
 * many: the chance that it excludes the margin by then, from below, since earlier looks count too.
 *
 * @param effect against the margin, in the direction that is asked about.
 * @throws {Failure} `statistics-setting-malformed`
 * @paper Chow, Shao, Wang: Sample Size Calculations in Clinical Research, 2nd edition, section 3.2. 2008.
 */
export function power(effect: number, n: number, plan: Plan): number {
	const { alternative, margin } = askedFully(plan);
	requireFinite({ effect });
	requirePositive(n, 'n');
	const distance = (effect - margin) / standardErrorOf(n, plan);
	const c = critical(n, plan);
	if (alternative === 'greater') return normalLower(distance - c);
	if (alternative === 'less') return normalLower(-distance - c);
	return normalLower(Math.abs(distance) - c) + normalUpper(Math.abs(distance) + c);
}

/**
 * The fewest units in both arms together with which this effect is seen with this chance; a fraction, to be rounded up
 * in each arm.
 *
 * @throws {Failure} `statistics-setting-malformed` if the effect is the margin, or lies on the side not asked about.
 */
export function unitsNeeded(effect: number, wanted: number, plan: Plan): number {
	requireShare(wanted, 'power');
	const { alternative, margin, alpha } = askedFully(plan);
	const toward = alternative === 'less' ? margin - effect : effect - margin;
	if (!Number.isFinite(effect) || toward === 0 || (alternative !== 'two-sided' && toward < 0))
		throw refusal(
			'statistics-setting-malformed',
			`an effect of ${effect} against a margin of ${margin}`,
			'Name an effect that the question is about.',
		);
	if (wanted <= alpha)
		throw refusal('statistics-setting-malformed', `power is ${wanted}`, 'It must be above alpha.');
	const short = (logN: number) => power(effect, Math.exp(logN), plan) - wanted;
	let [low, high] = [0, 10];
	while (short(low) > 0) low -= 10;
	while (short(high) < 0) {
		if (high > 650)
			throw refusal('statistics-setting-malformed', `an effect of ${effect}`, 'Name a larger one.');
		high += 10;
	}
	return Math.exp(bracketedRoot(short, low, high));
}

/**
 * The smallest effect (its distance from the margin) that so many units see with this chance.
 *
 *   δ = (c + z_power) SE; two-sided the far tail is taken into account too
 *
 * @throws {Failure} `statistics-setting-malformed`
 */
export function minimumDetectableEffect(n: number, wanted: number, plan: Plan): number {
	requireShare(wanted, 'power');
	const { alternative, margin, alpha } = askedFully(plan);
	if (wanted <= alpha)
		throw refusal('statistics-setting-malformed', `power is ${wanted}`, 'It must be above alpha.');
	const unit = standardErrorOf(n, plan);
	const side = alternative === 'less' ? -1 : 1;
	const short = (deviates: number) => power(margin + side * deviates * unit, n, plan) - wanted;
	const most = critical(n, plan) + Math.abs(normalQuantile(wanted)) + 1;
	return bracketedRoot(short, wanted > 0.5 ? critical(n, plan) / 2 : -most, most) * unit;
}

/**
 * How long the experiment must run for so many units: whole days of traffic, then whole weeks, since weekdays differ,
 * and the days that the metric takes to mature after the last unit has come.
 */
export function runLength(
	units: number,
	{ perDay, maturesInDays = 0 }: { readonly perDay: number; readonly maturesInDays?: number },
): { readonly enrolmentDays: number; readonly wholeWeeks: number; readonly untilReadable: number } {
	requirePositive(perDay, 'units a day');
	requirePositive(units, 'units');
	const enrolmentDays = Math.ceil(units / perDay);
	const wholeWeeks = Math.ceil(enrolmentDays / 7);
	return { enrolmentDays, wholeWeeks, untilReadable: wholeWeeks * 7 + maturesInDays };
}

/** The standard error that n units in both arms together will leave. */
export function standardErrorOf(n: number, { variances, treated = 0.5 }: Plan): number {
	requireShare(treated, 'the share of treatment');
	const [c, t] = variances;
	if (!(c >= 0 && t >= 0 && c + t > 0 && c + t < Infinity))
		throw refusal(
			'statistics-setting-malformed',
			`variances are ${c} and ${t}`,
			'Take them above 0.',
		);
	return Math.sqrt((c / (1 - treated) + t / treated) / n);
}

function critical(n: number, plan: Plan): number {
	const { alpha, alternative } = askedFully(plan);
	if (plan.sequential) return alwaysValidDeviates(n, plan);
	return -normalQuantile(alternative === 'two-sided' ? alpha / 2 : alpha);
}
