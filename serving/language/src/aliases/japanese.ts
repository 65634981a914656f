import { type Alias, type AliasKind, alias } from './alias.ts';
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

/** A text in pieces: the words of each Japanese run, and what stands between the runs. */
type Pieces = readonly (string | readonly ReadWord[])[];

/** The pieces of a text, read once for all that is made of them; `undefined` where a run cannot be read. */
function piecesOf(text: string): Pieces | undefined {
	const plain = text.normalize('NFKC');
	const pieces: (string | readonly ReadWord[])[] = [];
	let end = 0;
	for (const { 0: run, index } of plain.matchAll(japaneseRun)) {
		const words = wordsOf(run);
		if (words === undefined) return undefined;
		pieces.push(plain.slice(end, index), words);
		end = index + run.length;
	}
	return [...pieces, plain.slice(end)];
}

/** Every run by what its words become, apart from what stands around it. */
function written(
	pieces: Pieces | undefined,
	write: (words: readonly ReadWord[]) => string,
): string | undefined {
	return pieces
		?.map((piece) => (typeof piece === 'string' ? piece : ` ${write(piece)} `))
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}

const romajiOfWords = (words: readonly ReadWord[]) => romajiOf(spaced(words, spokenReading));
const kanaOfWords = (words: readonly ReadWord[]) =>
	hiraganaOf(words.map((word) => word.reading).join(''));
const wordsApart = (words: readonly ReadWord[]) => spaced(words, (word) => word.written);

/** How a Japanese name is said, in the one romaji that all systems are brought to; `undefined` without the dictionary. */
export function japaneseRomaji(text: string): string | undefined {
	return written(piecesOf(text), romajiOfWords);
}

/** How a Japanese name is typed before the kanji are chosen. */
export function japaneseKana(text: string): string | undefined {
	return written(piecesOf(text), kanaOfWords);
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
	const pieces = piecesOf(spoken);
	const hasKanji = kanji.test(text);
	const asWritten = spoken === text ? pieces : piecesOf(text);
	const ways: readonly (readonly [AliasKind, string | undefined])[] = [
		['romaji', written(pieces, romajiOfWords)],
		['latin', japaneseBorrowed(spoken)],
		['kana', hasKanji ? written(pieces, kanaOfWords) : undefined],
		['words', hasKanji ? written(asWritten, wordsApart) : undefined],
	];
	return ways.flatMap(([how, way]) => (way === undefined || way === text ? [] : [alias(how, way)]));
}
