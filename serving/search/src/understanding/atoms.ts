import { fold } from '@marquee/language';

/** The smallest part of a text that is looked up: a word, a number, or one sign of a script that does not part words. */
export interface Atom {
	/** Folded; digits are ASCII. */
	readonly folded: string;
	readonly from: number;
	readonly to: number;
	/** Of Han, kana, Thai and others: phrases begin and end anywhere. */
	readonly unspaced: boolean;
	/** The first year of the decade, where the atom is a number that may be one: `90`, `1990`. */
	readonly decade?: number;
}

const unspacedScripts =
	'\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const parts = new RegExp(
	`(?<number>\\p{Nd}+)|(?<sign>(?=[\\p{L}\\p{Nl}])[${unspacedScripts}]\\p{M}*)|` +
		`(?<word>(?:(?![${unspacedScripts}])[\\p{L}\\p{M}\\p{Nl}\\p{No}\\u200c\\u200d])+)`,
	'gu',
);

/** Longer queries are read up to here: nobody types more, and a query must not keep the others waiting. */
export const mostAtoms = 48;

/** The atoms of a text, in order, with where they stand in it. */
export function atomsOf(text: string): readonly Atom[] {
	const atoms: Atom[] = [];
	for (const found of text.matchAll(parts)) {
		if (atoms.length >= mostAtoms) break;
		const folded = found.groups?.number === undefined ? fold(found[0]) : asciiDigits(found[0]);
		if (folded === '') continue;
		const decade = found.groups?.number === undefined ? undefined : decadeOf(folded);
		atoms.push({
			folded,
			from: found.index,
			to: found.index + found[0].length,
			unspaced: found.groups?.sign !== undefined,
			...(decade === undefined ? {} : { decade }),
		});
	}
	return atoms;
}

/** The text under which a phrase of these atoms is kept: one for all ways to space it. A decade's number is `#`. */
export function keyOf(atoms: readonly Atom[], write: (atom: Atom) => string = written): string {
	let key = '';
	let before: Atom | undefined;
	for (const atom of atoms) {
		if (before !== undefined && !(before.unspaced && atom.unspaced)) key += ' ';
		key += write(atom);
		before = atom;
	}
	return key;
}

/** What stands for an atom in a key. */
export function written(atom: Atom): string {
	return atom.decade === undefined ? atom.folded : '#';
}

/** The decade that a number means: `90` and `1990` are the same; `00`, `10` and `20` are of this century. */
function decadeOf(digits: string): number | undefined {
	if (!digits.endsWith('0')) return undefined;
	if (digits.length === 2) return Number(digits) + (Number(digits) < 30 ? 2000 : 1900);
	const year = Number(digits);
	return digits.length === 4 && year >= 1870 && year <= 2100 ? year : undefined;
}

/** Decimal digits of any script as 0 to 9: scripts write them in runs of ten that begin at a zero. */
export function asciiDigits(digits: string): string {
	return Array.from(digits.normalize('NFKC'), (digit) => {
		if (digit >= '0' && digit <= '9') return digit;
		let value = 0;
		for (let code = (digit.codePointAt(0) ?? 0) - 1; value < 9; code--, value++)
			if (!/\p{Nd}/u.test(String.fromCodePoint(code))) break;
		return String(value);
	}).join('');
}
