import { oncePerCatalogue, peopleOf, type TitleIndex } from '@marquee/catalogue';
import { type SourceName, sourceBit } from '@marquee/features';
import type { Outcome, RequestHydrator, SkippedStage } from '@marquee/pipeline';
import {
	broadRetrieval,
	coWatched,
	type Foremost,
	genreAffinity,
	type KnownGround,
	mostWatched,
	newTitles,
	type Pool,
	peopleAffinity,
	sharedWords,
	similarToLast,
	type Tasted,
	type TitleSource,
	taste,
	trendingHere,
	unfinished,
	type Viewer,
} from '@marquee/retrieval';
import type { Makings } from './makings.ts';
import type { PageRequest } from './page-request.ts';

/** What was found for a request as a whole, whichever row it will stand in. */
export interface Broad {
	readonly pool: Pool;
	/** Who found a title; nobody where only a row's own source did. */
	readonly findersOf: (title: TitleIndex) => readonly string[];
	/** How many each source of the pool found, in their order. */
	readonly found: readonly number[];
	/** The stage that this is, of which its sources are parts. */
	readonly stage: string;
	/** Sources that the pool does without. */
	readonly skipped: readonly SkippedStage[];
	/** How long each source took. */
	readonly timings: Outcome<never>['timings'];
	/** The same as the ranker reads it: a sum of source bits. */
	readonly bitsOf: (title: TitleIndex) => number;
}

type Asked = PageRequest &
	Tasted &
	Foremost & { readonly viewer: Viewer; readonly knownGround: KnownGround };

/** Every source proposes so many at most; together they fill the pool. */
const perSource = 400;

/** Few go on with more than these, and each takes the place of a title that is new to the profile. */
const begunAtMost = 20;

const sharedPeople = oncePerCatalogue((catalogue) => sharedWords(peopleOf(catalogue)));

/** Asks every source of the funnel, and merges what they find to one pool of about a thousand, with all who found each. */
export function broad(makings: Makings): RequestHydrator<Asked, { readonly broad: Broad }> {
	const { catalogue, popularity, likeness, coWatching, localTrends, policy } = makings;
	const sources: readonly TitleSource<Asked>[] = [
		taste(catalogue, perSource),
		similarToLast(catalogue, likeness, perSource),
		coWatched(catalogue, coWatching, perSource),
		genreAffinity(catalogue, popularity, perSource),
		peopleAffinity(catalogue, sharedPeople(catalogue), perSource),
		trendingHere(catalogue, localTrends, perSource),
		newTitles(catalogue, popularity, perSource),
		mostWatched(catalogue, popularity, perSource),
		unfinished(catalogue, begunAtMost),
	];
	const stage = 'broad-retrieval';
	const size = { titles: catalogue.size, limit: policy.retrieved };
	const retrieve = broadRetrieval(stage, sources, size);
	const memberOf = new Int32Array(catalogue.size).fill(-1); // of the pool that is asked about now
	let current: Pool | undefined;
	const member = (pool: Pool, title: TitleIndex): number => {
		if (current !== pool) {
			for (const index of current?.indices ?? []) memberOf[index] = -1;
			for (let at = 0; at < pool.indices.length; at++) memberOf[pool.indices[at]!] = at;
			current = pool;
		}
		return memberOf[title]!;
	};
	return {
		name: stage,
		onFailure: 'fail', // sources that fail are skipped one by one
		hydrate: (query, context) => {
			const { pool, found, skipped, timings } = retrieve(query, context);
			const bits = pool.sources.map((name) => bitOf(name));
			const namesOf = namesByBits(pool.sources);
			return {
				broad: {
					pool,
					found: found.map(({ count }) => count),
					stage,
					skipped,
					timings,
					findersOf: (title) => {
						const at = member(pool, title);
						return at === -1 ? nobody : namesOf(pool.finders[at]!);
					},
					bitsOf: (title) => {
						const at = member(pool, title);
						if (at === -1) return 0;
						let sum = 0;
						for (let f = 0; f < bits.length; f++)
							if (((pool.finders[at]! >>> f) & 1) === 1) sum |= bits[f]!;
						return sum;
					},
				},
			};
		},
	};
}

const nobody: readonly string[] = [];

/** Names by their bits; of a thousand titles most were found by the same few. */
function namesByBits(names: readonly string[]): (bits: number) => readonly string[] {
	const known = new Map<number, readonly string[]>();
	return (bits) => {
		const found = known.get(bits) ?? names.filter((_, bit) => ((bits >>> bit) & 1) === 1);
		known.set(bits, found);
		return found;
	};
}

/** What the ranker calls a source; 0 for one that it is not told of. */
const rankerNames: Readonly<Record<string, SourceName>> = {
	taste: 'taste',
	'similar-to-last': 'similar',
	'trending-here': 'trending',
	'most-watched': 'most-watched',
	'new-titles': 'new',
	unfinished: 'unfinished',
};

function bitOf(source: string): number {
	const name = rankerNames[source];
	return name === undefined ? 0 : sourceBit(name);
}
