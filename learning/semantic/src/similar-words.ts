import { hash32 } from '@marquee/units';

/** A known word and how much another one looks like it. */
export interface SimilarWord {
	/** Its place among the known words. */
	readonly word: number;
	/** The mean of the cosine of their pieces and of the share of signs that need no edit: 1 for the same word. */
	readonly likeness: number;
}

/** Words with a digit are numbers or names of their own: 1971 is no misspelt 1917. */
const spellable = /^[\p{L}\p{M}]{4,}$/u;
/** Pieces are kept by hash: 2¹⁶ shelves hold those of a hundred thousand words without much mixing. */
const shelves = 1 << 16;
/** So many, by their pieces, are looked at sign by sign. */
const mostCompared = 24;
/** Below this, words share an ending and no more. */
const leastLikeness = 0.5;
/** Who looks nearly as much alike as the best one counts too. */
const besideBest = 0.9;
const most = 4;

/**
 * Finds, for a word that nobody has written before, the known ones that look most like it: so a misspelt word, or
 * another form of a known one, means what they mean.
 *
 * Words are bags of their pieces of two and three signs with their ends marked, of which rarer ones say more; those with
 * most in common are compared by edits. None for words that are short, hold a digit or look like nothing known.
 * @paper Damerau: A Technique for Computer Detection and Correction of Spelling Errors. CACM 1964. (the edits)
 * @paper Bojanowski, Grave, Joulin, Mikolov: Enriching Word Vectors with Subword Information. TACL 2017. (pieces by hash)
 */
export function similarWords(words: readonly string[]): (word: string) => readonly SimilarWord[] {
	const pieces = words.map((word) => (spellable.test(word) ? piecesOf(word) : none));
	const { offsets, members } = shelved(pieces);
	const weight = Float64Array.from(
		{ length: shelves },
		(_, shelf) => Math.log(1 + words.length / (1 + offsets[shelf + 1]! - offsets[shelf]!)) ** 2,
	);
	const lengthOf = (own: ArrayLike<number>): number =>
		Math.sqrt(Array.from(own).reduce((total, shelf) => total + weight[shelf]!, 0));
	const lengths = Float32Array.from(pieces, lengthOf);

	return (word) => {
		if (!spellable.test(word)) return [];
		const shared = new Map<number, number>();
		const own = piecesOf(word);
		for (const shelf of own)
			for (let at = offsets[shelf]!; at < offsets[shelf + 1]!; at++)
				shared.set(members[at]!, (shared.get(members[at]!) ?? 0) + weight[shelf]!);
		const length = lengthOf(own);
		const byPieces = Array.from(shared, ([other, common]) => ({
			word: other,
			likeness: common / (length * lengths[other]!),
		}));
		const compared = ranked(byPieces).slice(0, mostCompared);
		return best(
			compared.map(({ word: other, likeness }) => ({
				word: other,
				likeness: (likeness + sameSigns(word, words[other]!)) / 2,
			})),
		);
	};
}

const none = new Uint32Array(0);

/** The shelves of a word's pieces, each once: `<vampire>` has <v va am … and <va vam … re>. */
function piecesOf(word: string): Uint32Array {
	const signs = ['<', ...word, '>'];
	const found = new Set<number>();
	for (const size of [2, 3])
		for (let at = 0; at + size <= signs.length; at++)
			found.add(hash32(signs.slice(at, at + size).join('')) % shelves);
	return Uint32Array.from(found);
}

/** Which words are on each shelf. */
function shelved(pieces: readonly Uint32Array[]) {
	const offsets = new Uint32Array(shelves + 1);
	for (const own of pieces) for (const shelf of own) offsets[shelf + 1]!++;
	for (let shelf = 0; shelf < shelves; shelf++) offsets[shelf + 1]! += offsets[shelf]!;
	const members = new Uint32Array(offsets[shelves]!);
	const next = offsets.slice();
	for (const [word, own] of pieces.entries())
		for (const shelf of own) members[next[shelf]!++] = word;
	return { offsets, members };
}

const ranked = (found: readonly SimilarWord[]): readonly SimilarWord[] =>
	[...found].sort((a, b) => b.likeness - a.likeness || a.word - b.word);

function best(found: readonly SimilarWord[]): readonly SimilarWord[] {
	const [first, ...others] = ranked(found).slice(0, most);
	if (first === undefined || first.likeness < leastLikeness) return [];
	return [first, ...others.filter(({ likeness }) => likeness >= besideBest * first.likeness)];
}

/** 1 − edits / signs of the longer word: signs put in, left out, changed, or swapped with their neighbour. */
function sameSigns(one: string, other: string): number {
	const [a, b] = [[...one], [...other]];
	const longer = Math.max(a.length, b.length);
	let [beforeLast, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const changed = last![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
			row[j] = Math.min(changed, last![j]! + 1, row[j - 1]! + 1);
			const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (isSwapped) row[j] = Math.min(row[j]!, beforeLast![j - 2]! + 1);
		}
		[beforeLast, last] = [last, row];
	}
	return 1 - last![b.length]! / longer;
}
