import type { Catalogue } from '@marquee/catalogue';
import { type ContinuingModel, continuing, handSetModel } from '@marquee/continuing';
import type { ViewingEvent } from '@marquee/contracts';
import { titleCounts } from '@marquee/features';
import {
	type CoWatchingSettings,
	countedCoWatching,
	countedLocalTrends,
	countedPopularity,
	type Popularity,
	takeUpsOf,
} from '@marquee/retrieval';
import {
	type CurrentTopTen,
	rememberedTopTen,
	streamingTopTens,
	takenUpPolicy,
	topTenHeading,
	topTenSentence,
	watchedPolicy,
} from '@marquee/top-10';
import type { EpochMs } from '@marquee/units';
import type {
	LogPosition,
	ProfileState,
	ProfileStateChanges,
	ProfileStates,
	RecordedEvent,
} from '@marquee/viewing';
import type { PageFacts, TopTenList } from './makings.ts';

/** Everything that is counted over all profiles, as pages ask it, kept up with the log. */
export interface CountedFacts extends PageFacts {
	/** Hears what a batch has changed; it counts from the next look on. */
	readonly changed: (
		changes: Pick<ProfileStateChanges, 'position' | 'activities' | 'titleDays'>,
		batch: readonly RecordedEvent[],
	) => void;
	/** Counts what has changed since the last look, if that was long enough ago. */
	readonly look: (now: EpochMs) => void;
	/** Up to where in the log it has counted, and as of when it answers. */
	readonly asOf: () => { readonly position: LogPosition; readonly at: EpochMs };
}

/** What counting begins with. */
export interface CountedFrom {
	readonly catalogue: Catalogue;
	readonly states: Pick<ProfileStates, 'of' | 'profileIds' | 'titleDays' | 'position'>;
	/** All events up to the states’ position, in batches: top tens are counted from them, since states do not know the days. */
	readonly events: Batches | AsyncIterable<readonly ViewingEvent[]>;
	readonly now: EpochMs;
	readonly continuingModel?: ContinuingModel;
	/** How much of who watches what beside what is remembered: a small service needs less memory. */
	readonly coWatching?: CoWatchingSettings;
}

type Batches = Iterable<readonly ViewingEvent[]>;

/** A page may be so much behind what everybody watches; of what its own profile did it knows all. */
const lookedEveryMs = 5_000;

/**
 * Counts popularity, local trends, co-watching, top tens and the ranker's counts together, so that they are all as of one position of
 * the log and one moment: what a page rested on can be told in two numbers, and counted again from the log.
 */
export async function countedFacts(from: CountedFrom): Promise<CountedFacts> {
	const { catalogue, states, continuingModel = handSetModel } = from;
	// Before anything is waited for: the states may be those of another process, which goes on.
	let position = states.position();
	const popularity = countedPopularity(catalogue, states.titleDays());
	const trends = countedLocalTrends(catalogue, []);
	const coWatching = countedCoWatching(catalogue, [], from.coWatching);
	const counts = titleCounts(catalogue);
	for (const profileId of states.profileIds()) {
		const state = states.of(profileId)!;
		for (const takeUp of takeUpsOf(state)) trends.add(takeUp);
		coWatching.addHistory(state);
		for (const activity of state.titles) counts.moved(undefined, activity);
	}
	const topTens = topTensOf(catalogue);
	for await (const batch of from.events) for (const event of batch) topTens.add(event);

	let at = from.now;
	let waiting: Waiting[] = [];
	const count = ({ changes, batch }: Waiting): void => {
		for (const titleDay of changes.titleDays) popularity.add(titleDay);
		for (const { profileId, before, activity } of changes.activities) {
			counts.moved(before, activity);
			if (before.firstEngagedAt !== undefined || activity.firstEngagedAt === undefined) continue;
			const { titleId, firstEngagedAt, country } = activity;
			trends.add({ titleId, at: firstEngagedAt, ...(country !== undefined && { country }) });
			coWatching.addTakeUp(states.of(profileId) as ProfileState, titleId);
		}
		for (const { event } of batch) topTens.add(event);
		position = changes.position;
	};
	return {
		catalogue,
		changed: (changes, batch) => void waiting.push({ changes, batch }),
		look: (now) => {
			if (waiting.length === 0 || (now >= at && now - at < lookedEveryMs)) return;
			const due = waiting;
			waiting = [];
			for (const each of due) count(each);
			at = now;
		},
		asOf: () => ({ position, at }),
		countedAt: () => at,
		popularity: asOf(popularity, () => at),
		counts: (_now, country) => counts.at(at, country),
		coWatching: { beside: (title) => coWatching.beside(title) },
		localTrends: { trendingIn: (country, _now, n) => trends.trendingIn(country, at, n) },
		topTen: (now, country) => topTens.list(at, now, country),
		continuing: ({ state, now, on }) =>
			continuing(
				{ state, catalogue, now, ...(on?.device && { device: on.device }) },
				continuingModel,
			),
	};
}

interface Waiting {
	readonly changes: Parameters<CountedFacts['changed']>[0];
	readonly batch: readonly RecordedEvent[];
}

/** Popularity that answers as of the last look, whatever moment is asked about: also what is asked without a moment. */
function asOf(popularity: Popularity, at: () => EpochMs): Popularity {
	const current = (): Popularity => {
		popularity.trending(at(), 0); // whoever is asked about a moment counts up to it first
		return popularity;
	};
	return {
		trending: (_now, limit) => popularity.trending(at(), limit),
		standing: (index) => popularity.standing(index, at()),
		allTime: (limit) => current().allTime(limit),
		profiles: () => current().profiles(),
		prominence: () => current().prominence(),
	};
}

/** Top tens by what was watched; where a service does not tell that, by what was taken up. */
function topTensOf(catalogue: Catalogue) {
	const runtimeSeconds = (titleId: string) => catalogue.title(titleId)?.runtimeSeconds;
	const watched = streamingTopTens({ policy: watchedPolicy, runtimeSeconds });
	const takenUp = streamingTopTens({ policy: takenUpPolicy, runtimeSeconds });
	const [byWatching, byTakingUp] = [rememberedTopTen(watched), rememberedTopTen(takenUp)];
	return {
		add: (event: ViewingEvent): void => {
			watched.add(event);
			takenUp.add(event);
		},
		list: (at: EpochMs, now: EpochMs, country: string | undefined): TopTenList | undefined =>
			listOf(byWatching(at, country), now) ?? listOf(byTakingUp(at, country), now),
	};
}

function listOf({ topTen }: CurrentTopTen, now: EpochMs): TopTenList | undefined {
	if (topTen.entries.length < fewestEntries) return undefined;
	return {
		heading: topTenHeading(topTen, now),
		countedIn: topTen.basis === 'country' ? topTen.country : null,
		entries: topTen.entries.map((entry) => ({
			titleId: entry.titleId,
			rank: entry.rank,
			sentence: topTenSentence(entry, topTen, now),
		})),
	};
}

/** Fewer are no list that deserves its name. */
const fewestEntries = 5;
