import type { Catalogue } from '@marquee/catalogue';
import { type EpochMs, msPerDay } from '@marquee/units';
import { judgementOf, type ProfileState, type TitleActivity } from '@marquee/viewing';
import { decadeCount, type TitleFacts } from './title-facts.ts';

/** What features read of a profile: laid out once per request, whatever the number of titles. */
export interface ViewerFacts {
	readonly activityOf: ReadonlyMap<number, TitleActivity>;
	/** How much the profile likes each genre: −1 to 1, its strongest at 1 or −1. `// (G)` */
	readonly genres: Float64Array;
	/** How much it liked what each person made, summed over their titles. */
	readonly people: ReadonlyMap<number, number>;
	/** 1 at the last 16 bits of each of these people: most people are told by one look to be nobody. */
	readonly peopleMet: Uint8Array;
	/** The share of its titles in each language, of those whose language is known. `// (L)` */
	readonly languages: Float64Array;
	/** The share of its titles from each decade, of those whose year is known, the ones beside it at half; by decade from 1870. */
	readonly decades: Float64Array;
	/** The logarithm of how long titles are that it takes up at this time of day; NaN where nothing is known. */
	readonly usualLogRuntime: number;
	readonly engaged: number;
	/** Titles engaged with in the last 28 days. */
	readonly engagedLately: number;
	/** Since the newest engagement; the longest that counts where there is none. */
	readonly daysAway: number;
	/** The share of its judgements that were praise, one of each taken for granted. */
	readonly praise: number;
}

/** Older titles say little of what somebody likes today, and a request must not wait for them. */
const newestRead = 400;
/** A title counts half after so many newer ones. */
const halfLifeTitles = 40;
/** What engagement says of liking, by judgement: watching says most of it. */
const worth = { liked: 1, none: 0.6, disliked: -0.8 } as const;
/** The bits of a person's number by which `peopleMet` knows it. */
export const peopleBits = 0xffff;
/** The day in parts of so many hours, UTC: runtimes are remembered for each. */
const hoursPerPart = 6;
/** So many titles at the overall runtime stand beside those of the part of the day. */
const runtimePrior = 3;
/** Ten years: as long ago as it counts. */
export const longestDays = 3_650;

/** Lays out what is known of a profile as of a moment. */
export function viewerFacts(
	state: ProfileState | undefined,
	catalogue: Catalogue,
	facts: TitleFacts,
	now: EpochMs,
): ViewerFacts {
	const activityOf = new Map<number, TitleActivity>();
	const liking = likingIn(facts);
	const runtimes = runtimesAround(facts, now);
	const titles = state?.titles ?? [];
	let place = 0;
	// Newest first: the state has them oldest first.
	for (let i = titles.length - 1; i >= 0; i--) {
		const activity = titles[i]!;
		const title = catalogue.indexOf(activity.titleId);
		if (title === undefined) continue;
		activityOf.set(title, activity);
		if (activity.lastEngagedAt === undefined || place >= newestRead) continue;
		liking.add(title, worth[judgementOf(activity)] * 2 ** (-place / halfLifeTitles));
		runtimes.add(title, activity.lastEngagedAt);
		place++;
	}
	return {
		activityOf,
		...liking.summed(),
		usualLogRuntime: runtimes.usual(),
		...habitsOf(titles, now),
	};
}

/** How much a profile watches, how lately, and how it judges. */
function habitsOf(titles: readonly TitleActivity[], now: EpochMs) {
	let [engaged, engagedLately, praised, judged, newestMs] = [0, 0, 0, 0, -Infinity];
	for (const activity of titles) {
		const at = activity.lastEngagedAt;
		if (at === undefined) continue;
		engaged++;
		if (now - at <= 28 * msPerDay) engagedLately++;
		newestMs = Math.max(newestMs, at);
		const judgement = judgementOf(activity);
		if (judgement !== 'none') judged++;
		if (judgement === 'liked') praised++;
	}
	return {
		engaged,
		engagedLately,
		daysAway: engaged === 0 ? longestDays : Math.max(0, (now - newestMs) / msPerDay),
		praise: (praised + 1) / (judged + 2),
	};
}

function likingIn(facts: TitleFacts) {
	const genres = new Float64Array(facts.genreCount);
	const languages = new Float64Array(facts.languageCount);
	const decades = new Float64Array(decadeCount);
	const people = new Map<number, number>();
	const peopleMet = new Uint8Array(peopleBits + 1);
	const add = (title: number, liking: number): void => {
		const [from, to] = [facts.genreOffsets[title]!, facts.genreOffsets[title + 1]!];
		for (let at = from; at < to; at++) genres[facts.genres[at]!]! += liking / (to - from);
		for (let at = facts.peopleOffsets[title]!; at < facts.peopleOffsets[title + 1]!; at++) {
			const person = facts.people[at]!;
			peopleMet[person & peopleBits] = 1;
			people.set(person, (people.get(person) ?? 0) + liking);
		}
		const weight = Math.abs(liking);
		if (facts.languages[title] !== 0) languages[facts.languages[title]!]! += weight;
		const decade = facts.decades[title]!;
		if (decade < 0) return;
		decades[decade]! += weight;
		decades[decade + 1]! += weight / 2;
		if (decade > 0) decades[decade - 1]! += weight / 2;
	};
	const summed = () => ({
		genres: scaled(genres, (greatest, value) => Math.max(greatest, Math.abs(value))),
		languages: scaled(languages, (sum, value) => sum + value),
		// Half of each side was added: the whole is twice what the titles weigh.
		decades: scaled(decades, (sum, value) => sum + value / 2),
		people,
		peopleMet,
	});
	return { add, summed };
}

/** Divided by what the values come to; zeros stay. */
function scaled(values: Float64Array, comes: (to: number, value: number) => number): Float64Array {
	const whole = values.reduce(comes, 0);
	return whole === 0 ? values : values.map((value) => value / whole);
}

function runtimesAround(facts: TitleFacts, now: EpochMs) {
	const partOf = (ms: number) =>
		Math.floor(ms / (msPerDay / (24 / hoursPerPart))) % (24 / hoursPerPart);
	const part = partOf(now);
	let [sum, count, sumOfPart, countOfPart] = [0, 0, 0, 0];
	return {
		add: (title: number, atMs: number): void => {
			const runtime = facts.logRuntimes[title]!;
			if (Number.isNaN(runtime)) return;
			sum += runtime;
			count++;
			if (partOf(atMs) !== part) return;
			sumOfPart += runtime;
			countOfPart++;
		},
		usual: (): number =>
			count === 0
				? Number.NaN
				: (sumOfPart + (runtimePrior * sum) / count) / (countOfPart + runtimePrior),
	};
}
