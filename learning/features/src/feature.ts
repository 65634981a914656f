import type { Reading } from './reading.ts';

/**
 * Where a number comes from: `facts` follow from the log and the catalogue alone and are computed again by a replay; `given`
 * ones are what the model and the sources said at the time.
 */
export type Origin = 'facts' | 'given';

/**
 * What a number rests on, where that spares computing it: `title`, the title, the counts and the year alone, so that it is kept from
 * one request to the next; `activity`, 0 where the profile never met the title; `sources`, 0 where nobody proposed it.
 */
export type RestsOn = 'title' | 'activity' | 'sources';

/** One number that a ranker reads of a title at a moment. What is not known has the value that says least. */
export interface Feature {
	/** Lower case, as weights name it. It is part of every trained ranker. */
	readonly name: string;
	/** What a larger value means, and what stands where nothing is known. */
	readonly meaning: string;
	readonly unit: string;
	/** No value lies outside, both ends included. */
	readonly range: readonly [number, number];
	readonly origin: Origin;
	/** Absent: on whatever a reading holds. */
	readonly restsOn?: RestsOn;
	/** Lays a request out; the answer is the value for a title, which `sources` proposed, as a sum of `sourceBit`s. */
	readonly of: (reading: Reading) => (title: number, sources: number) => number;
}

/** The value where nothing is known of any title. */
export const nothing = (): number => 0;

/** The same number, kept inside its range. */
export const within = (low: number, value: number, high: number): number =>
	value < low ? low : value > high ? high : value;
