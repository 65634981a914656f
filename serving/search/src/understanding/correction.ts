import type { Correction } from '@marquee/contracts';
import { fold, graphemes } from '@marquee/language';
import type { MatchBucket, NameMatch } from '@marquee/names';
import { alignmentCost } from './alignment-cost.ts';
import type { Atom } from './atoms.ts';
import { isClose } from './named.ts';
import type { Part } from './parts.ts';

/** What a correction is made from. */
export interface Mistake {
	readonly text: string;
	readonly atoms: readonly Atom[];
	readonly parts: readonly Part[];
	/** What the index finds for the whole query, the best first. */
	readonly matches: readonly NameMatch[];
	/** Whether there is anything that no other reading explains. */
	readonly unexplained: boolean;
}

const nearBuckets: ReadonlySet<MatchBucket> = new Set(['near', 'near-prefix', 'near-words']);

/**
 * What was probably meant, word by word: right words stay as they were typed.
 *
 * Nothing is corrected where a name matches as typed, and least of all an exact one. It is applied where whatever is found is found
 * by it: a whole name, or a description all of which is understood then; a mere beginning is offered.
 */
export function correctionOf(mistake: Mistake): Correction | undefined {
	const { text, atoms, parts, matches, unexplained } = mistake;
	if (matches.some(({ bucket, edits }) => edits === 0 && bucket !== 'part')) return undefined;
	const best = matches[0];
	const mistyped = parts.filter(({ corrected }) => corrected !== undefined);
	if (mistyped.length > 0 && !(best?.bucket === 'near' && isClose(best, text)))
		return told(text, rewritten(text, mistyped), !unexplained);
	if (!unexplained || best === undefined || !nearBuckets.has(best.bucket) || !isClose(best, text))
		return undefined;
	return told(text, towards(text, atoms, best), best.bucket === 'near');
}

function told(
	text: string,
	corrected: string | undefined,
	applied: boolean,
): Correction | undefined {
	if (corrected === undefined || fold(corrected) === fold(text)) return undefined;
	return { text: corrected, applied };
}

function rewritten(text: string, mistyped: readonly Part[]): string {
	let written = '';
	let at = 0;
	for (const { from, to, corrected } of mistyped) {
		written += text.slice(at, from) + inCaseOf(text, corrected!);
		at = to;
	}
	return written + text.slice(at);
}

/** The query with each wrong word as the name has it; the name itself where words do not match one by one. */
function towards(
	text: string,
	atoms: readonly Atom[],
	{ name, bucket }: NameMatch,
): string | undefined {
	if (inLatin(text) !== inLatin(name.text)) return undefined;
	const nameWords = name.text
		.split(/\s+/)
		.map((word) => ({ word: bare(word), folded: fold(word) }));
	let written = '';
	let at = 0;
	for (const word of wordsIn(text, atoms)) {
		const right = nearestWord(word.folded, nameWords);
		if (right === undefined) return bucket === 'near' ? inCaseOf(text, name.text) : undefined;
		const kept = right.folded === word.folded || right.folded.startsWith(word.folded);
		written +=
			text.slice(at, word.from) +
			(kept ? text.slice(word.from, word.to) : inCaseOf(text, right.word));
		at = word.to;
	}
	return written + text.slice(at);
}

/** What was typed between spaces. */
function wordsIn(text: string, atoms: readonly Atom[]) {
	if (atoms.length === 0) return [];
	return Array.from(text.matchAll(/[^\s]+/g), (found) => ({
		folded: fold(found[0]),
		from: found.index,
		to: found.index + found[0].length,
	}));
}

interface NameWord {
	readonly word: string;
	readonly folded: string;
}

/** The word of the name that was probably meant: as typed or begun, else with few mistakes. */
function nearestWord(typed: string, words: readonly NameWord[]): NameWord | undefined {
	const asTyped =
		words.find(({ folded }) => folded === typed) ??
		words.find(({ folded }) => folded.startsWith(typed));
	if (asTyped !== undefined) return asTyped;
	const letters = graphemes(typed);
	let nearest: NameWord | undefined;
	let fewest = Math.max(1, Math.floor(letters.length / 3)) + 1;
	for (const word of words) {
		const edits = alignmentCost(letters, graphemes(word.folded));
		if (edits >= fewest) continue;
		fewest = edits;
		nearest = word;
	}
	return nearest;
}

/** The word without the signs around it. */
function bare(word: string): string {
	return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '') || word;
}

/** Whoever types small letters is answered in small letters. */
function inCaseOf(text: string, written: string): string {
	return text === text.toLowerCase() ? written.toLowerCase() : written;
}

/** A name in another script was found by how it sounds: its words are not those that were typed. */
function inLatin(text: string): boolean {
	return /\p{sc=Latin}/u.test(text);
}
