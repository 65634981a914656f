import { fold, wordsOf } from '../fold.ts';
import { nameForms } from '../name-forms.ts';
import { queryForms } from '../query-forms.ts';
import { type LetterStream, letterStream } from './letter-stream.ts';
import { editsAllowed, nearestBeginning } from './nearest-beginning.ts';

/** From where to where, in UTF-16 units, the end not included. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Fewer typed letters than these mean a word only if they are all of it. */
const fewestLetters = 3;

/** A stretch of the letters of a stream. */
interface Stretch {
	readonly start: number;
	readonly end: number;
}

/**
 * The parts of a written name that were typed, in order and apart.
 *
 * What is there as typed is found first, then the words in any order, then what is some edits away. A name that is meant in another
 * way, as `rocky two` means `Rocky II`, is meant as a whole; where nothing is sure there is no span, never a wrong one.
 */
export function highlightsOf(name: string, query: string, locale?: string): readonly Span[] {
	const folded = fold(query);
	if (folded === '') return [];
	const stream = letterStream(name);
	const typed = folded.replaceAll(' ', '');
	const words = wordsOf(folded);
	const stretches = asTyped(stream, typed) ?? wordByWord(stream, words);
	if (stretches !== undefined) return spansOf(stream, stretches);
	if (isMeant(name, query, locale)) return wholeOf(name);
	return spansOf(stream, nearly(stream, typed) ?? nearlyWordByWord(stream, words) ?? []);
}

function asTyped({ letters, wordStarts }: LetterStream, typed: string): Stretch[] | undefined {
	const start = wordStarts.find((at) => letters.startsWith(typed, at));
	return start === undefined ? undefined : [{ start, end: start + typed.length }];
}

/** All words in any order, each as the beginning of a word, a whole one where there is one. */
function wordByWord(stream: LetterStream, words: readonly string[]): Stretch[] | undefined {
	const found: Stretch[] = [];
	for (const word of words) {
		const fits = stream.wordStarts.filter(
			(at) => stream.letters.startsWith(word, at) && isFree(found, at),
		);
		const start = fits.find((at) => endsWord(stream, at + word.length)) ?? fits[0];
		if (start === undefined) return undefined;
		found.push({ start, end: start + word.length });
	}
	return found;
}

/** Whether the query is another way to write the whole name. */
function isMeant(name: string, query: string, locale: string | undefined): boolean {
	const joined = (text: string): string => text.replaceAll(' ', '');
	const asked = new Set(queryForms(query, locale).map(({ text }) => joined(text)));
	return nameForms(name, locale).some(({ text }) => asked.has(joined(text)));
}

function nearly(stream: LetterStream, typed: string): Stretch[] | undefined {
	const found = nearest(stream, typed, stream.wordStarts);
	return found === undefined ? undefined : [found];
}

/** The words that are near one of the name, where they are most of what was typed. */
function nearlyWordByWord(stream: LetterStream, words: readonly string[]): Stretch[] | undefined {
	const found: Stretch[] = [];
	let placed = 0;
	let all = 0;
	for (const word of words) {
		const free = stream.wordStarts.filter((at) => isFree(found, at));
		const stretch = nearest(stream, word, free);
		all += word.length;
		if (stretch === undefined) continue;
		found.push(stretch);
		placed += word.length;
	}
	return placed * 2 > all ? found : undefined;
}

/** The stretch that begins where one may and is fewest edits away, the earliest of several. */
function nearest(
	stream: LetterStream,
	typed: string,
	starts: readonly number[],
): Stretch | undefined {
	let least = editsAllowed(typed.length);
	let found: Stretch | undefined;
	for (const start of starts) {
		const text = stream.letters.slice(start, start + typed.length + least);
		const near = nearestBeginning(typed, text, least, (length) => endsWord(stream, start + length));
		if (near === undefined || (found !== undefined && near.edits >= least)) continue;
		// Two letters begin too many words to mean one of them.
		if (typed.length < fewestLetters && !endsWord(stream, start + near.length)) continue;
		least = near.edits;
		found = { start, end: start + near.length };
	}
	return found;
}

function endsWord({ letters, wordStarts }: LetterStream, at: number): boolean {
	return at === letters.length || wordStarts.includes(at);
}

function isFree(taken: readonly Stretch[], at: number): boolean {
	return taken.every(({ start, end }) => at < start || at >= end);
}

function wholeOf(name: string): readonly Span[] {
	const from = name.length - name.trimStart().length;
	return [{ from, to: name.trimEnd().length }];
}

/** As they lie in the text; those that touch or overlap are one. */
function spansOf(stream: LetterStream, stretches: readonly Stretch[]): readonly Span[] {
	const spans: Span[] = [];
	for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
		const span = { from: stream.from[start]!, to: stream.to[end - 1]! };
		const last = spans.at(-1);
		if (last !== undefined && span.from <= last.to)
			spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
		else spans.push(span);
	}
	return spans;
}
