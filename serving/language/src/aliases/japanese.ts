import { type Alias, alias } from './alias.ts';
import { type ReadWord, readJapanese } from './japanese-readings.ts';
import { katakanaBorrowed } from './katakana-borrowed.ts';
import { hiraganaOf, romajiOf } from './romaji.ts';

const japaneseRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+/gu;
const kanji = /[\p{Script=Han}々〆]/u;

/** Whether the text has kana, which no other language has. */
export function hasKana(text: string): boolean {
	return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

/** The words of a run; without the dictionary only kana can be read. */
function wordsOf(run: string): readonly ReadWord[] | undefined {
	if (kanji.test(run)) return readJapanese(run);
	return readJapanese(run) ?? [{ written: run, reading: run, isParticle: false, isEnding: false }];
}

const particles: Readonly<Record<string, string>> = { ハ: 'ワ', ヘ: 'エ', ヲ: 'オ' };

function spokenReading(word: ReadWord): string {
	return word.isParticle ? (particles[word.reading] ?? word.reading) : word.reading;
}

/** One word after the other, those that belong together without a space between them. */
function spaced(words: readonly ReadWord[], part: (word: ReadWord) => string): string {
	return words.map((word, i) => (i > 0 && !word.isEnding ? ' ' : '') + part(word)).join('');
}

/** Every run of Japanese letters by what its words become; `undefined` where a run cannot be read. */
function overRuns(text: string, write: (words: readonly ReadWord[]) => string): string | undefined {
	let unread = false;
	const written = text.replace(japaneseRun, (run) => {
		const words = wordsOf(run);
		if (words === undefined) unread = true;
		return words ? ` ${write(words)} ` : run;
	});
	return unread ? undefined : written.replace(/\s+/g, ' ').trim();
}

/** How a Japanese name is said, in the one romaji that all systems are brought to; `undefined` without the dictionary. */
export function japaneseRomaji(text: string): string | undefined {
	return overRuns(text.normalize('NFKC'), (words) => romajiOf(spaced(words, spokenReading)));
}

/** How a Japanese name is typed before the kanji are chosen. */
export function japaneseKana(text: string): string | undefined {
	return overRuns(text.normalize('NFKC'), (words) =>
		hiraganaOf(words.map((word) => word.reading).join('')),
	);
}

/** The words of a Japanese name, parted. */
function japaneseWords(text: string): string | undefined {
	return overRuns(text.normalize('NFKC'), (words) => spaced(words, (word) => word.written));
}

/** As romaji, but words in katakana as English may spell them; `undefined` where there are none. */
export function japaneseBorrowed(text: string): string | undefined {
	const plain = text.normalize('NFKC');
	return /[ァ-ヶー]{3}/.test(plain) ? japaneseRomaji(katakanaBorrowed(plain)) : undefined;
}

/** A reading that follows its kanji in brackets stands for them. */
function withoutBracketedKanji(text: string): string {
	return text.replace(
		/\p{Script=Han}+[[［]([\p{Script=Hiragana}\p{Script=Katakana}ー]+)[\]］]/gu,
		'$1',
	);
}

/** What a Japanese name is found by: romaji, English for borrowed words, kana where it has kanji, and its words. */
export function japaneseAliases(text: string): readonly Alias[] {
	const spoken = withoutBracketedKanji(text);
	const romaji = japaneseRomaji(spoken);
	const found: Alias[] = romaji === undefined ? [] : [alias('romaji', romaji)];
	const borrowed = japaneseBorrowed(spoken);
	if (borrowed !== undefined) found.push(alias('latin', borrowed));
	if (!kanji.test(text)) return found;
	const kana = japaneseKana(spoken);
	if (kana !== undefined) found.push(alias('kana', kana));
	const words = japaneseWords(text);
	if (words !== undefined && words !== text) found.push(alias('words', words));
	return found;
}
