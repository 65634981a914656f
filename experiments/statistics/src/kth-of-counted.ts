/**
 * The value at place k (from 0, held within the ends) of values that are too many to be written down, but of which one can
 * count how many are at most this large: halved in until no double lies between.
 */
export function kthOfCounted(
	k: number,
	count: number,
	[least, most]: readonly [number, number],
	upTo: (value: number) => number,
): number {
	const place = Math.min(count - 1, Math.max(0, Math.floor(k)));
	if (upTo(least) > place) return least;
	let [low, high] = [least, most];
	for (;;) {
		const middle = low + (high - low) / 2;
		if (!(middle > low && middle < high)) return high;
		if (upTo(middle) > place) high = middle;
		else low = middle;
	}
}
