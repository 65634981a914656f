import type { Span } from '@marquee/contracts';
import { fold, graphemes } from '@marquee/language';

/** A name laid out to be compared: its folded letters without gaps, and where each came from. */
interface Letters {
	readonly text: string;
	/** For each UTF-16 unit of `text`: from where to where it stands in the name. */
	readonly from: readonly number[];
	readonly to: readonly number[];
	/** Whether a word begins there. */
	readonly begins: readonly boolean[];
}

/**
 * Which parts of a name were typed: the whole query where the name has it, in one piece or across its gaps; otherwise each word of the
 * query where a word of the name begins with it; otherwise the words that are nearly the same. Ascending, apart, within the name; none
 * where name and query are written in different letters.
 */
export function highlightsOf(name: string, query: string): Span[] {
	const letters = lettersOf(name);
	const typed = fold(query);
	const whole = spanOf(letters, typed.replaceAll(' ', ''), 1);
	if (whole !== undefined) return [whole];
	const words = typed.split(' ').filter((word) => word !== '');
	return apart(
		words.flatMap((word) => {
			const span = spanOf(letters, word, 2) ?? nearlySpan(letters, word);
			return span === undefined ? [] : [span];
		}),
	);
}

const letter = /[\p{L}\p{N}\p{M}]/u;

function lettersOf(name: string): Letters {
	const from: number[] = [];
	const to: number[] = [];
	const begins: boolean[] = [];
	let text = '';
	let at = 0;
	let afterGap = true;
	const isWritten = letter.test(name); // a name of signs alone, as `...`, is these
	for (const sign of graphemes(name)) {
		const folded = isWritten && !letter.test(sign) ? '' : fold(sign).replaceAll(' ', '');
		for (let i = 0; i < folded.length; i++) {
			from.push(at);
			to.push(at + sign.length);
			begins.push(afterGap && i === 0);
		}
		afterGap = folded === '';
		text += folded;
		at += sign.length;
	}
	return { text, from, to, begins };
}

/** Where the letters stand in the name: where a word begins with them, else, if they are enough to mean something, anywhere. */
function spanOf(
	{ text, from, to, begins }: Letters,
	typed: string,
	enough: number,
): Span | undefined {
	if (typed === '') return undefined;
	let inside = -1;
	for (let at = text.indexOf(typed); at !== -1; at = text.indexOf(typed, at + 1)) {
		if (begins[at]) return { from: from[at]!, to: to[at + typed.length - 1]! };
		if (inside === -1) inside = at;
	}
	if (inside === -1 || typed.length < enough) return undefined;
	return { from: from[inside]!, to: to[inside + typed.length - 1]! };
}

/** Shorter words are not said to be nearly the same. */
const shortest = 3;

/** The word of the name, or its beginning, that is at most a third of its letters away from what was typed. */
function nearlySpan({ text, from, to, begins }: Letters, typed: string): Span | undefined {
	if (typed.length < shortest) return undefined;
	let best: { readonly span: Span; readonly edits: number } | undefined;
	for (let start = begins.indexOf(true); start !== -1; start = begins.indexOf(true, start + 1)) {
		const next = begins.indexOf(true, start + 1);
		const word = text.slice(start, next === -1 ? undefined : next);
		const { edits, length } = nearestBeginning(word, typed);
		if (edits * 3 > typed.length || edits >= (best?.edits ?? Infinity)) continue;
		best = { edits, span: { from: from[start]!, to: to[start + length - 1]! } };
	}
	return best?.span;
}

/** The beginning of the word that is the fewest edits away, and how many; the longest of equals. Edits are Levenshtein's. */
function nearestBeginning(word: string, typed: string): { edits: number; length: number } {
	let row = Array.from({ length: typed.length + 1 }, (_, i) => i);
	let best = { edits: Infinity, length: 0 };
	for (let w = 1; w <= word.length; w++) {
		const next = [w];
		for (let t = 1; t <= typed.length; t++) {
			const swap = row[t - 1]! + (word[w - 1] === typed[t - 1] ? 0 : 1);
			next.push(Math.min(swap, row[t]! + 1, next[t - 1]! + 1));
		}
		row = next;
		if (row[typed.length]! <= best.edits) best = { edits: row[typed.length]!, length: w };
	}
	return best;
}

/** In order, what overlaps or touches as one. */
function apart(spans: readonly Span[]): Span[] {
	const merged: Span[] = [];
	for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
		const last = merged.at(-1);
		if (last === undefined || span.from > last.to) merged.push(span);
		else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
	}
	return merged;
}
