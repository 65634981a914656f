import { fold, graphemes } from '@marquee/language';
import type { MatchBucket, NameMatch } from '@marquee/names';

/** The match, if these words are its whole name, and not only a beginning or a part of it. */
export function wholeName(match: NameMatch, typed: string): boolean {
	if (match.bucket === 'exact') return true;
	if (match.bucket === 'same') return match.cost < costOfAnotherName;
	return match.bucket === 'near' && isClose(match, typed);
}

/** Whether the mistakes are few enough for the length: the index shows the nearest however far they are. */
export function isClose({ edits }: NameMatch, typed: string): boolean {
	return edits <= editsOfOneName(graphemes(fold(typed)).length);
}

/** The match, if it is a person and each word is one of the name: `spielberg`. */
export function partOfPersonsName(match: NameMatch, typed: string): boolean {
	if (match.kind !== 'person' || match.edits > 0) return false;
	const words = new Set(fold(match.name.text).split(' '));
	const asked = fold(typed).split(' ');
	return asked.every((word) => words.has(word)) && asked.join('').length >= shortestOfPerson;
}

/** Initials and the like may stand for too many things to be somebody's name within a sentence. */
const costOfAnotherName = 1;
const shortestOfPerson = 3;

/** One from four letters, two from eight, and one more for each ten beyond. */
function editsOfOneName(length: number): number {
	if (length < 4) return 0;
	return length < 8 ? 1 : 2 + Math.floor((length - 8) / 10);
}

/** How sure it is that this name was meant, 0 to 1. */
export function confidenceOf(match: NameMatch, typed: string): number {
	return isClose(match, typed) ? confidences[match.bucket] : confidences.part;
}

const confidences: Readonly<Record<MatchBucket, number>> = {
	exact: 1,
	same: 0.95,
	prefix: 0.8,
	'word-prefix': 0.6,
	words: 0.6,
	near: 0.7,
	'near-prefix': 0.5,
	'near-words': 0.5,
	part: 0.1,
};
