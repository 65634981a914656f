import { fold, graphemes, type NameForm, nameForms, queryForms } from '@marquee/language';
import { hash32 } from '@marquee/units';
import type { NamedEntity, NameQuery } from '../name-search.ts';
import { longestName, longestQuery } from '../spelling.ts';
import { validated } from '../validated.ts';

/** A form as a store compares it: one character for each sign that a reader counts. */
export interface StoredForm {
	/** Without spaces, so that words joined or torn apart make no difference. */
	readonly compact: string;
	/** With spaces, so that the beginnings of words are seen. */
	readonly words: string;
}

/**
 * By what a store finds an entity, or a query finds entities. `keys` are equal where a name is meant that grams say little of:
 * `^a`, `^ab` and `^abc` its first signs, `.a`, `.ab` and `.abc` those of a later word, `=abc` a short name whole and with each sign
 * left out, so that two with one mistake between them have a key in common.
 */
export interface Findable {
	readonly forms: readonly StoredForm[];
	readonly keys: readonly string[];
}

/** Names of so many signs or fewer are found by their keys in spite of a mistake. */
const shortName = 6;
/** Beginnings of so many signs or fewer are keys. */
export const longestBeginning = 3;
/** Longer queries than that are read by their front. */
const longestText = 1_000;

/** By what a store finds an entity. @throws {RangeError} where no index takes it. */
export function findable(entity: NamedEntity): Findable {
	validated(entity);
	const forms = entity.names.flatMap(({ text, locale }) => nameForms(text, locale));
	const main = fold(entity.names[0]?.text ?? '');
	const spelled = distinct([main, ...forms.map(({ text }) => text)], longestName);
	return { forms: spelled.map(formOf), keys: [...new Set(spelled.flatMap(keysOfName))] };
}

/** What a query looks for, for each of its forms. */
export interface Sought extends StoredForm {
	/** How many signs it has. */
	readonly length: number;
	/** Keys of names that are meant, whatever else is. */
	readonly nearWhole: readonly string[];
	/** Keys of names that begin so, or have a word that does; none once it is too long for them. */
	readonly beginnings: readonly string[];
	/** Keys of names that begin with the first of its signs: the last resort. */
	readonly nearest: readonly string[];
}

/** What a query looks for; nothing if it is blank. */
export function sought({ text, locale }: NameQuery): readonly Sought[] {
	const forms = queryForms(text.slice(0, longestText), locale).map((form: NameForm) => form.text);
	return distinct(forms, longestQuery).map((words) => {
		const signs = words.flat();
		const head = signs.join('');
		const isShort = signs.length <= longestBeginning;
		return {
			...formOf(words),
			length: signs.length,
			nearWhole: signs.length <= shortName + 1 ? [...nearWhole(signs)] : [],
			beginnings: isShort ? [`^${head}`, `.${head}`] : [],
			nearest: isShort ? [] : [`^${signs.slice(0, longestBeginning - 1).join('')}`],
		};
	});
}

/** Words as signs. */
type Spelled = readonly (readonly string[])[];

function distinct(texts: readonly string[], longest: number): readonly Spelled[] {
	return [...new Set(texts)].filter((text) => text !== '').map((text) => spelled(text, longest));
}

/** A sign that is no letter to a store, or several code points, stands as a Chinese one: a letter of one code point to everybody. */
function spelled(text: string, longest: number): Spelled {
	const words: string[][] = [];
	let isInWord = false;
	for (const sign of graphemes(text).slice(0, longest)) {
		const isSpace = sign === ' ';
		if (!isSpace && !isInWord) words.push([]);
		isInWord = !isSpace;
		if (!isSpace) words.at(-1)!.push(isLetter.test(sign) ? sign : standIn(sign));
	}
	return words;
}

const isLetter = /^[\p{L}\p{N}]$/u;
/** The first Chinese sign, and how many there have been from the beginning. */
const firstHan = 0x4e00;
const countHan = 20_902;
const standIn = (sign: string) => String.fromCodePoint(firstHan + (hash32(sign) % countHan));

const formOf = (words: Spelled): StoredForm => ({
	compact: words.map((word) => word.join('')).join(''),
	words: words.map((word) => word.join('')).join(' '),
});

/** Every sign of these is the beginning of a word. */
const isSyllable = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function keysOfName(words: Spelled): readonly string[] {
	const signs = words.flat();
	const starts = new Set<number>();
	let at = 0;
	for (const word of words)
		for (const [place, sign] of word.entries()) {
			if (place === 0 || isSyllable.test(sign)) starts.add(at);
			at++;
		}
	return [...starts]
		.flatMap((start) =>
			beginningsOf(signs.slice(start)).map((head) => `${start === 0 ? '^' : '.'}${head}`),
		)
		.concat(signs.length <= shortName ? [...nearWhole(signs)] : []);
}

const beginningsOf = (signs: readonly string[]): readonly string[] =>
	Array.from({ length: Math.min(longestBeginning, signs.length) }, (_, last) =>
		signs.slice(0, last + 1).join(''),
	);

/** The whole, and with each sign left out. */
function nearWhole(signs: readonly string[]): ReadonlySet<string> {
	const without = signs.length > 1 ? signs.map((_, at) => signs.toSpliced(at, 1)) : [];
	return new Set([signs, ...without].map((some) => `=${some.join('')}`));
}
