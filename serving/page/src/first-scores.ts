import type { RowOffer } from './row-offer.ts';

/** So many times as many titles are listed as are wanted: on a page of forty rows few lists are used up. */
const listed = 5;

/**
 * The precision scores of a row's best titles that are not shown yet, `n` of them, best first; to be asked again as more are shown, for
 * one array that is written anew. A place that stays empty counts as the row's last title would, so that no row gains by losing titles.
 */
export function firstScores(
	offer: Pick<RowOffer, 'titles' | 'precision'>,
	shown: Uint8Array, // (V), of which none is ever taken back
	n: number,
): () => Float32Array {
	const first = new Float32Array(offer.titles.length === 0 ? 0 : n);
	const lowest = lowestOf(offer.precision);
	let best = bestUnshown(offer, shown, listed * n);
	const found = (): number => {
		let count = 0;
		for (let at = 0; at < best.titles.length && count < n; at++)
			if (shown[best.titles[at]!] === 0) first[count++] = best.scores[at]!;
		return count;
	};
	return () => {
		let count = found();
		if (count < n && best.titles.length === listed * n) {
			best = bestUnshown(offer, shown, listed * n);
			count = found();
		}
		return first.fill(lowest, count);
	};
}

/** The best titles that are not shown, best first, `most` of them if there are so many. */
function bestUnshown(
	{ titles, precision }: Pick<RowOffer, 'titles' | 'precision'>,
	shown: Uint8Array,
	most: number,
) {
	const best = new Int32Array(most);
	const scores = new Float32Array(most).fill(-Infinity);
	let found = 0;
	for (let place = 0; place < titles.length; place++) {
		const score = precision[place]!;
		if (score <= scores[most - 1]! || shown[titles[place]!] === 1) continue;
		let at = Math.min(found, most - 1);
		for (; at > 0 && scores[at - 1]! < score; at--) {
			scores[at] = scores[at - 1]!;
			best[at] = best[at - 1]!;
		}
		scores[at] = score;
		best[at] = titles[place]!;
		if (found < most) found++;
	}
	return { titles: best.subarray(0, found), scores };
}

function lowestOf(scores: Float32Array): number {
	let lowest = Infinity;
	for (let at = 0; at < scores.length; at++) if (scores[at]! < lowest) lowest = scores[at]!;
	return lowest;
}
