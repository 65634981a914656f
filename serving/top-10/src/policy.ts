/** Everything about a top 10 that is a judgement and not a fact. */
export interface TopTenPolicy {
	/** Stands with every answer: change it with the numbers. */
	readonly version: string;
	/** What is a view: time that was watched, or, where the data has no stops, a play or a rating. */
	readonly counts: 'watched' | 'taken-up';
	/** Entries of a list. */
	readonly size: number;
	/** A title counts for a profile from so many seconds watched on the day. */
	readonly fewestSeconds: number;
	/** A title so short that this share of it takes less time counts from there. */
	readonly finishedShare: number;
	/** More different sittings on one day are no person's. */
	readonly mostSittings: number;
	/** More different sittings of one title on one day are no person's. */
	readonly mostSittingsOfTitle: number;
	/** Nobody watches in more countries on one day. */
	readonly mostCountries: number;
	/** What is told of one day may add up to so many seconds, over all screens. */
	readonly mostWatchedSeconds: number;
	/** So many of those seconds may run at the same time as others: two screens of one household. */
	readonly mostOverlapSeconds: number;
	/** So many profiles, or more, whose days are the same to the second are one machine. */
	readonly lockstepFrom: number;
	/** What a profile counts on its first day; all others count 1. */
	readonly newcomerWeight: number;
	/** A title may have so many newcomers in any case, and this many times as many per regular as other titles have. */
	readonly newcomersAlways: number;
	readonly newcomersTimesUsual: number;
	/** A country with fewer profiles that count has no list of its own: it would tell what single people watch. */
	readonly fewestProfiles: number;
	/** Events may be so many days late; what was watched is kept as long, one list per day much longer. */
	readonly daysKept: number;
	/** A final list that has missed more sittings than this share of its profiles is taken back: it would mislead. */
	readonly lateTolerated: number;
	/** Finished lists are kept for so many days, to say how long a title has been in the top 10. */
	readonly listsKept: number;
}

/** For services that tell how long was watched. */
export const watchedPolicy: TopTenPolicy = {
	version: 'watched-1',
	counts: 'watched',
	size: 10,
	fewestSeconds: 120, // the public rule of 2020: chosen, and not only stumbled upon
	finishedShare: 0.9, // as elsewhere: past this share only credits remain
	mostSittings: 200, // one every seven minutes, day and night
	mostSittingsOfTitle: 40,
	mostCountries: 3, // a flight with a change
	mostWatchedSeconds: 86_400,
	mostOverlapSeconds: 3 * 3_600, // a film on the second screen
	lockstepFrom: 5,
	newcomerWeight: 0.25,
	newcomersAlways: 20,
	newcomersTimesUsual: 3,
	fewestProfiles: 30,
	daysKept: 7,
	lateTolerated: 0.05, // fewer hardly move a title by a place
	listsKept: 400, // a year, and what people ask about it afterwards
};

/** For data that has plays or ratings and nothing on time: whoever joins rates hundreds of titles in one go. */
export const takenUpPolicy: TopTenPolicy = {
	...watchedPolicy,
	version: 'taken-up-1',
	counts: 'taken-up',
	mostSittings: 1_000,
};
