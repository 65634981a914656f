import type { SearchAnswer, Title } from '@marquee/contracts';
import type { SearchAsking, SearchPort } from '../parts.ts';

/** Search of real titles by one rule: a title is found if its name holds what was typed. */
export function smallSearch(titles: readonly Title[]): SearchPort {
	const found = ({ query, limit, filters }: SearchAsking) =>
		titles
			.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
			.filter(({ genres }) => filters.genres.every((genre) => genres.includes(genre)))
			.slice(0, limit);
	const highlights = [{ from: 0, to: 1 }];
	return {
		answer: async (asked) => ({
			requestId: asked.requestId,
			...(asked.sessionId !== undefined && { sessionId: asked.sessionId }),
			query: asked.query,
			...(asked.locale !== undefined && { locale: asked.locale }),
			generatedAt: asked.now,
			asOf: { profile: null, events: asked.now, popularity: asked.now, model: null },
			intent: asked.query === '' ? 'none' : 'fetch',
			understood: [],
			results: asked.query === '' ? [] : found(asked).map(result),
			people: [],
			unavailable: [],
			facets: [],
			rows: [],
			skipped: [],
		}),
		suggest: async (asked) => ({
			suggestions: found(asked).map(({ titleId, name }) => ({
				text: name,
				kind: 'title',
				highlights,
				titleId,
			})),
		}),
	};

	function result({ titleId, name, genres }: Title, position: number): SearchAnswer['results'][0] {
		return {
			title: { titleId, name, genres },
			position,
			score: 1 / (1 + position),
			foundBy: { how: 'words', name, highlights, edits: 0 },
			evidence: { sentence: 'Its name holds what was typed', source: 'names' },
			propensity: 1,
		};
	}
}
