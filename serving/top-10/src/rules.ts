/**
 * Every reason for which something told does not count, and what the numbers beside it are numbers of.
 *
 * In the order of judgement: what one rule has removed no later one sees. `impossible-sitting`, `copy` and
 * `newcomer-burst` take away single things; the rules over profiles take away the whole day of a profile.
 */
export const rules = {
	/** Told to have been watched for longer than a day without end. */
	'impossible-sitting': 'sittings',
	/** The same profile, title, moment and length again, whatever the id of the event: a replay. */
	copy: 'sittings',
	/** More sittings than a person has time for. */
	restless: 'profiles',
	/** In more countries than a person can be in. */
	'many-countries': 'profiles',
	/** More hours told than the day has. */
	'beyond-a-day': 'profiles',
	/** Too many hours told for the same moments. */
	overlapping: 'profiles',
	/** One title, begun over and over. */
	hammering: 'profiles',
	/** The same day, to the second, as several other profiles. */
	lockstep: 'profiles',
	/** Watched for less than what makes a view. */
	'too-short': 'views',
	/** More profiles on their first day than the other titles let expect. */
	'newcomer-burst': 'views',
} as const satisfies Readonly<Record<string, 'sittings' | 'profiles' | 'views'>>;

/** The name of a reason for which something does not count. */
export type Rule = keyof typeof rules;

/** How much each rule removed. */
export type Rejected = Readonly<Record<Rule, number>>;

/** Nothing removed yet, to be counted up. */
export const nothingRejected = (): Record<Rule, number> =>
	Object.fromEntries(Object.keys(rules).map((rule) => [rule, 0])) as Record<Rule, number>;
