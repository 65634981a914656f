import { type EpochMs, epochMs } from '@marquee/units';
import { foreseen } from './appeal.ts';
import { keyOf, purposes } from './keyed-chance.ts';
import { copiedMember, type Member } from './member.ts';
import { livePast } from './past.ts';
import { type Person, personOf } from './person.ts';
import { movieTweetings1 } from './policies/movie-tweetings-1.ts';
import type { Policy } from './policy.ts';
import type { ShownPage } from './shown.ts';
import { titleTally } from './title-tally.ts';
import { type DescribedTitle, madeUpTitles, type Titles, titlesOf } from './titles.ts';
import { comeBack, searchedFor, type Visit, visited } from './visit.ts';
import { growingHistory } from './watched-titles.ts';
import { type Play, watching } from './watching.ts';
import { type WeeklyRhythm, weeklyRhythm } from './weekly-rhythm.ts';

/** What a world is made from. The same settings make the same world. */
export interface WorldSettings {
	readonly seed: number;
	/** movie-tweetings-1 unless given. */
	readonly policy?: Policy;
	/** How many titles are made up, or the titles of a catalogue; 1,000 made up unless given. */
	readonly titles?: number | readonly DescribedTitle[];
	/** Monday 5 January 2026, 00:00 UTC unless given. */
	readonly begin?: EpochMs;
}

/** A world whose truth is known. Members are as many as are asked for: each is the same whoever else is. */
export interface World {
	readonly seed: number;
	readonly policy: Policy;
	readonly titles: Titles;
	readonly begin: number;
	readonly rhythm: WeeklyRhythm;
	/** Who member 0, 1, … is, which no service knows. */
	readonly person: (index: number) => Person;
	/** A member at the beginning of a new life, with the past and a first visit to come: two arms take one each. */
	readonly member: (index: number) => Member;
	/** The same life up to now, which from now on goes its own way: what is alike in two arms is lived once. */
	readonly copied: (member: Member) => Member;
	/**
	 * The member sees this at this moment; it changes the member. One who searches finds what they are after, unless `finds`
	 * is false.
	 */
	readonly visit: (member: Member, shown: ShownPage, at: number, finds?: boolean) => Visit;
	/** The title that the member will search for at the next visit instead of looking at a page; −1: none. */
	readonly searchedFor: (member: Member) => number;
	/** What became of what a member watched before the world began, in order. */
	readonly past: (member: Member) => readonly Play[];
	/** How good a title would be for a person, as far as it can be foreseen. */
	readonly worth: (person: Person, title: number) => number;
}

/** A world of this seed. */
export function world(settings: WorldSettings): World {
	const { seed, policy = movieTweetings1, begin = firstMonday, titles: wanted = 1_000 } = settings;
	const described =
		typeof wanted === 'number' ? madeUpTitles(policy, { count: wanted, seed, begin }) : wanted;
	if (described.length === 0) throw new RangeError('a world without titles');
	const titles = titlesOf(policy, described, seed);
	const rhythm = weeklyRhythm(policy);
	const person = (index: number) => personOf(policy, seed, index);
	const member = (index: number): Member => {
		const who = person(index);
		const [tally, history] = [titleTally(), growingHistory()];
		livePast(policy, titles, rhythm, { person: who, tally, history, begin });
		const born: Member = {
			index,
			person: who,
			history,
			tally,
			rowShown: new Map(),
			pastPlays: history.length,
			visits: 0,
			satisfaction: policy.satisfaction.begin,
			nextAt: undefined,
			leftAt: undefined,
		};
		comeBack({ policy, rhythm }, born, begin, keyOf(who.key, purposes.past));
		return born;
	};
	return {
		seed,
		policy,
		titles,
		begin,
		rhythm,
		person,
		member,
		copied: copiedMember,
		visit: (who, shown, at, finds = true) =>
			visited({ policy, titles, rhythm }, who, shown, { at, finds }),
		searchedFor: (who) => searchedFor({ policy, titles }, who),
		past: ({ person: who, history, pastPlays }) =>
			Array.from({ length: pastPlays }, (_, k) => {
				const begun = { title: history.titles[k]!, at: history.at[k]!, ...nowhere };
				return watching(policy, titles, who, begun);
			}),
		worth: (who, title) => foreseen(policy, titles, who, title),
	};
}

/** What was not shown by the service stood nowhere. */
const nowhere = { place: -1, row: -1, column: -1 };

const firstMonday = epochMs(Date.UTC(2026, 0, 5));
