import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import { type EpochMs, utcDay } from '@marquee/units';
import type { TitleDay } from '@marquee/viewing';
import { bestOf, offer, unsorted } from './best.ts';
import type { Popularity, PopularTitle } from './popularity.ts';
import { standardised } from './standardised.ts';

/** Popularity that is counted as events come in. */
export interface CountedPopularity extends Popularity {
	/** Moves a count; negative where a late event showed that the title was taken up earlier than believed. */
	readonly add: (titleDay: TitleDay) => void;
}

/** A count loses half its weight in so many active days. */
const halfLifeDays = 7;
/** Eight half-lives: what is older weighs less than 0.4 % and is left out. */
const daysKept = 56;
/** What evidence calls "the last days". */
const recentDays = 7;
/** Orders are made anew at most this often while events come in: a page may be so much behind the newest event. */
const refreshedEveryMs = 5_000;

/**
 * Counts profiles per title and day, and ranks by them.
 *
 *   trend(i) = Σ_d profiles(i, d) 2^(−age(d) / 7)
 *
 * Age is counted in active days, days on which anything was taken up, back from the newest one: so an old data set
 * trends as it did on its last day, and a single play years later does not wipe that away. Days after `now`, from
 * devices whose clocks run ahead, count as today.
 */
export function countedPopularity(
	catalogue: Catalogue,
	titleDays: Iterable<TitleDay>,
): CountedPopularity {
	const ever = new Float64Array(catalogue.size); // (V)
	const byDay = new Map<number, Map<TitleIndex, number>>();
	const scratch = {
		decayed: new Float64Array(catalogue.size),
		logs: new Float64Array(catalogue.size),
	};
	let oldestDay = Infinity;
	let orders: Orders | undefined;
	let isStale = true;

	const add = ({ titleId, day, profiles }: TitleDay): void => {
		const index = catalogue.indexOf(titleId);
		if (index === undefined) return; // counted anew from the store once the catalogue has it
		ever[index]! += profiles;
		isStale = true;
		if (byDay.size === daysKept && day < oldestDay) return; // too long ago to be a trend
		const counts = byDay.get(day);
		if (counts !== undefined) counts.set(index, (counts.get(index) ?? 0) + profiles);
		else {
			byDay.set(day, new Map([[index, profiles]]));
			if (byDay.size > daysKept) byDay.delete(oldestDay);
			oldestDay = Math.min(...byDay.keys());
		}
	};
	for (const titleDay of titleDays) add(titleDay);

	const current = (now?: EpochMs): Orders => {
		const isDue = (made: Orders) =>
			now !== undefined && (now < made.madeAt || now - made.madeAt >= refreshedEveryMs);
		if (orders === undefined || (isStale && isDue(orders))) {
			orders = ordersOf(catalogue, ever, byDay, { now, ...scratch });
			isStale = now === undefined;
		}
		return orders;
	};
	return {
		add,
		trending: (now, limit) => current(now).trending.slice(0, limit),
		allTime: (limit) => current().allTime.slice(0, limit),
		profiles: () => current().ever,
		prominence: () => current().prominence,
		standing: (index, now) => {
			const { prominence, trend, ever: total, recent } = current(now);
			return {
				prominence: prominence[index]!,
				trend: trend[index]!,
				profiles: total[index]!,
				recentProfiles: recent[index]!,
			};
		},
	};
}

/** Everything that is answered until the next refresh. */
interface Orders {
	readonly madeAt: number;
	readonly trending: readonly PopularTitle[];
	readonly allTime: readonly PopularTitle[];
	readonly prominence: Float32Array; // (V)
	readonly trend: Float32Array; // (V)
	readonly ever: Float64Array; // (V)
	readonly recent: Float64Array; // (V)
}

/** Written anew for every orders: of a million titles each is 8 MB. */
interface Scratch {
	readonly decayed: Float64Array; // (V)
	readonly logs: Float64Array; // (V)
}

function ordersOf(
	catalogue: Catalogue,
	counts: Float64Array,
	byDay: ReadonlyMap<number, ReadonlyMap<TitleIndex, number>>,
	{ now, decayed, logs }: { readonly now: EpochMs | undefined } & Scratch,
): Orders {
	const ever = counts.slice();
	decayed.fill(0);
	const recent = new Float64Array(ever.length);
	const today = now === undefined ? Infinity : utcDay(now);
	const newestFirst = [...byDay.keys()].sort((a, b) => b - a);
	const ahead = newestFirst.filter((day) => day > today).length;
	const todayIsActive = ahead > 0 && byDay.has(today);
	for (const [place, day] of newestFirst.entries()) {
		// Days ahead of the clock share one place with today.
		const age =
			day > today ? 0 : Math.max(0, place - ahead + (ahead > 0 && !todayIsActive ? 1 : 0));
		const weight = 2 ** (-age / halfLifeDays);
		for (const [index, profiles] of byDay.get(day)!) {
			decayed[index]! += profiles * weight;
			if (age < recentDays) recent[index]! += profiles;
		}
	}
	return {
		madeAt: now ?? -Infinity,
		trending: ordered(catalogue, decayed, recent, ever),
		allTime: ordered(catalogue, ever, ever, ever),
		prominence: standardised(logarithmsOf(ever, logs)),
		trend: standardised(logarithmsOf(decayed, logs)),
		ever,
		recent,
	};
}

function logarithmsOf(counts: Float64Array, into: Float64Array): Float64Array {
	for (let i = 0; i < counts.length; i++) into[i] = Math.log1p(Math.max(0, counts[i]!));
	return into;
}

/** So many are listed at most: no row is longer. */
const longestList = 500;

function ordered(
	catalogue: Catalogue,
	scores: Float64Array,
	profiles: Float64Array,
	ever: Float64Array,
): readonly PopularTitle[] {
	const least = leastListed(scores);
	const listed: TitleIndex[] = [];
	for (let i = 0; i < scores.length; i++)
		if (scores[i]! > 0 && Math.fround(scores[i]!) >= least) listed.push(i);
	const id = (index: TitleIndex) => catalogue.titles[index]!.titleId;
	listed.sort((a, b) => scores[b]! - scores[a]! || ever[b]! - ever[a]! || (id(a) < id(b) ? -1 : 1));
	return listed.slice(0, longestList).map((index) => ({
		titleId: catalogue.idAt(index),
		index,
		score: scores[index]!,
		profiles: profiles[index]!,
	}));
}

/** What the last of the list scores, in single precision: whoever has less stands behind it, and need not be sorted. */
function leastListed(scores: Float64Array): number {
	const best = bestOf(longestList);
	for (let i = 0; i < scores.length; i++) {
		const score = Math.fround(scores[i]!);
		if (score > 0 && score >= best.floor) offer(best, i, score);
	}
	const { length } = unsorted(best);
	let least = Infinity;
	for (let i = 0; i < length; i++) least = Math.min(least, best.scores[i]!);
	return length < longestList ? 0 : least;
}
