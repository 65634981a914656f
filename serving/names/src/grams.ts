import { type Alphabet, nameEnd, nameStart, wordStart } from './alphabet.ts';
import { soundKey } from './sounds.ts';
import type { Spelling } from './spelling.ts';

/** Names of so many signs or fewer are also found by what is left when one sign is taken out. */
export const shortName = 6;

const radix = 0x10000;
const wholes = 2 ** 48;

/** The key of up to three signs in a row; 0 for those that are not. */
export function gramKey(a: number, b: number, c: number): number {
	return (a * radix + b) * radix + c;
}

/** The key of a text of signs with one left out (`without`, or −1): the same for the same text. */
export function wholeKey(signs: Uint16Array, length: number, without = -1): number {
	let high = 0x9e3779b9 | 0;
	let low = 0x85ebca6b | 0;
	for (let at = 0; at < length; at++) {
		if (at === without) continue;
		const sign = signs[at]!;
		high = Math.imul(high ^ sign, 0x01000193);
		high ^= high >>> 15;
		low = Math.imul(low ^ sign, 0x5bd1e995);
		low ^= low >>> 13;
	}
	return wholes + (high >>> 0) * radix + ((low ^ (low >>> 16)) & 0xffff);
}

/**
 * The grams inside a text: two signs from one of Chinese, Japanese or Korean on, three from any other. Spaces are no part
 * of them, so that words run together or torn apart have them all the same.
 */
export function innerGrams(
	{ signs, length }: Spelling,
	wide: Uint8Array,
	take: (key: number) => void,
): void {
	for (let at = 0; at + 1 < length; at++) {
		const a = signs[at]!;
		if (wide[a] === 1) take(gramKey(a, signs[at + 1]!, 0));
		else if (at + 2 < length) take(gramKey(a, signs[at + 1]!, signs[at + 2]!));
	}
}

/** All keys under which a name is found. The same may be taken twice. */
export function nameGrams(
	text: Spelling,
	{ wide, latin }: Alphabet,
	take: (key: number) => void,
): void {
	const { signs, starts, length, words } = text;
	innerGrams(text, wide, take);
	take(wholeKey(signs, length));
	const sound = soundKey(text, latin);
	if (sound !== 0) take(sound);
	if (length <= shortName && length > 1)
		for (let at = 0; at < length; at++) take(wholeKey(signs, length, at));
	for (let word = 0; word < words; word++) {
		const mark = word === 0 ? nameStart : wordStart;
		const at = starts[word]!;
		take(gramKey(mark, signs[at]!, 0));
		if (at + 1 < length && wide[signs[at]!] === 0) take(gramKey(mark, signs[at]!, signs[at + 1]!));
		else if (word === 0 && length > 1) take(gramKey(mark, signs[0]!, signs[1]!));
	}
	if (length > 2) take(gramKey(signs[length - 2]!, signs[length - 1]!, nameEnd));
}

/** The keys by whose number names are told to be like a query, none twice. */
export function queryGrams(text: Spelling, wide: Uint8Array): number[] {
	const { signs, length } = text;
	const keys = new Set<number>();
	innerGrams(text, wide, (key) => keys.add(key));
	if (length > 1) keys.add(gramKey(nameStart, signs[0]!, signs[1]!));
	if (length > 2) keys.add(gramKey(signs[length - 2]!, signs[length - 1]!, nameEnd));
	return [...keys];
}

/** The keys of names that are the query itself, or one edit from it where both are short. */
export function nearWholeKeys({ signs, length }: Spelling): number[] {
	if (length === 0) return [];
	const keys = new Set([wholeKey(signs, length)]);
	if (length > 1 && length <= shortName + 1)
		for (let at = 0; at < length; at++) keys.add(wholeKey(signs, length, at));
	return [...keys];
}
