import { localeOf } from '../locales/negotiation.ts';
import { type Script, scriptOf } from '../scripts.ts';
import { keysOfKorean, koreanOfKeys } from './korean.ts';
import { frequentLatin, impossibleLatin, type Layout, latinKeys, layouts } from './layouts.ts';

/** Of fewer letters nothing can be told. */
const fewestLetters = 3;
/** How much likelier its letters must be on the other keyboard, on average, in nats: one title in a hundred then looks mistyped. */
const margin = 0.15;

/**
 * What was meant, where a query looks typed with the keyboard set to another alphabet: `ьфекшч` is `matrix`, and for a Russian `vfnhbwf`
 * is матрица. `undefined` where it makes sense as it stands.
 */
export function onOtherKeyboard(query: string, locale?: string): string | undefined {
	const script = scriptOf(query);
	if (script === undefined || query.length < fewestLetters) return undefined;
	const tag = localeOf(locale);
	if (script === 'Hangul') return keysOfKorean(query);
	if (script === 'Latin' && tag === 'ko') return koreanOfKeys(query);
	const board = boardFor(script, tag);
	if (board === undefined) return undefined;
	// The Greek accent has a key of its own, which Latin letters lack.
	const typed = query.toLowerCase().normalize('NFD').replaceAll('\u0301', '').normalize('NFC');
	const [from, to, keys] =
		script === 'Latin' ? [latin, board, board.toHere] : [board, latin, board.toLatin];
	const meant = Array.from(typed, (sign) => keys.get(sign) ?? sign).join('');
	const isNonsense = (from === board ? board.layout.impossible : impossibleLatin)?.test(typed);
	return isNonsense === true || likelihood(meant, to) > likelihood(typed, from) + margin
		? meant
		: undefined;
}

interface Alphabet {
	/** The logarithm of how often each letter is seen. */
	readonly chances: ReadonlyMap<string, number>;
}

interface Board extends Alphabet {
	readonly layout: Layout;
	readonly script: Script;
	readonly toLatin: ReadonlyMap<string, string>;
	readonly toHere: ReadonlyMap<string, string>;
}

const latin: Alphabet = { chances: chancesOf(frequentLatin) };
const boards: readonly Board[] = layouts.map((layout) => {
	const here = Array.from(layout.keys);
	const pairs = here.flatMap((sign, i) => (sign === ' ' ? [] : [[sign, latinKeys[i]!] as const]));
	return {
		layout,
		script: scriptOf(layout.frequent)!,
		chances: chancesOf(layout.frequent),
		toLatin: new Map(pairs),
		toHere: new Map(pairs.map(([sign, key]) => [key, sign])),
	};
});

function boardFor(script: Script, tag: string): Board | undefined {
	const ofLocale = boards.find(({ layout }) => layout.locales.includes(tag));
	if (script === 'Latin' || ofLocale?.script === script) return ofLocale;
	return boards.find((board) => board.script === script);
}

/** Zipf’s law over the ranks: near enough to tell a language from random keys. */
function chancesOf(frequent: string): ReadonlyMap<string, number> {
	const signs = Array.from(frequent);
	const total = signs.reduce((sum, _, i) => sum + 1 / (i + 3), 0);
	return new Map(signs.map((sign, i) => [sign, Math.log(1 / (i + 3) / total)]));
}

const unheardOf = Math.log(0.002);

/** The mean logarithm of the chance of its letters. */
function likelihood(text: string, { chances }: Alphabet): number {
	let sum = 0;
	let letters = 0;
	for (const sign of text) {
		if (/[\s\d]/.test(sign)) continue;
		sum += chances.get(sign) ?? unheardOf;
		letters++;
	}
	return letters === 0 ? 0 : sum / letters;
}
