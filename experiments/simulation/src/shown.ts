import type { Random } from '@marquee/units';
import type { Known } from './member.ts';

/** A page: titles row after row. Without rows it is one list. */
export interface ShownPage {
	/** All titles, the first row's first. */
	readonly titles: Int32Array;
	/** Where each row ends among the titles; absent: one row. */
	readonly rowEnds?: Int32Array;
	/** By what a member knows each row again; without it no row tires. */
	readonly rowKeys?: Int32Array;
}

/** What a ranker shows, and how likely it was to show each title there given those before it, where it can say. */
export interface Slate extends ShownPage {
	readonly propensities?: Float64Array;
}

/** Anything that says what to show a member now. */
export interface Ranker {
	readonly name: string;
	/** At most `places` titles, each once. */
	readonly slate: (member: Known, now: number, places: number, random: Random) => Slate;
}
