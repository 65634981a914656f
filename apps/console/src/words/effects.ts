import { count, percent, score } from './figures.ts';

/** An effect as far as words need it; `null` is an end that is open. */
export interface Ends {
	readonly estimate: number;
	readonly low: number | null;
	readonly high: number | null;
}

/** In what an effect is said: `factor` of them are one of the metric's own. */
export interface Scale {
	readonly factor: number;
	readonly unit: string;
}

/** A metric that is a share of something is said in per cent, and its changes in points of them. */
export const isShare = (unit: string): boolean => /^share\b|\bof all\b/i.test(unit);

/** Changes of a metric in its own unit; those of a share in percentage points. That a mean is one of members goes without saying. */
export const ownScale = (unit: string): Scale =>
	isShare(unit)
		? { factor: 100, unit: 'points' }
		: { factor: 1, unit: unit.replace(/ a member$/, '') };

/** Changes relative to the control's mean. */
export const relativeScale: Scale = { factor: 100, unit: '%' };

/** A preference, −1 to 1: a direction without a unit. */
export const directionScale: Scale = { factor: 1, unit: '' };

/** A value of a metric without its unit, but for the sign of per cent: `41.2 %`, `3.82`, `1,204`. */
export const valueWords = (value: number, unit: string): string =>
	isShare(unit) ? percent(value) : score(value).replace('-', '−');

/** An effect in words: the estimate, and from where to where it may lie. */
export interface EffectWords {
	readonly estimate: string;
	readonly interval: string;
}

/** All ends with as many digits as the width of the interval can bear: `+1.9 %`, `+0.4 to +3.4 %`. */
export function effectWords({ estimate, low, high }: Ends, { factor, unit }: Scale): EffectWords {
	const width = Math.max(...[low, high].map((end) => Math.abs((end ?? estimate) - estimate)));
	const decimals = decimalsOf((width || Math.abs(estimate)) * factor);
	const signedEnd = (value: number) => signed(value * factor, decimals);
	const said = (words: string) => (unit === '' ? words : `${words} ${unit}`);
	return { estimate: said(signedEnd(estimate)), interval: said(between(low, high, signedEnd)) };
}

function between(
	low: number | null,
	high: number | null,
	words: (value: number) => string,
): string {
	if (low === null) return high === null ? 'anything' : `at most ${words(high)}`;
	return high === null ? `at least ${words(low)}` : `${words(low)} to ${words(high)}`;
}

/** Two digits of what is uncertain; no more than six behind the point. */
function decimalsOf(width: number): number {
	if (!(width > 0)) return 1;
	return Math.min(6, Math.max(0, Math.ceil(1 - Math.log10(width))));
}

/** `+1.9`, `−0.04`, `0`: with its sign, and a nought without one. */
export function signed(value: number, decimals: number): string {
	const rounded = Number(value.toFixed(decimals));
	if (rounded === 0) return (0).toFixed(decimals);
	const digits = Math.abs(rounded);
	const words = digits >= 1000 ? count(digits) : digits.toFixed(decimals);
	return `${rounded < 0 ? '−' : '+'}${words}`;
}

/** An estimate of something that is no change: without signs, digits as its interval can bear: `0.0447`, `0.0416 to 0.0478`. */
export function figureWords({ estimate, low, high }: Ends): EffectWords {
	const width = Math.max(...[low, high].map((end) => Math.abs((end ?? estimate) - estimate)));
	const decimals = decimalsOf(width || Math.abs(estimate));
	const words = (value: number) => signed(value, decimals).replace('+', '');
	return { estimate: words(estimate), interval: between(low, high, words) };
}

/** A name as it stands at a beginning: services write metrics in small letters. */
export const headed = (name: string): string =>
	name.charAt(0).toLocaleUpperCase('en') + name.slice(1);

/** `p = 0.034`; what is smaller than a thousandth is only said to be so. */
export const chanceWords = (p: number): string =>
	p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(p < 0.1 ? 3 : 2)}`;

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The day of a moment, in UTC: `3 Oct`. */
export const dayWords = (epochMs: number): string => days.format(epochMs);
