import type { Catalogue } from '@marquee/catalogue';
import type { SearchAnswer, SearchSuggestions } from '@marquee/contracts';
import type { SearchAsking, SearchPort } from '@marquee/gateway';
import type { GramIndex, NameSearch } from '@marquee/names';
import type { CountedFacts } from '@marquee/page';
import { type Context, type Stopwatch, systemStopwatch } from '@marquee/pipeline';
import { type TasteModel, tasteOfProfile, viewerOf } from '@marquee/retrieval';
import {
	type Canvas,
	catalogueWords,
	followCatalogue,
	genreNamesOf,
	type SearchAsked,
	type SearchPolicy,
	type SearchRanker,
	type SearchTrace,
	search,
	understand,
} from '@marquee/search';
import { hash32, type ProfileId, type RequestId, seededRandom } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';
import { editorsSynonyms } from './editors-synonyms.ts';
import { keptMeaning } from './kept-meaning.ts';

/** What somebody was answered, as the log of searches keeps it. */
export interface LoggedSearch {
	readonly profileId?: ProfileId;
	readonly trace: SearchTrace;
}

/** What the search of a service rests on. */
export interface ServiceSearchParts {
	/** Filled from the catalogue, and closed with the search. */
	readonly names: NameSearch;
	/** The index behind it, where it is in this process: it is asked what it holds already. */
	readonly index?: GramIndex;
	readonly catalogue: Catalogue;
	readonly states: Pick<ProfileStates, 'of' | 'newestAt'>;
	readonly counted: Pick<CountedFacts, 'popularity' | 'localTrends' | 'countedAt'>;
	/** The model that serves now. */
	readonly taste: () => TasteModel;
	/** The weights that serve now; the policy's own where none were learnt. */
	readonly ranker: () => SearchRanker | undefined;
	readonly policy?: SearchPolicy;
	/** What is shown before the first letter; nothing unless given. */
	readonly canvas?: (asked: SearchAsked) => Promise<Canvas>;
	/** Where meaning is kept, and folders of synonyms, the editors' last. */
	readonly meaningPath: string;
	readonly synonymFolders: readonly string[];
	/** Told of every answer; returns at once. */
	readonly record: (requestId: RequestId, searched: LoggedSearch) => void;
	readonly report: (stage: string, cause: unknown) => void;
	/** The machine's own unless given. */
	readonly stopwatch?: Stopwatch;
}

/** What the gateway was asked, with what experiments make of it. */
export interface TreatedSearch
	extends SearchAsking,
		Pick<SearchAsked, 'weights' | 'interleaved' | 'cells'> {}

/** The search of a service. */
export interface ServiceSearch extends SearchPort {
	readonly answer: (asked: TreatedSearch) => Promise<SearchAnswer>;
	/** Lays out the titles of a model that has begun to serve, before somebody waits for it: a million take half a second. */
	readonly followModel: () => void;
	/** Takes over meaning that was learnt since. @throws {Failure} as `readSemantics`. */
	readonly followMeaning: () => Promise<void>;
	/** Takes over synonyms that were edited since. @throws {Failure} `synonyms-malformed`. */
	readonly followSynonyms: () => void;
	/** Weighs names by what is watched now: who types one letter is shown the best known first. */
	readonly followPopularity: () => Promise<void>;
	/** Lays out the words of a language, some 30 ms, before somebody waits for them. */
	readonly warm: (locale: string) => void;
	readonly close: () => Promise<void>;
}

/** Longer than this taste is not waited for: a keystroke is answered without it. */
const tasteMs = 40;

/** Puts every name of the catalogue into an index, lays the catalogue out, and answers keystrokes over it. */
export async function serviceSearch(parts: ServiceSearchParts): Promise<ServiceSearch> {
	const { catalogue, counted, states, report, stopwatch = systemStopwatch } = parts;
	const { names } = parts;
	const followed = followCatalogue(names, parts.index);
	const weighed = async () => {
		const profiles = counted.popularity.profiles();
		await followed.follow(catalogue, { profiles, genreNames: genreNamesOf });
	};
	await weighed();
	const meaning = keptMeaning(parts.meaningPath, catalogue);
	const synonyms = editorsSynonyms(parts.synonymFolders);
	const tasteFor = tasteByModel(catalogue);
	const words = catalogueWords(wordsIn(catalogue));
	const random = (requestId: RequestId) => seededRandom(hash32(requestId), 'search');
	const contextOf = (asked: SearchAsked): Context => ({
		now: asked.now,
		random: random(asked.requestId),
		stopwatch,
		signal: asked.signal ?? new AbortController().signal,
		report,
	});
	const engine = search({
		catalogue: () => catalogue,
		names,
		understand: (typed) => understand(typed, { names, words, synonyms: synonyms.now() }),
		popularity: () => counted.popularity,
		trends: () => counted.localTrends,
		taste: async (asked) =>
			(await tasteFor(parts.taste()).hydrate({ state: asked.state }, contextOf(asked))).taste,
		asOf: () => ({
			events: states.newestAt() ?? null,
			popularity: counted.countedAt() ?? null,
			model: parts.taste().trainedAt,
		}),
		meaning: () => meaning.now(),
		...(parts.canvas !== undefined && { canvas: parts.canvas }),
		ranker: parts.ranker,
		...(parts.policy !== undefined && { policy: parts.policy }),
		random,
		stopwatch,
		report,
	});
	engine.layOut();
	const followModel = () => void tasteFor(parts.taste());
	followModel();
	return {
		answer: async (asking): Promise<SearchAnswer> => {
			const { answer, trace } = await engine.answer(askedOf(asking, states, catalogue));
			const { profileId } = asking;
			parts.record(asking.requestId, { ...(profileId !== undefined && { profileId }), trace });
			return answer;
		},
		suggest: (asking): Promise<SearchSuggestions> =>
			engine.suggest(askedOf(asking, states, catalogue)),
		followModel,
		followMeaning: meaning.follow,
		followSynonyms: synonyms.follow,
		followPopularity: weighed,
		warm: (locale) => void words.own(locale),
		close: () => names.close(),
	};
}

/** Taste is laid out anew where another model serves. */
function tasteByModel(catalogue: Catalogue) {
	let known: { model: TasteModel; taste: ReturnType<typeof tasteOfProfile> } | undefined;
	return (model: TasteModel) => {
		if (known?.model !== model) known = { model, taste: tasteOfProfile(model, catalogue, tasteMs) };
		return known.taste;
	};
}

const wordsIn = ({ titles }: Catalogue) => ({
	genres: [...new Set(titles.flatMap(({ genres }) => genres))],
	tags: [...new Set(titles.flatMap(({ tags = [] }) => tags))],
});

/** What the gateway was asked, as the search reads it. */
function askedOf(
	asking: TreatedSearch,
	states: Pick<ProfileStates, 'of'>,
	catalogue: Catalogue,
): SearchAsked {
	const { requestId, query, now, on, locale, maturityLimit, sessionId, filters, limit } = asking;
	const { profileId, weights, interleaved, cells } = asking;
	const state = profileId === undefined ? undefined : states.of(profileId);
	return {
		requestId,
		query,
		now,
		filters,
		limit,
		signal: asking.signal,
		...on,
		...(profileId !== undefined && { profileId }),
		...(locale !== undefined && { locale }),
		...(maturityLimit !== undefined && { maturityLimit }),
		...(sessionId !== undefined && { sessionId }),
		...(state !== undefined && { state, profile: viewerOf(state, catalogue) }),
		...(weights !== undefined && { weights }),
		...(interleaved !== undefined && { interleaved }),
		...(cells !== undefined && { cells }),
	};
}
