import type { Explanation, PageRow } from '@marquee/contracts';
import { headingOf, type Told } from '../words/headings.ts';
import type { Language } from '../words/language.ts';

/** A candidate source's name in words: `similar-to-played` becomes "found by similar to played". */
export function sourceInWords(source: string, { words, spoken }: Language): string {
	const known = (words.sources as Readonly<Record<string, string>>)[source];
	return spoken !== 'en' && known !== undefined
		? known
		: words.why.foundBy(source.replace(/^by-/, '').replaceAll('-', ' '));
}

/** What became of a title in one row: the verdict in the reader's words, the reason in the service's. */
export function fateInWords(
	{ outcome, reason, source, score }: Explanation['fate'][number],
	language: Language,
): { readonly verdict: string; readonly reason: string } {
	const { why } = language.words;
	const separator = language.spoken === 'ar' ? '، ' : language.spoken === 'ja' ? '、' : ', ';
	const verdict = [
		why[outcome],
		...(source === undefined ? [] : [sourceInWords(source, language)]),
		...(score === undefined ? [] : [why.score(score.toPrecision(3))]),
	].join(separator);
	// A rejection begins with the filter's name, which is for engineers: `already-on-page: stands in “Crime”`.
	return { verdict, reason: reason.replace(/^[a-z]+(-[a-z]+)+: /, '') };
}

/** A row as a person knows it: by its heading where it is on the page, else by what its id says: `genre:Crime` is Crime. */
export function rowInWords(rowId: string, onPage: readonly PageRow[], language: Language): Told {
	const row = onPage.find((each) => each.rowId === rowId);
	const [family, about] = rowId.split(':', 2) as [string, string?];
	const words = family.replaceAll('-', ' ');
	const heading =
		family === 'genre' && about ? about : words.charAt(0).toUpperCase() + words.slice(1);
	return headingOf(
		row ?? { rowId, family, heading, evidence: { sentence: '', source: '' } },
		language,
	);
}
