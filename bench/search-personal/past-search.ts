import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { emptyPast } from '@marquee/features';
import { gramIndex } from '@marquee/names';
import { systemStopwatch } from '@marquee/pipeline';
import type { PastTaste } from '@marquee/rankers';
import { countedLocalTrends, countedPopularity } from '@marquee/retrieval';
import {
	catalogueWords,
	followCatalogue,
	genreNamesOf,
	type SearchParts,
	understand,
} from '@marquee/search';
import { hash32, msPerDay, seededRandom, utcDay } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { firstTakeUps, type WantedTitle } from './wanted-titles.ts';

/** Who looks for a title, as known the moment before. */
export interface Searcher extends WantedTitle {
	/** `undefined`: nothing was known of the profile. */
	readonly state: ProfileState | undefined;
}

/** A search that stands at some moment of the past. */
export interface PastSearch {
	/** What a search is made of, wired as a service wires it; nothing in it is newer than that moment. */
	readonly parts: SearchParts;
	/** Each title in the order of time, once the search stands at the moment before it was taken up. */
	readonly each: (wanted: readonly WantedTitle[]) => AsyncGenerator<Searcher>;
}

const msPerHour = msPerDay / 24;

/** A search over events that it takes in one by one. The model says the same all the time: it is older than what is wanted. */
export function pastSearch(
	{
		catalogue,
		events,
	}: { readonly catalogue: Catalogue; readonly events: readonly ViewingEvent[] },
	model: PastTaste,
): PastSearch {
	const names = gramIndex();
	const followed = followCatalogue(names);
	const past = emptyPast(catalogue);
	const popularity = countedPopularity(catalogue, []);
	const trends = countedLocalTrends(catalogue, []);
	const words = catalogueWords({ genres: catalogue.genres });
	const tastes = new WeakMap<ProfileState, Float32Array>();
	const takeUp = firstTakeUps();
	const take = (event: ViewingEvent): void => {
		past.take(event);
		const first = takeUp(event);
		if (first === undefined) return;
		popularity.add({ titleId: first.titleId, day: utcDay(first.at), profiles: 1 });
		trends.add(first);
	};
	const ordered = events.toSorted((a, b) => a.happenedAt - b.happenedAt);
	const parts: SearchParts = {
		catalogue: () => catalogue,
		names,
		understand: (typed) => understand(typed, { names, words }),
		popularity: () => popularity,
		trends: () => trends,
		taste: async ({ state, now }) =>
			state === undefined ? (await model.of([{ state, now }]))[0] : tastes.get(state),
		asOf: () => ({ events: null, popularity: null, model: null }), // nobody reads it here
		random: (id) => seededRandom(hash32(id), 'search'),
		stopwatch: systemStopwatch,
		report: (stage, cause) => {
			throw new Error(`${stage} did not answer`, { cause }); // figures without it would be of something else
		},
	};
	return {
		parts,
		each: async function* (wanted) {
			let [next, hour, day] = [0, -1, -1];
			for (const one of wanted.toSorted((a, b) => a.at - b.at)) {
				while (next < ordered.length && ordered[next]!.happenedAt < one.at) take(ordered[next++]!);
				// Orders are made anew once an hour, and names weigh as of the last midnight.
				const [hourNow, dayNow] = [Math.floor(one.at / msPerHour), utcDay(one.at)];
				if (hour !== hourNow) popularity.trending(one.at, 0);
				if (day !== dayNow)
					await followed.follow(catalogue, {
						profiles: popularity.profiles(),
						genreNames: genreNamesOf,
					});
				[hour, day] = [hourNow, dayNow];
				const state = past.stateOf(one.profileId);
				if (state !== undefined) {
					const [taste] = await model.of([{ state, now: one.at }]);
					tastes.set(state, taste!);
				}
				yield { ...one, state };
			}
		},
	};
}
