import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import { type EpochMs, type TitleId, utcDay } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { bestOf, drained, offer } from '../best.ts';

/** A profile took a title up for the first time. */
export interface TakeUp {
	readonly titleId: TitleId;
	readonly at: EpochMs;
	/** ISO 3166-1 alpha-2. */
	readonly country?: string;
}

/** What is taken up lately in one country at one time of day. */
export interface LocalTrends {
	/**
	 * The titles that a profile there is most likely to take up now, best first, ties by the lower index. Of a country that
	 * nothing or nobody speaks of: what is taken up everywhere. Answers are kept until something more is counted.
	 */
	readonly trendingIn: (country: string | undefined, now: EpochMs, n: number) => Int32Array;
}

/** Local trends that are counted as events come in. */
export interface CountedLocalTrends extends LocalTrends {
	readonly add: (takeUp: TakeUp) => void;
}

/** A take-up loses half its weight in so many active days. */
const halfLifeDays = 3;
/** Eight half-lives: what is older weighs less than 0.4 %. */
const daysKept = 24;
/** Six hours of UTC: a country's evening is always the same part, wherever it lies. */
const hoursPerPart = 6;
const msPerHour = 3_600_000;
/** A country with so many take-ups is believed by half, the other half is what all countries say. */
const countryShrinkage = 100;
/** A part of the day with so many take-ups is believed by half, the other half is the country's whole day. */
const partShrinkage = 200;
/** No list is longer. */
const longestList = 500;

/**
 * Counts take-ups by country and part of the day, each day weighing less the longer ago, and answers shares that lean on the
 * next wider circle where there are few:
 *
 *   everywhere(i) = n(i) ÷ N
 *   country(i) = (n_c(i) + 100 everywhere(i)) ÷ (N_c + 100)
 *   now(i) = (n_ch(i) + 200 country(i)) ÷ (N_ch + 200)
 *
 * Age is counted in active days, as for `countedPopularity`. Days after `now`, from devices whose clocks run ahead, count as
 * the newest. Memory: one count for each title, country, part and day of the last 24 active ones.
 */
export function countedLocalTrends(
	catalogue: Catalogue,
	takeUps: Iterable<TakeUp>,
): CountedLocalTrends {
	const circles = new Map<string, Circle>([[everywhere, new Map()]]);
	const kept = new Map<string, Kept<Int32Array>>();
	let keptWide: Kept<Shares> | undefined;
	let days: readonly number[] = []; // newest first
	let counts = 0;

	const add = ({ titleId, at, country }: TakeUp): void => {
		const index = catalogue.indexOf(titleId);
		const day = utcDay(at);
		counts++;
		if (index === undefined || (days.length === daysKept && day < days.at(-1)!)) return;
		if (!days.includes(day)) days = withDay(days, day, circles);
		countIn(circles, everywhere, day, keyOf(index, at));
		if (country !== undefined) countIn(circles, country, day, keyOf(index, at));
	};
	for (const takeUp of takeUps) add(takeUp);

	const wide = (): Shares => {
		if (keptWide?.asOf !== counts)
			keptWide = { asOf: counts, answer: sharesOf(circles.get(everywhere)!, days, catalogue.size) };
		return keptWide.answer;
	};
	return {
		add,
		trendingIn: (country = everywhere, now, n) => {
			const circle = country === everywhere ? undefined : circles.get(country);
			const part = partOf(now);
			const key = circle === undefined ? everywhere : `${country} ${part}`;
			let list = kept.get(key);
			if (list?.asOf !== counts) {
				list = { asOf: counts, answer: ordered(wide(), circle, days, part) };
				kept.delete(key);
				kept.set(key, list);
				if (kept.size > listsKept) kept.delete(kept.keys().next().value!);
			}
			return list.answer.subarray(0, n);
		},
	};
}

/** First take-ups of a profile, as they can still be told from its state: the country is where it last engaged. */
export function* takeUpsOf(state: ProfileState): Iterable<TakeUp> {
	for (const { titleId, firstEngagedAt: at, country } of state.titles)
		if (at !== undefined) yield { titleId, at, ...(country !== undefined && { country }) };
}

/** The widest circle: all take-ups, also those whose country nobody named. */
const everywhere = '';
/** 250 countries and four parts, each 2 kB. */
const listsKept = 1_000;

/** An answer and how much had been counted. */
interface Kept<Answer> {
	readonly asOf: number;
	readonly answer: Answer;
}

/** Take-ups of one country, or of all: by day, and there by title and part of the day. */
type Circle = Map<number, Map<number, number>>;

/** Weights of take-ups, and their sum. */
interface Shares {
	readonly weights: Float64Array; // (V)
	readonly total: number;
}

const partOf = (moment: EpochMs): number =>
	Math.floor((((moment / msPerHour) % 24) + 24) / hoursPerPart) % (24 / hoursPerPart);

/** A title and a part of the day in one number. */
const keyOf = (index: TitleIndex, at: EpochMs): number => index * 4 + partOf(at);

function countIn(circles: Map<string, Circle>, country: string, day: number, key: number): void {
	let circle = circles.get(country);
	if (circle === undefined) {
		circle = new Map();
		circles.set(country, circle);
	}
	const counts = circle.get(day);
	if (counts === undefined) circle.set(day, new Map([[key, 1]]));
	else counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The days with one more, newest first; the oldest of too many leaves every circle. */
function withDay(
	days: readonly number[],
	day: number,
	circles: ReadonlyMap<string, Circle>,
): readonly number[] {
	const all = [...days, day].sort((a, b) => b - a);
	for (const old of all.slice(daysKept)) for (const circle of circles.values()) circle.delete(old);
	return all.slice(0, daysKept);
}

/** What was taken up, each day weighing less the longer ago; of one part of the day only, where it is given. */
function sharesOf(circle: Circle, days: readonly number[], titles: number, part?: number): Shares {
	const weights = new Float64Array(titles);
	let total = 0;
	for (const [age, day] of days.entries()) {
		const weight = 2 ** (-age / halfLifeDays);
		for (const [key, count] of circle.get(day) ?? []) {
			if (part !== undefined && (key & 3) !== part) continue;
			weights[key >>> 2]! += weight * count;
			total += weight * count;
		}
	}
	return { weights, total };
}

function ordered(
	wide: Shares,
	circle: Circle | undefined,
	days: readonly number[],
	part: number,
): Int32Array {
	const titles = wide.weights.length;
	const here = sharesOf(circle ?? new Map(), days, titles);
	const now = sharesOf(circle ?? new Map(), days, titles, part);
	const best = bestOf(Math.min(longestList, titles));
	for (let index = 0; index < titles; index++) {
		if (wide.weights[index] === 0) continue;
		const share = wide.weights[index]! / wide.total;
		const ofCountry = leaning(here, index, share, countryShrinkage);
		offer(best, index, Math.fround(leaning(now, index, ofCountry, partShrinkage)));
	}
	return drained(best);
}

/** A share that leans on that of a wider circle as if that had been seen so many times. */
const leaning = (own: Shares, index: TitleIndex, wider: number, strength: number): number =>
	(own.weights[index]! + strength * wider) / (own.total + strength);
