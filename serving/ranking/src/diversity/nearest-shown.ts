import type { TitleIndex } from '@marquee/catalogue';
import type { TitleLikeness } from './title-likeness.ts';
import { type Unlikeness, unknownUnlikeness } from './unlikeness.ts';

/**
 * Maximal marginal relevance: as unlike the slate as it is unlike the nearest title in it.
 *
 *   of(i) = 1 − max_{j shown} max(0, cos(i, j))
 *
 * @paper Carbonell, Goldstein: The Use of MMR, Diversity-Based Reranking. SIGIR 1998.
 */
export function nearestShown({ cosine, knows }: TitleLikeness): Unlikeness {
	let titles: ArrayLike<TitleIndex> = [];
	let values = new Float64Array(0); // (n)
	let compared = new Int32Array(0); // (n): with how many of the shown
	let known = new Uint8Array(0); // (n)
	let shown: TitleIndex[] = [];
	return {
		begin: (candidates) => {
			titles = candidates;
			shown = [];
			if (values.length < candidates.length) {
				values = new Float64Array(candidates.length);
				compared = new Int32Array(candidates.length);
				known = new Uint8Array(candidates.length);
			}
			compared.fill(0, 0, candidates.length);
			for (let i = 0; i < candidates.length; i++) {
				known[i] = knows(candidates[i]!) ? 1 : 0;
				values[i] = known[i] === 1 ? 1 : unknownUnlikeness;
			}
		},
		atMost: (candidate) => values[candidate]!,
		of: (candidate, floor) => {
			if (known[candidate] === 0) return unknownUnlikeness;
			const title = titles[candidate]!;
			let value = values[candidate]!;
			let m = compared[candidate]!;
			for (; m < shown.length && value > floor; m++)
				value = Math.min(value, 1 - cosine(title, shown[m]!));
			compared[candidate] = m;
			value = Math.max(0, value); // rounding may find a twin nearer than itself
			values[candidate] = value;
			return value;
		},
		show: (candidate) => {
			if (known[candidate] === 1) shown.push(titles[candidate]!);
		},
	};
}
