import type { Ends } from '../words/effects.ts';

/** From where to where a picture of intervals reaches. */
export interface Reach {
	readonly low: number;
	readonly high: number;
}

/** Whether an interval says something: all of it on the good side of nothing, all on the bad one, or on both. */
export type Tone = 'good' | 'bad' | 'open';

/** An interval as shares of the width of its picture, 0 to 1. */
export interface IntervalPicture {
	readonly low: number;
	readonly high: number;
	readonly estimate: number;
	/** Where nothing is changed. */
	readonly zero: number;
	/** Where the loss that is accepted ends. */
	readonly margin?: number;
	/** Ends that lie beyond the picture, or are open. */
	readonly goesOn: { readonly low: boolean; readonly high: boolean };
	readonly tone: Tone;
}

/** So much air stands at both sides. */
const air = 0.06;

/** A reach that holds every one of these and nothing itself; open ends are left out. */
export function reachOf(effects: readonly Ends[], others: readonly number[] = []): Reach {
	const ends = [
		0,
		...others,
		...effects.flatMap(({ estimate, low, high }) => [estimate, low ?? estimate, high ?? estimate]),
	].filter(Number.isFinite);
	const [low, high] = [Math.min(...ends), Math.max(...ends)];
	const more = (high - low) * air || 1;
	return { low: low - more, high: high + more };
}

/** On which side of nothing an interval lies. */
export function toneOf({ low, high }: Ends, better: 'higher' | 'lower'): Tone {
	if (low !== null && low > 0) return better === 'higher' ? 'good' : 'bad';
	if (high !== null && high < 0) return better === 'lower' ? 'good' : 'bad';
	return 'open';
}

/** Where an interval stands in a picture of this reach. */
export function pictured(
	effect: Ends,
	reach: Reach,
	{ better, margin }: { readonly better: 'higher' | 'lower'; readonly margin?: number | undefined },
): IntervalPicture {
	const place = (value: number) =>
		Math.min(1, Math.max(0, (value - reach.low) / (reach.high - reach.low)));
	const { low, high, estimate } = effect;
	return {
		low: low === null ? 0 : place(low),
		high: high === null ? 1 : place(high),
		estimate: place(estimate),
		zero: place(0),
		...(margin !== undefined && { margin: place(marginAt(margin, better)) }),
		goesOn: {
			low: low === null || low < reach.low,
			high: high === null || high > reach.high,
		},
		tone: toneOf(effect, better),
	};
}

/** Where a loss of this size lies: below nothing where more is better, above where less is. */
export const marginAt = (margin: number, better: 'higher' | 'lower'): number =>
	better === 'higher' ? -margin : margin;
