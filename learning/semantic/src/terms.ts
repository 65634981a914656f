import { fold, graphemes, language } from '@marquee/language';

/** Scripts whose words stand without a space between them, or with their endings written on to them. */
const unspaced =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu;

/**
 * The words of a text as they are compared, in order: folded, and in scripts that put no space between words every pair of
 * neighbouring signs, since nobody need agree on where words begin.
 *
 * A lone sign stands for itself.
 */
export function termsOf(text: string): readonly string[] {
	const words = fold(text).split(' ');
	return words.flatMap((word) => (word.search(unspaced) < 0 ? spaced(word) : mixed(word)));
}

const spaced = (word: string): readonly string[] => (word === '' ? [] : [word]);

/** A word in which both kinds of script may meet, such as 3年b組. */
function mixed(word: string): readonly string[] {
	const terms: string[] = [];
	let from = 0;
	for (const { 0: run, index } of word.matchAll(unspaced)) {
		terms.push(...spaced(word.slice(from, index)), ...pairs(run));
		from = index + run.length;
	}
	return [...terms, ...spaced(word.slice(from))];
}

function pairs(run: string): readonly string[] {
	const signs = graphemes(run);
	if (signs.length === 1) return signs;
	return signs.slice(1).map((sign, before) => signs[before]! + sign);
}

/** The most words that one value of a catalogue, such as a name, is also known by as a whole. */
const longestPhrase = 3;

/** A text and, where it is of two or three words, the whole as a term of its own: `tom hanks` is neither. */
export function termsOfValue(text: string): readonly string[] {
	const terms = termsOf(text);
	const isPhrase = terms.length > 1 && terms.length <= longestPhrase;
	return isPhrase ? [...terms, terms.join(' ')] : terms;
}

/**
 * All terms that a query may mean: its words but for those that its language says to anything ("films like"), every run of
 * two or three words, and decades as `1980s`, however they are written.
 */
export function termsOfQuery(text: string, locale?: string): readonly string[] {
	const words = termsOf(text);
	const { stopWords, works, articles, decadeOf } = language(locale);
	const telling = words.filter(
		(word) => !(stopWords.has(word) || works.has(word) || articles.has(word)),
	);
	const runs = words.flatMap((_, at) => runsFrom(words.slice(at, at + longestPhrase)));
	const decades = runs.flatMap((run) => decadeOf(run) ?? []).map((year) => `${year}s`);
	const phrases = runs.filter((run) => run.includes(' '));
	return [...new Set([...(telling.length > 0 ? telling : words), ...phrases, ...decades])];
}

/** The first word, the first two, all three. */
const runsFrom = (words: readonly string[]): readonly string[] =>
	words.map((_, last) => words.slice(0, last + 1).join(' '));
