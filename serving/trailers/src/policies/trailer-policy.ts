import type { Situation } from '../situation.ts';

/**
 * A way to choose among a title's trailers: it states how likely it would show each, and whoever asks draws from that very
 * statement. So the probability that is logged is the one that was acted on, whatever the policy approximates inside.
 */
export interface TrailerPolicy {
	readonly name: string;
	/** Two policies of one name and version answer alike, for ever. */
	readonly version: string;
	/** One probability per trailer, in their order; they sum to 1. Pure: the same situation, the same answer. */
	readonly probabilities: (situation: Situation) => readonly number[];
}

/** How much of all showing is spread evenly, so that no trailer is ever beyond finding out: 0 to 1. */
export interface Exploring {
	readonly explore?: number;
}

/** A tenth: with five trailers each keeps at least 2 %. */
export const usualExplore = 0.1;

/**
 * A distribution with a floor under every trailer: (1 − ε) p + ε / K.
 *
 * @throws {RangeError} if ε lies outside 0 to 1.
 */
export function withFloor(preferred: readonly number[], explore: number): readonly number[] {
	if (!(explore >= 0 && explore <= 1)) throw new RangeError(`explores a share of ${explore}`);
	return preferred.map((p) => (1 - explore) * p + explore / preferred.length);
}

/** All on the largest; the first of equals, so that the order of ids decides. */
export function allOnLargest(scores: readonly number[]): readonly number[] {
	const best = scores.indexOf(Math.max(...scores));
	return scores.map((_, arm) => (arm === best ? 1 : 0));
}
