import type { Explanation, PageRow } from '@marquee/contracts';

/** A candidate source's name in words: `similar-to-played` becomes "found by similar to played". */
export const sourceInWords = (source: string): string => `found by ${source.replaceAll('-', ' ')}`;

/** What became of a title in one row, in a sentence. */
export function fateInWords({
	outcome,
	reason,
	source,
	score,
}: Explanation['fate'][number]): string {
	const became = {
		shown: 'Shown',
		reserve: 'Considered, kept in reserve',
		rejected: 'Considered, left out',
	}[outcome];
	const found = source === undefined ? '' : `, ${sourceInWords(source)}`;
	const scored = score === undefined ? '' : `, score ${score.toPrecision(3)}`;
	// A rejection begins with the filter's name, which is for engineers: `already-on-page: stands in “Crime”`.
	const because = reason.replace(/^[a-z]+(-[a-z]+)+: /, '');
	return `${became}${found}${scored}${because ? `: ${because}` : ''}`;
}

/** A row as a person knows it: by its heading where it is on the page, else by what its id says: `genre:Crime` is Crime. */
export function rowInWords(rowId: string, onPage: readonly PageRow[]): string {
	const heading = onPage.find((row) => row.rowId === rowId)?.heading;
	if (heading !== undefined) return heading;
	const [family, about] = rowId.split(':', 2) as [string, string?];
	if (family === 'genre' && about) return about;
	const words = family.replaceAll('-', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
