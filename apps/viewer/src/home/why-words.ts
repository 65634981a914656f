import type { Explanation } from '@marquee/contracts';

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
	return `${became}${found}${scored}${reason ? `: ${reason}` : ''}`;
}
