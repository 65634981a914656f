import type { PageRow, PlacedTitle, SearchAnswer, Understood } from '@marquee/contracts';
import type { Answered } from '../surfaces/answered.ts';

/** The id of the row that results are told of as. */
export const resultsRow = 'results';

/** An answer as what shows titles: its results are a row, in the order they were found in, before the others. */
export function answeredBy(answer: SearchAnswer, heading: string): Answered {
	const results: PageRow = {
		rowId: resultsRow,
		family: resultsRow,
		heading,
		evidence: { sentence: heading, source: resultsRow },
		titles: answer.results.map(
			({ title, score, evidence }): PlacedTitle => ({
				title,
				score,
				evidence,
			}),
		),
	};
	return {
		requestId: answer.requestId,
		surface: 'search',
		rows: results.titles.length > 0 ? [results, ...answer.rows] : answer.rows,
	};
}

/** The query without one of its parts; what stood around it is one space apart. */
export function queryWithout(query: string, { text }: Pick<Understood, 'text'>): string {
	const at = query.indexOf(text);
	if (at < 0) return query;
	return `${query.slice(0, at)} ${query.slice(at + text.length)}`.trim().replace(/\s+/g, ' ');
}

/** A genre to begin a search in, and how many titles it has where that is known. */
export interface GenreToBegin {
	readonly genre: string;
	readonly titles?: number;
}

/** Genres to begin in: those the answer names; else those of the titles it shows, the commonest first. */
export function genresToBegin({ facets, rows }: SearchAnswer): readonly GenreToBegin[] {
	const named = facets.find(({ name }) => name === 'genre')?.values ?? [];
	if (named.length > 0) return named.map(({ value, titles }) => ({ genre: value, titles }));
	const counts = new Map<string, number>();
	for (const { title } of rows.flatMap(({ titles }) => titles))
		for (const genre of title.genres) counts.set(genre, (counts.get(genre) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a).map(([genre]) => ({ genre }));
}
