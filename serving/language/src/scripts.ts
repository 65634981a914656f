/** The scripts that are told apart: all others are `Other`. */
export const scripts = [
	'Latin',
	'Greek',
	'Cyrillic',
	'Armenian',
	'Hebrew',
	'Arabic',
	'Devanagari',
	'Bengali',
	'Gurmukhi',
	'Gujarati',
	'Oriya',
	'Tamil',
	'Telugu',
	'Kannada',
	'Malayalam',
	'Sinhala',
	'Thai',
	'Lao',
	'Tibetan',
	'Myanmar',
	'Georgian',
	'Hangul',
	'Ethiopic',
	'Khmer',
	'Hiragana',
	'Katakana',
	'Han',
] as const;
export type Script = (typeof scripts)[number] | 'Other';

/** The script most of its letters are of, the first where two are even; `undefined` for text without letters. */
export function scriptOf(text: string): Script | undefined {
	if (asciiLetters.test(text)) return 'Latin';
	let most: Script | undefined;
	let letters = 0;
	for (const [script, count] of counted(text)) {
		if (count <= letters) continue;
		most = script;
		letters = count;
	}
	return most;
}

/** All scripts that text has letters of, in order of appearance. */
export function scriptsOf(text: string): ReadonlySet<Script> {
	return new Set(counted(text).keys());
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what ASCII is
const asciiLetters = /^[\x00-\x7f]*[a-z][\x00-\x7f]*$/i;
const letter = /\p{L}/u;
const patterns = scripts.map(
	(script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const,
);
const known = new Map<string, Script | undefined>();

function counted(text: string): ReadonlyMap<Script, number> {
	const counts = new Map<Script, number>();
	for (const sign of text) {
		const script = signScript(sign);
		if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
	}
	return counts;
}

function signScript(sign: string): Script | undefined {
	if (known.has(sign)) return known.get(sign);
	const script = letter.test(sign)
		? (patterns.find(([, pattern]) => pattern.test(sign))?.[0] ?? commonScript(sign))
		: undefined;
	known.set(sign, script);
	return script;
}

/** Letters that several scripts share: the stroke that lengthens vowels is written in both kana, mostly in katakana. */
function commonScript(sign: string): Script | undefined {
	return sign === 'ー' ? 'Katakana' : 'Other';
}
