import { wordsOf } from '../fold.ts';
import { type Language, language as languageOf } from '../locales/language.ts';

const romans = new Map(
	'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'
		.split(' ')
		.map((roman, i) => [roman, i + 1]),
);
const numeral = /^\d+$/;
/** Their number words are syllables of other words, and words are not parted. */
const unparted = new Set(['ja', 'zh', 'zh-Hant', 'ko', 'th', 'lo', 'km', 'my']);

/**
 * Folded text with its numbers in figures, so that `rocky ii`, `rocky two` and `rocky part 2` are all `rocky 2`. The same for a
 * figure within a word (`se7en` is 7 by way of `seven`). Text without a number is itself.
 */
export function numeralsAsDigits(folded: string, language: Language): string {
	const counted =
		language.tag.startsWith('zh') || language.tag === 'ja' ? counters(folded) : folded;
	const words = wordsOf(counted);
	const out: string[] = [];
	let changed = counted !== folded;
	for (let i = 0; i < words.length; i++) {
		const word = words[i]!;
		const two = language.hasLongNumbers
			? language.numbers.get(`${word} ${words[i + 1]}`)
			: undefined;
		if (two !== undefined) i++;
		const place = { first: out.length === 0, last: i === words.length - 1 };
		const counts = out.length > 0 && isCounted(out.at(-1)!, language);
		const number = two?.toString() ?? figure(unmasked(word), { ...place, counts }, language);
		if (number !== undefined && counts && out.length > 1) {
			out.pop();
			changed = true;
		}
		out.push(number ?? unmasked(word));
		changed ||= out.at(-1) !== word;
	}
	return changed ? out.join(' ') : folded;
}

interface Place {
	readonly first: boolean;
	readonly last: boolean;
	/** Follows a word as “part”. */
	readonly counts: boolean;
}

function figure(word: string, place: Place, language: Language): string | undefined {
	if (numeral.test(word)) return word;
	const roman = place.first ? undefined : romans.get(word);
	// A letter that stands alone is a number only where one is expected: `Malcolm X`, but not `The King and I`.
	if (roman !== undefined && (word.length > 1 || place.counts || (place.last && word !== 'i')))
		return String(roman);
	if (unparted.has(language.tag)) return undefined;
	const spelt = language.numbers.get(word) ?? english().numbers.get(word);
	// One is an article in many languages, and nought is said of much.
	if (spelt === undefined || (spelt < 2 && !place.counts)) return undefined;
	return String(spelt);
}

function isCounted(word: string, { part, volume }: Language): boolean {
	const inEnglish = english();
	return (
		part.has(word) || volume.has(word) || inEnglish.part.has(word) || inEnglish.volume.has(word)
	);
}

const english = (): Language => languageOf('en');

const masked = /^[a-z]+[013457][a-z0-9]*[a-z]$/;
const masks: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** A word in which figures stand for letters that look like them: `m3gan`, `s1m0ne`, and `se7en`. */
function unmasked(word: string): string {
	if (!masked.test(word) || word.replace(/\d/g, '').length < 3) return word;
	const letters = word
		.replace(/(?<=[aeiou])7(?=[aeiou])/g, 'v')
		.replace(/[013457]/g, (digit) => masks[digit]!);
	return /\d/.test(letters) ? word : letters;
}

const hanDigits = '零一二三四五六七八九';

/** `第二季` as `第2季`. */
function counters(folded: string): string {
	if (!folded.includes('第')) return folded;
	return folded.replace(/(?<=第 ?)[一二三四五六七八九十]{1,3}/g, (han) => {
		const [tens, ones] = han.includes('十') ? han.split('十') : ['零', han];
		const value = hanDigits.indexOf(tens || '一') * 10 + hanDigits.indexOf(ones || '零');
		return value > 0 ? String(value) : han;
	});
}
