/**
 * Fewest letters to change, add, leave out or swap with their neighbour to make one word of the other, none touched twice.
 *
 * Optimal string alignment by dynamic programming, for single words: O(n m) time, three rows.
 */
export function alignmentCost(one: readonly string[], other: readonly string[]): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let row = 1; row <= one.length; row++) {
		const now = [row];
		for (let at = 1; at <= other.length; at++) {
			const change = last[at - 1]! + (one[row - 1] === other[at - 1] ? 0 : 1);
			let least = Math.min(change, last[at]! + 1, now[at - 1]! + 1);
			const swapped =
				row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
			if (swapped) least = Math.min(least, beforeLast[at - 2]! + 1);
			now.push(least);
		}
		beforeLast = last;
		last = now;
	}
	return last[other.length]!;
}
