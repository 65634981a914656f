import { type DiversityDial, diversityDial } from '@marquee/ranking';
import type { SearchFeature } from './features.ts';

/** How the exploration place of an answer is given. */
export interface SearchExploration {
	/** The probability that chance has a say at the place at all. */
	readonly rate: number;
	/** Counted from 0; moved down behind every title whose name is or begins with what was typed. */
	readonly place: number;
	/** A title is new for so many days… */
	readonly newForDays: number;
	/** …and while no more profiles took it up. */
	readonly mostProfiles: number;
}

/** All that decides an order, under one version: a trace names it, and a replay asks for it. */
export interface SearchPolicy {
	readonly version: string;
	/** How much each feature counts where nothing was learnt. */
	readonly weights: Readonly<Record<SearchFeature, number>>;
	readonly exploration: SearchExploration;
	/** How far an answer to a description is made diverse. */
	readonly diversity: DiversityDial;
	/** From which confidence a description, or somebody's work, comes before names that only begin with what was typed. */
	readonly sureFrom: Readonly<Record<'explore' | 'find', number>>;
}

/**
 * The policy that serves unless another is given. Weights of cost, later words, popularity, trend and taste were chosen on days of real
 * viewing; names were typed from their beginning there, so of later words it only says that they are rarer, and the weight is a judgement
 * like all the others. Clicks correct them.
 */
export const defaultSearchPolicy: SearchPolicy = {
	version: 'search-2',
	weights: {
		cost: -10, // inside a tier nothing weighs more than being like what was typed
		edits: -0.5, // mostly in the cost already
		weight: 1,
		laterWord: -2, // made up for by being watched by everybody
		anyOrder: -2,
		popularity: 3,
		popularityOfShort: 1, // one letter says nothing: what everybody watches is likeliest
		trendHere: 3, // what is looked for is what people speak of
		freshness: 0.3,
		taste: 2,
		tasteOfShort: 0.5,
		nameInLanguage: 0.5,
		madeInLanguage: 0.2,
		fused: 3,
		billing: 1.5,
	},
	exploration: { rate: 0.1, place: 3, newForDays: 30, mostProfiles: 50 },
	diversity: diversityDial(),
	sureFrom: { explore: 0.5, find: 0.75 }, // of two letters that begin a name and a title, neither is sure
};
