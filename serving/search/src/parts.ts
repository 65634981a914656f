import type { Catalogue } from '@marquee/catalogue';
import type { Facet, PageRow, SearchAnswer } from '@marquee/contracts';
import type { NameSearch } from '@marquee/names';
import type { Answer, Stopwatch } from '@marquee/pipeline';
import type { LocalTrends, Popularity, Taste } from '@marquee/retrieval';
import type { Random, RequestId } from '@marquee/units';
import type { Meaning } from './meaning.ts';
import type { SearchPolicy } from './ranking/policy.ts';
import type { SearchRanker } from './ranking/search-ranker.ts';
import type { SearchAsked } from './search-asked.ts';
import type { Typed, Understanding } from './understanding/understanding.ts';

/** What stands there before the first letter. */
export interface Canvas {
	readonly rows: readonly PageRow[];
	/** As of when what the rows rest on was known. */
	readonly asOf: SearchAnswer['asOf'];
	/** Genres to begin in. */
	readonly facets?: readonly Facet[];
}

/** What a search is made of. Everything that may change while it serves is asked for anew with each request. */
export interface SearchParts {
	/** The catalogue of now; what is laid out from it is kept until another one is answered. */
	readonly catalogue: () => Catalogue;
	/** Titles, people, genres and tags, as `entitiesOf` names them. */
	readonly names: Pick<NameSearch, 'search'>;
	/** What a query means; where it fails, the query is taken for a name. */
	readonly understand: (typed: Typed) => Answer<Understanding>;
	/** What is watched: everywhere and all the time. */
	readonly popularity: () => Pick<Popularity, 'profiles' | 'allTime'>;
	/** What is taken up lately, by country. */
	readonly trends: () => LocalTrends;
	/**
	 * What the model says of the profile, by catalogue index, in deviations. Where there is one, it is asked for nobody too (a request
	 * without profile and state): what counts is the difference.
	 */
	readonly taste?: (asked: SearchAsked) => Answer<Taste>;
	/** As of when what everybody's answers rest on is known: `model` is the one that `taste` asks. */
	readonly asOf: () => Omit<SearchAnswer['asOf'], 'profile'>;
	/** Titles by what words are about; without it descriptions are answered by genres, people, years and tags alone. */
	readonly meaning?: () => Meaning | undefined;
	/** The rows before the first letter. */
	readonly canvas?: (asked: SearchAsked) => Answer<Canvas>;
	/** Weights learnt from what was chosen; without it the policy's own. */
	readonly ranker?: () => SearchRanker | undefined;
	readonly policy?: SearchPolicy;
	/** The stream of chance of a request: the same request is given the same one. */
	readonly random: (requestId: RequestId) => Random;
	readonly stopwatch: Stopwatch;
	/** Told of what an answer does not show: stages that answered too late. */
	readonly report: (stage: string, cause: unknown) => void;
}
