import type { ShownPage } from '@marquee/simulation';
import type { Told } from '../proving-ground.ts';

/** Who earns by a title of a page that was drawn from two: the first, the second, or nobody. */
export type EarnedBy = 0 | 1 | undefined;

/** A page that was drawn from two for one visit. */
export interface DrawnPage {
	readonly shown: ShownPage;
	/** Who earns by what stands at a place of it. */
	readonly earnedBy: (place: number) => EarnedBy;
	/** Whether the two pages that it was drawn from show the same. */
	readonly areAlike: boolean;
}

/** A member as a service knows them. It knows what happened before the log, and what it hears. */
export interface ServedMember {
	/** The page of this name for a visit at this moment. */
	readonly page: (name: string, atMs: number) => Promise<ShownPage>;
	/** The titles of that page in the order in which the service believes that they are read, each once. */
	readonly reading: (name: string, atMs: number) => Promise<Int32Array>;
	/** One page drawn from the pages of two names. */
	readonly drawn: (pair: readonly [string, string], atMs: number) => Promise<DrawnPage>;
	readonly hears: (told: Told) => void;
}

/** Anything that makes pages by name: ways to make them are what is proven. */
export interface PageService {
	/** Why a log of the pages of one name cannot tell what those of the other would have earned. */
	readonly whyUntold: (pair: readonly [string, string]) => string;
	/** A member of whom it has heard nothing but the past; whoever is opened twice is told everything twice. */
	readonly member: (index: number) => ServedMember;
}
