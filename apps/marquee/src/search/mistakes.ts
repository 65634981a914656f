import { graphemes } from '@marquee/language';
import type { Random } from '@marquee/units';

/**
 * The ways in which names come out wrong, each told apart, since engines that look past one of them fail at another.
 *
 * `exact`: as written. `prefix`: the first 60 % of it. `substitution`, `insertion`, `deletion`, `transposition`: one of these
 * behind the first sign. `first-letter`: another first sign. `two-edits`: two of the four. `joined`: without its blanks.
 * `split`: a blank inside a word. `prefix-typo`: a prefix with one of the four.
 */
export const mistakeKinds = [
	'exact',
	'prefix',
	'substitution',
	'insertion',
	'deletion',
	'transposition',
	'first-letter',
	'two-edits',
	'joined',
	'split',
	'prefix-typo',
] as const;
export type MistakeKind = (typeof mistakeKinds)[number];

/** A name as somebody might type it; `undefined` where it is too short for such a mistake, or has no place for it. */
export type Mistaken = (name: string, kind: MistakeKind) => string | undefined;

type Signs = readonly string[];
type Edit = (signs: Signs, from: number, draw: Draw) => Signs | undefined;

interface Draw {
	readonly letter: (but?: string) => string;
	readonly below: Random['below'];
	readonly oneOf: <Item>(items: readonly Item[]) => Item;
}

/** Signs that a name must have at least, so that what is left of it still means that name. */
const leastSigns: Readonly<Record<MistakeKind, number>> = {
	exact: 1,
	prefix: 4,
	substitution: 4,
	insertion: 3,
	deletion: 4,
	transposition: 4,
	'first-letter': 4,
	'two-edits': 7,
	joined: 4,
	split: 4,
	'prefix-typo': 8,
};

/**
 * Makes mistakes on whole graphemes, by letters that a typist of that language has at hand (`lettersOf` its names).
 *
 * The same random stream and the same names in the same order make the same mistakes.
 */
export function mistakes(letters: readonly string[], random: Random): Mistaken {
	if (letters.length < 2) throw new RangeError(`${letters.length} letters make no mistakes`);
	const oneOf: Draw['oneOf'] = (items) => items[random.below(items.length)]!;
	const letter: Draw['letter'] = (but) => {
		for (;;) {
			const drawn = oneOf(letters);
			if (drawn !== but?.toLowerCase()) return drawn;
		}
	};
	const draw: Draw = { letter, oneOf, below: random.below };
	return (name, kind) => {
		const signs = graphemes(name.trim());
		if (signs.filter(isLetter).length < leastSigns[kind]) return undefined;
		return makers[kind](signs, draw)?.join('').trim();
	};
}

/** The letters of these names in lower case, each once, in an order of their own. */
export function lettersOf(names: Iterable<string>): readonly string[] {
	const found = new Set<string>();
	for (const name of names)
		for (const sign of graphemes(name.toLowerCase())) if (isLetter(sign)) found.add(sign);
	return [...found].sort();
}

const makers: Readonly<Record<MistakeKind, (signs: Signs, draw: Draw) => Signs | undefined>> = {
	exact: (signs) => signs,
	prefix: (signs) => prefix(signs),
	substitution: (signs, draw) => substituted(signs, 1, draw),
	insertion: (signs, draw) => inserted(signs, 1, draw),
	deletion: (signs, draw) => deleted(signs, 1, draw),
	transposition: (signs, draw) => transposed(signs, 1, draw),
	'first-letter': (signs, draw) => {
		const at = signs.findIndex(isLetter);
		return signs.with(at, draw.letter(signs[at]));
	},
	'two-edits': (signs, draw) => {
		const once = edited(signs, draw);
		const twice = once && edited(once, draw);
		return twice?.join('') === signs.join('') ? undefined : twice; // one may have undone the other
	},
	joined: (signs) => {
		const together = signs.filter((sign) => sign.trim() !== '');
		return together.length < signs.length ? together : undefined;
	},
	split: (signs, draw) => {
		const inside = placesOf(signs, 2).filter(
			(at) => isLetter(signs[at - 1]!) && isLetter(signs[at - 2]!) && isLetter(signs[at + 1] ?? ''),
		);
		return inside.length === 0 ? undefined : signs.toSpliced(draw.oneOf(inside), 0, ' ');
	},
	'prefix-typo': (signs, draw) => edited(prefix(signs), draw),
};

const prefix = (signs: Signs): Signs => signs.slice(0, Math.ceil(signs.length * 0.6));

const substituted: Edit = (signs, from, draw) => {
	const at = placeOf(signs, from, draw);
	return at === undefined ? undefined : signs.with(at, draw.letter(signs[at]));
};

const inserted: Edit = (signs, from, { below, letter }) =>
	signs.toSpliced(from + below(signs.length - from + 1), 0, letter());

const deleted: Edit = (signs, from, draw) => {
	const at = placeOf(signs, from, draw);
	return at === undefined ? undefined : signs.toSpliced(at, 1);
};

const transposed: Edit = (signs, from, draw) => {
	const unlike = placesOf(signs, from).filter(
		(at) => isLetter(signs[at + 1] ?? '') && signs[at] !== signs[at + 1],
	);
	if (unlike.length === 0) return undefined;
	const at = draw.oneOf(unlike);
	return signs.toSpliced(at, 2, signs[at + 1]!, signs[at]!);
};

const edits = [substituted, inserted, deleted, transposed] as const;
const edited = (signs: Signs, draw: Draw): Signs | undefined => draw.oneOf(edits)(signs, 1, draw);

const placesOf = (signs: Signs, from: number): readonly number[] =>
	signs.flatMap((sign, at) => (at >= from && isLetter(sign) ? [at] : []));

function placeOf(signs: Signs, from: number, draw: Draw): number | undefined {
	const places = placesOf(signs, from);
	return places.length === 0 ? undefined : draw.oneOf(places);
}

const isLetter = (sign: string): boolean => /^[\p{L}\p{N}]/u.test(sign);
