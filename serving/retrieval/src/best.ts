import type { TitleIndex } from '@marquee/catalogue';

/**
 * The best of what was offered: highest score first, ties by the lower index, whatever the order of offering.
 *
 * Titles that reach the floor are put at the end of a list; when it is full, the best are told apart from the rest and the
 * least of them is the new floor. So most titles cost one comparison, and the others a write.
 */
export interface Best {
	readonly limit: number;
	readonly indices: Int32Array;
	readonly scores: Float32Array;
	/** How many are held, the best among them. */
	held: number;
	/** What must be reached; it only rises. */
	floor: number;
}

/** The list is so many times longer than what is wanted. */
const roominess = 4;

/** Room for the best so many. */
export const bestOf = (limit: number): Best => ({
	limit,
	indices: new Int32Array(roominess * limit),
	scores: new Float32Array(roominess * limit),
	held: 0,
	floor: limit === 0 ? Infinity : -Infinity,
});

/** The same room without what it holds, for whoever chooses again and again: what was read of it before is no more. */
export function emptied(best: Best): Best {
	best.held = 0;
	best.floor = best.limit === 0 ? Infinity : -Infinity;
	return best;
}

/** Offers a title, once. Whoever offers many compares with `floor` first. */
export function offer(best: Best, index: TitleIndex, score: number): void {
	if (!(score >= best.floor) || best.limit === 0) return;
	best.indices[best.held] = index;
	best.scores[best.held++] = score;
	if (best.held === best.scores.length) keepBest(best);
}

/** The titles, best first. */
export function drained(best: Best): Int32Array {
	if (best.held > best.limit) keepBest(best);
	sort(best, 0, best.held - 1);
	return best.indices.subarray(0, best.held);
}

/** The titles in no order, where all that counts is who they are. */
export function unsorted(best: Best): Int32Array {
	if (best.held > best.limit) keepBest(best);
	return best.indices.subarray(0, best.held);
}

/** Brings the best to the front, the least of them last, and forgets the rest. */
function keepBest(best: Best): void {
	const wanted = best.limit - 1;
	let low = 0;
	let high = best.held - 1;
	while (low < high) {
		const split = divided(best, low, high);
		if (split === wanted) break;
		if (split < wanted) low = split + 1;
		else high = split - 1;
	}
	best.held = best.limit;
	best.floor = best.scores[wanted]!;
}

/** Sorts, best first: the shorter side by a call, so that calls nest no deeper than the logarithm. */
function sort(best: Best, from: number, to: number): void {
	let low = from;
	let high = to;
	while (high - low > 12) {
		const split = divided(best, low, high);
		if (split - low < high - split) {
			sort(best, low, split - 1);
			low = split + 1;
		} else {
			sort(best, split + 1, high);
			high = split - 1;
		}
	}
	insertionSort(best, low, high);
}

function insertionSort({ indices, scores }: Best, low: number, high: number): void {
	for (let i = low + 1; i <= high; i++) {
		const index = indices[i]!;
		const score = scores[i]!;
		let place = i;
		for (; place > low; place--) {
			const before = scores[place - 1]!;
			if (before > score || (before === score && indices[place - 1]! < index)) break;
			scores[place] = before;
			indices[place] = indices[place - 1]!;
		}
		scores[place] = score;
		indices[place] = index;
	}
}

/** Puts the middle one of three in its place, better ones before it; answers the place. */
function divided(best: Best, low: number, high: number): number {
	const { indices, scores } = best;
	const middle = (low + high) >>> 1;
	if (isBetter(best, middle, low)) swap(best, middle, low);
	if (isBetter(best, high, low)) swap(best, high, low);
	if (isBetter(best, middle, high)) swap(best, middle, high);
	const index = indices[high]!; // low is better than high, high better than middle
	const score = scores[high]!;
	let place = low;
	for (let i = low; i < high; i++) {
		const other = scores[i]!;
		if (other > score || (other === score && indices[i]! < index)) swap(best, i, place++);
	}
	swap(best, place, high);
	return place;
}

const isBetter = ({ indices, scores }: Best, a: number, b: number): boolean =>
	scores[a]! > scores[b]! || (scores[a] === scores[b] && indices[a]! < indices[b]!);

function swap({ indices, scores }: Best, a: number, b: number): void {
	const index = indices[a]!;
	const score = scores[a]!;
	indices[a] = indices[b]!;
	scores[a] = scores[b]!;
	indices[b] = index;
	scores[b] = score;
}
