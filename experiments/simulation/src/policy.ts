/** Which law decides what is played of what was looked at. */
export type Choosing = 'one-a-visit' | 'each-on-its-merit';

/** How likely a viewer on a device goes on: to the next row, and to the next title of a row. */
export interface Reach {
	readonly down: number;
	readonly across: number;
}

/** What viewers watch on. */
export type ScreenName = 'television' | 'phone' | 'web' | 'tablet';

/**
 * All that a world rests on besides its seed. Log-odds and standard deviations of taste are its units where no other is said.
 */
export interface PolicyValues {
	/** How widely known titles differ: deviation of log weights, and how much of it is quality (a correlation). */
	readonly awareness: { readonly deviation: number; readonly withQuality: number };
	/** Genres by how many titles have them, and how many titles have one, two, three … genres. */
	readonly genres: {
		readonly titlesWith: Readonly<Record<string, number>>;
		readonly perTitle: readonly number[];
	};
	/** Hidden traits of titles and members: how many, and which share of a title's is its genres'. */
	readonly traits: { readonly dimensions: number; readonly ofGenres: number };
	/** Log-normal. */
	readonly runtimes: { readonly medianMinutes: number; readonly deviation: number };
	/** Age of a title when the world begins: quantiles at even steps, in days. */
	readonly agesDays: readonly number[];
	/** Deviations of what makes watching good: the title's worth, the member's own taste, and surprise. */
	readonly enjoyment: {
		readonly quality: number;
		readonly taste: number;
		readonly surprise: number;
	};
	/** How strongly foreseen enjoyment pulls; how much titles promise beyond it; how ready members are to play anything. */
	readonly choosing: {
		readonly law: Choosing;
		readonly appetite: number;
		readonly allure: number;
		/** What being known adds, for each deviation of log awareness. */
		readonly familiarity: number;
		readonly leaving: { readonly mean: number; readonly deviation: number };
	};
	readonly attention: Readonly<Record<ScreenName, Reach>>;
	readonly screens: Readonly<Record<ScreenName, number>>;
	/** New titles pull members who seek them; the pull halves with time. */
	readonly novelty: {
		readonly pull: number;
		readonly halfLifeDays: number;
		readonly deviation: number;
	};
	/** What is lost with each doubling of times shown in vain, once watched; rows that are passed over more and more. */
	readonly fatigue: {
		readonly perDoubling: number;
		readonly watched: number;
		readonly rowMost: number;
		readonly rowHalfway: number;
	};
	/** Share of visits by hour of the day (UTC) and by day of the week, Sunday first. */
	readonly rhythm: { readonly hours: readonly number[]; readonly days: readonly number[] };
	/** Visits of a member per day, log-normal between members; gaps between them are Weibull, bursty below a shape of 1. */
	readonly activity: {
		readonly medianPerDay: number;
		readonly deviation: number;
		readonly mostPerDay: number;
		readonly gapShape: number;
	};
	/** Log-odds of finishing by enjoyment; who finishes at once; how long the others take. */
	readonly finishing: {
		readonly level: number;
		readonly byEnjoyment: number;
		readonly atOnce: number;
		readonly delayMedianHours: number;
		readonly delayDeviation: number;
	};
	/** Thumbs: how many judge, log-normal; from which judgement up and down; how generous members differ. */
	readonly judging: {
		readonly medianShare: number;
		readonly deviation: number;
		readonly up: number;
		readonly down: number;
		readonly generosity: number;
	};
	readonly listing: { readonly share: number };
	/** How fast the mood of a member follows visits, where it begins, and what a visit without a play is worth. */
	readonly satisfaction: {
		readonly pace: number;
		readonly begin: number;
		readonly nothing: number;
	};
	/** How satisfaction moves the rate of visits and the hazard of leaving: exponents per unit. */
	readonly returning: { readonly visits: number };
	readonly leaving: { readonly perDay: number; readonly bySatisfaction: number };
	/** Members who type what they have heard of instead of looking at the page; how often they mistype a letter. */
	readonly searching: {
		readonly share: number;
		readonly deviation: number;
		readonly consider: number;
		readonly mistakePerLetter: number;
	};
	/** What members watched before the world begins, having heard of it. */
	readonly past: { readonly days: number; readonly most: number };
}

/** Values of a world by name and version, each with where it comes from. */
export interface Policy extends PolicyValues {
	/** Changes whenever a value does: worlds of one name are the same for ever. */
	readonly name: string;
	readonly sources: Readonly<Record<keyof PolicyValues, string>>;
}

/** A difference to a policy: other values under another name. */
export function policyLike(
	policy: Policy,
	name: string,
	change: { readonly [Key in keyof PolicyValues]?: Partial<PolicyValues[Key]> },
): Policy {
	const changed: Record<string, unknown> = { ...policy, name };
	for (const [key, values] of Object.entries(change)) {
		const before = policy[key as keyof PolicyValues];
		changed[key] = Array.isArray(before) ? values : { ...before, ...values };
	}
	return changed as unknown as Policy;
}
