import { wordsOf } from '../fold.ts';
import { type Language, language as languageOf } from '../locales/language.ts';

const romans = new Map(
	'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
		.split(' ')
		.map((roman, i) => [roman, i + 1]),
);
const figures = /^\d+$/;
const zero = 0x30;
const nine = 0x39;
/** Their number words are syllables of other words, and words are not parted. */
const unparted = new Set(['ja', 'zh', 'zh-Hant', 'ko', 'th', 'lo', 'km', 'my']);

/**
 * Folded text with its numbers in figures, so that `rocky ii`, `rocky two` and `rocky part 2` are all `rocky 2`. The same for a
 * figure within a word (`se7en` is 7 by way of `seven`). Text without a number is itself.
 */
export function numeralsAsDigits(folded: string, language: Language): string {
	const words = wordsOf(withHalves(withCounters(folded, language), language));
	const out: string[] = [];
	for (let i = 0; i < words.length; i++) {
		const number = numberAt(words, i, language);
		if (number === undefined) out.push(unmasked(words[i]!));
		else {
			if (out.length > 1 && isCounted(out.at(-1)!, language)) out.pop();
			out.push(number.figures);
			i += number.words - 1;
		}
	}
	return out.join(' ');
}

interface WrittenNumber {
	readonly figures: string;
	/** How many words it takes. */
	readonly words: number;
}

function numberAt(
	words: readonly string[],
	at: number,
	language: Language,
): WrittenNumber | undefined {
	const word = words[at]!;
	const next = language.hasLongNumbers ? words[at + 1] : undefined;
	const long = next === undefined ? undefined : language.numbers.get(`${word} ${next}`);
	if (long !== undefined) return { figures: String(long), words: 2 };
	const isExpected = (): boolean => at > 0 && isCounted(words[at - 1]!, language);
	const roman = romans.get(word);
	// A letter that stands alone is a number only where one is expected: `Malcolm X`, but not `The King and I`.
	const isLast = at === words.length - 1 && word !== 'i';
	if (roman !== undefined && at > 0 && (word.length > 1 || isLast || isExpected()))
		return { figures: String(roman), words: 1 };
	if (isFigure(word)) return { figures: word, words: 1 };
	const value = spelt(unmasked(word), language);
	// One is an article in many languages, and nought is said of much.
	if (value === undefined || (value < 2 && !isExpected())) return undefined;
	const ones = isTens(value) ? spelt(words[at + 1] ?? '', language) : undefined;
	return ones !== undefined && ones > 0 && ones < 10
		? { figures: String(value + ones), words: 2 }
		: { figures: String(value), words: 1 };
}

/** `twenty` may be the beginning of `twenty eight`. */
function isTens(value: number): boolean {
	return value >= 20 && value < 100 && value % 10 === 0;
}

function isFigure(word: string): boolean {
	const first = word.charCodeAt(0);
	return first >= zero && first <= nine && figures.test(word);
}

function spelt(word: string, language: Language): number | undefined {
	if (unparted.has(language.tag)) return undefined;
	return language.numbers.get(word) ?? english().numbers.get(word);
}

function isCounted(word: string, { part, volume }: Language): boolean {
	const inEnglish = english();
	return (
		part.has(word) || volume.has(word) || inEnglish.part.has(word) || inEnglish.volume.has(word)
	);
}

const english = (): Language => languageOf('en');

const digit = /\d/;
const fewestLetters = 3;
const masked = /^[a-z]+[013457][a-z0-9]*[a-z]$/;
const masks: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** A word in which figures stand for letters that look like them: `m3gan`, `s1m0ne`, and `se7en`. */
function unmasked(word: string): string {
	if (!digit.test(word) || !masked.test(word)) return word;
	if (word.replace(/\d/g, '').length < fewestLetters) return word;
	const letters = word
		.replace(/(?<=[aeiou])7(?=[aeiou])/g, 'v')
		.replace(/[013457]/g, (each) => masks[each]!);
	return digit.test(letters) ? word : letters;
}

const hanDigits = '零一二三四五六七八九';

/** `otto e mezzo` as `otto 1 2`, which is what `½` folds to. */
function withHalves(folded: string, { halves }: Language): string {
	const half = halves.find((each) => folded.endsWith(` ${each}`) || folded.includes(` ${each} `));
	return half === undefined ? folded : ` ${folded} `.replace(` ${half} `, ' 1 2 ').trim();
}

/** `第二季` as `第2季`, and in Chinese the number that ends a name: `流浪地球二`. */
function withCounters(folded: string, { tag }: Language): string {
	const isChinese = tag.startsWith('zh');
	if (!isChinese && tag !== 'ja') return folded;
	const counted = folded.replace(/(?<=第 ?)[一二三四五六七八九十]{1,3}/g, hanFigures);
	return isChinese
		? counted.replace(
				/(?<=\p{Script=Han}{2} ?)(?<![一二三四五六七八九十])[二三四五六七八九十]$/u,
				hanFigures,
			)
		: counted;
}

function hanFigures(han: string): string {
	const [tens, ones] = han.includes('十') ? han.split('十') : ['零', han];
	const value = hanDigits.indexOf(tens || '一') * 10 + hanDigits.indexOf(ones || '零');
	return value > 0 ? String(value) : han;
}
