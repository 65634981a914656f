import type { Language } from '../locales/language.ts';

/** How Germans and Scandinavians write their letters without the keys, and how the others therefore meet them. */
const usual: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
const plain = /^[\x20-\x7f]*$/;

/** Text with each letter written out that the language writes out, `undefined` where it has none. */
export function expanded(text: string, language: Language): string | undefined {
	if (plain.test(text)) return undefined;
	const expansions = language.rules.expansions ?? usual;
	const lower = text.normalize('NFC').toLowerCase();
	let out = '';
	for (const letter of lower) out += expansions[letter] ?? letter;
	return out === lower ? undefined : out;
}
