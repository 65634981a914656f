import type { Brand } from './brand.ts';

/** A length of time in seconds. */
export type Seconds = Brand<number, 'Seconds'>;
/** Between 0 and 1, both included. */
export type Probability = Brand<number, 'Probability'>;

/** @throws {RangeError} if the value is negative or not finite. */
export function seconds(value: number): Seconds {
	if (!(value >= 0 && value < Infinity)) throw new RangeError(`${value} is not a length of time`);
	return value as Seconds;
}

/** @throws {RangeError} if the value lies outside 0 to 1. */
export function probability(value: number): Probability {
	if (!(value >= 0 && value <= 1)) throw new RangeError(`${value} is not a probability`);
	return value as Probability;
}

/** The share of a title that was watched, never above 1. */
export function completion(watched: Seconds, runtime: Seconds): Probability {
	if (runtime === 0) throw new RangeError('a title without length cannot be completed');
	return probability(Math.min(1, watched / runtime));
}
