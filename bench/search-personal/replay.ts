import { viewerOf } from '@marquee/retrieval';
import {
	type Search,
	type SearchAsked,
	type Searched,
	type SearchParts,
	type SearchPolicy,
	type SearchRanker,
	search,
} from '@marquee/search';
import type { RequestId } from '@marquee/units';
import type { TypedLength } from './keystrokes.ts';
import type { PastSearch, Searcher } from './past-search.ts';
import type { WantedTitle } from './wanted-titles.ts';

/** One way to answer what is typed. */
export interface Way {
	readonly policy: SearchPolicy;
	readonly ranker?: SearchRanker;
	/** Whether the search is told who asks. */
	readonly personal: boolean;
}

/** Where a way shows the title that was wanted. */
export interface Answered {
	/** From 1; 0: not among the ten. */
	readonly place: number;
	/** Whether the first result is called exactly what was typed. */
	readonly exactFirst: boolean;
}

/** One text that was typed for a wanted title, answered each way. */
export interface Replayed {
	readonly profileId: string;
	/** Whether anything was known of the profile. */
	readonly known: boolean;
	readonly length: TypedLength;
	readonly answers: readonly Answered[]; // by way
}

/** So many results are looked at. */
export const shown = 10;

/** What somebody who wants a title types of it, letter by letter. */
export type Typing = (name: string) => ReadonlyMap<TypedLength, string>;

/** Types every wanted title's name as of the moment before it was taken up, and answers it each way. */
export async function replay(
	past: PastSearch,
	wanted: readonly WantedTitle[],
	ways: readonly Way[],
	typing: Typing,
): Promise<readonly Replayed[]> {
	const engines = ways.map((way) => ({ way, engine: engineOf(past.parts, way) }));
	const all: Replayed[] = [];
	const { titles } = past.parts.catalogue();
	for await (const searcher of past.each(wanted)) {
		const { titleId, name } = titles[searcher.index]!;
		for (const [length, query] of typing(name)) {
			const answers: Answered[] = [];
			for (const { way, engine } of engines) {
				const asked = askedBy(searcher, past.parts, query, way.personal);
				answers.push(answeredIn(await engine.answer(asked), titleId));
			}
			const { profileId, state } = searcher;
			all.push({ profileId, known: state !== undefined, length, answers });
		}
	}
	return all;
}

/** The search of a way. */
export const engineOf = (parts: SearchParts, { policy, ranker }: Omit<Way, 'personal'>): Search =>
	search({ ...parts, policy, ranker: () => ranker });

/** A keystroke as it is asked. */
export function askedBy(
	{ at, index, profileId, state }: Searcher,
	{ catalogue }: Pick<SearchParts, 'catalogue'>,
	query: string,
	personal: boolean,
): SearchAsked {
	const who =
		personal && state !== undefined ? { state, profile: viewerOf(state, catalogue()) } : {};
	const requestId = `${profileId} ${index} ${query}` as RequestId;
	return { requestId, query, now: at, limit: shown, ...who };
}

function answeredIn({ answer: { results } }: Searched, titleId: string): Answered {
	const place = 1 + results.findIndex(({ title }) => title.titleId === titleId);
	return { place, exactFirst: results[0]?.foundBy.how === 'exact' };
}
