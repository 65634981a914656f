import type { TitleIndex } from '@marquee/catalogue';
import type { EpochMs, TitleId } from '@marquee/units';

/** A title that many watch. */
export interface PopularTitle {
	readonly titleId: TitleId;
	readonly index: TitleIndex;
	readonly score: number;
	/** How many profiles took it up: in the last days for trending, ever for all time. */
	readonly profiles: number;
}

/** What everybody watches. Titles of the catalogue only; those that nobody took up are not listed. */
export interface Popularity {
	/** By profiles that took a title up, each counting less the longer ago; best first, ties by all time, then by id. */
	readonly trending: (now: EpochMs, limit: number) => readonly PopularTitle[];
	/** By profiles that ever took a title up; best first, ties by id. */
	readonly allTime: (limit: number) => readonly PopularTitle[];
	/** How a title stands among the others, in deviations from the mean of the logarithms. */
	readonly standing: (index: TitleIndex, now: EpochMs) => Standing;
	/** How many profiles ever took up each title, by catalogue index. Not to be written to. */
	readonly profiles: () => Float64Array; // (V)
	/** The all-time standing of every title, by catalogue index. Not to be written to. */
	readonly prominence: () => Float32Array; // (V)
}

export interface Standing {
	readonly prominence: number;
	readonly trend: number;
	readonly profiles: number;
	readonly recentProfiles: number;
}
