import type { Catalogue } from '@marquee/catalogue';
import { gramIndex, type NameSearch } from '@marquee/names';
import { manualStopwatch } from '@marquee/pipeline/testing';
import type { PopularTitle } from '@marquee/retrieval';
import { type RequestId, seededRandom, type TitleId } from '@marquee/units';
import { entitiesOf } from '../entities-of.ts';
import type { SearchParts } from '../parts.ts';
import { type Search, search } from '../search.ts';
import type { SearchAsked } from '../search-asked.ts';
import { catalogueWords, genreNamesOf, understand } from '../understanding/index.ts';
import { now, profilesOf, smallCatalogue } from './small-catalogue.ts';

/** What a small search is made of: real names, real understanding, counts that are given. */
export interface SmallParts extends Partial<SearchParts> {
	readonly of?: Catalogue;
	readonly profiles?: Float64Array; // (V)
}

/** A name index in which a catalogue stands. */
export async function namesOf(catalogue: Catalogue, profiles: Float64Array): Promise<NameSearch> {
	const names = gramIndex();
	await names.put(entitiesOf(catalogue, { profiles, genreNames: genreNamesOf }));
	return names;
}

/** A search over a small catalogue. */
export async function smallSearch({
	of = smallCatalogue,
	profiles = profilesOf(of, of === smallCatalogue ? undefined : []),
	...parts
}: SmallParts = {}): Promise<Search> {
	const names = parts.names ?? (await namesOf(of, profiles));
	const words = catalogueWords({
		genres: of.genres,
		tags: [...new Set(of.titles.flatMap(({ tags }) => tags ?? []))],
	});
	return search({
		catalogue: () => of,
		names,
		understand: (typed) => understand(typed, { names, words }),
		popularity: () => ({ profiles: () => profiles, allTime: (n) => mostWatched(of, profiles, n) }),
		trends: () => ({
			trendingIn: (_country, _now, n) =>
				Int32Array.from(mostWatched(of, profiles, n), ({ index }) => index),
		}),
		asOf: () => ({ events: now, popularity: now, model: now }),
		random: (requestId) => seededRandom(7, requestId),
		stopwatch: manualStopwatch(),
		report: (stage, cause) => {
			throw new Error(`${stage} was reported`, { cause });
		},
		...parts,
	});
}

function mostWatched(catalogue: Catalogue, profiles: Float64Array, n: number): PopularTitle[] {
	return [...catalogue.titles.keys()]
		.filter((index) => profiles[index]! > 0)
		.sort((a, b) => profiles[b]! - profiles[a]! || a - b)
		.slice(0, n)
		.map((index) => ({
			titleId: catalogue.idAt(index) as TitleId,
			index,
			score: profiles[index]!,
			profiles: profiles[index]!,
		}));
}

/** A request as tests make it. */
export const asking = (query: string, more: Partial<SearchAsked> = {}): SearchAsked => ({
	requestId: 'r1' as RequestId,
	query,
	limit: 10,
	country: 'DE',
	now,
	...more,
});
