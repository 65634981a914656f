import type { TitleIndex } from '@marquee/catalogue';
import type { TitleLikeness } from './title-likeness.ts';
import { type Unlikeness, unknownUnlikeness } from './unlikeness.ts';

/** Below this share of its own volume a title counts as shown already: 5 % is a cosine of 0.95 with one shown title. */
const least = 0.05;

/** Below it a title adds nothing but rounding to what the slate spans. */
const nothing = 1e-9;

/**
 * A determinantal point process: as unlike the slate as the volume it adds to what all shown titles span together.
 *
 *   of(i) = 1 − ln(dᵢ²) / ln(least), at least 0,   dᵢ² = det K(shown ∪ i) / det K(shown),   K = (1 + cos) / 2
 *
 * Choosing by it beside relevance is greedy maximisation of ln det of a kernel whose qualities are exponentials of
 * relevance. dᵢ² is kept by rows of a Cholesky factor, each extended when somebody asks:
 *
 *   eᵢ = (K(j, i) − ⟨cⱼ, cᵢ⟩) / dⱼ,   cᵢ ← [cᵢ eᵢ],   dᵢ² ← dᵢ² − eᵢ²
 *
 * @paper Chen, Zhang, Zhou: Fast Greedy MAP Inference for Determinantal Point Process. NeurIPS 2018.
 */
export function volumeLeft({ cosine, knows }: TitleLikeness): Unlikeness {
	let titles: ArrayLike<TitleIndex> = [];
	let stride = 0;
	let volumes = new Float64Array(0); // d², (n)
	let values = new Float64Array(0); // (n)
	let rows = new Float64Array(0); // c, (n, size)
	let compared = new Int32Array(0); // (n): with how many of the shown
	let known = new Uint8Array(0); // (n)
	let shown: number[] = []; // candidates

	const extend = (candidate: number, enough: number): void => {
		const own = candidate * stride;
		let m = compared[candidate]!;
		for (; m < shown.length && volumes[candidate]! > enough; m++) {
			const other = shown[m]! * stride;
			let e = (1 + cosine(titles[candidate]!, titles[shown[m]!]!)) / 2;
			for (let l = 0; l < m; l++) e -= rows[own + l]! * rows[other + l]!;
			e /= rows[other + m]!;
			rows[own + m] = e;
			volumes[candidate]! -= e * e;
		}
		compared[candidate] = m;
	};
	return {
		begin: (candidates, size) => {
			titles = candidates;
			stride = size;
			shown = [];
			const n = candidates.length;
			if (volumes.length < n) {
				volumes = new Float64Array(n);
				values = new Float64Array(n);
				compared = new Int32Array(n);
				known = new Uint8Array(n);
			}
			if (rows.length < n * size) rows = new Float64Array(n * size);
			compared.fill(0, 0, n);
			volumes.fill(1, 0, n);
			for (let i = 0; i < n; i++) {
				known[i] = knows(candidates[i]!) ? 1 : 0;
				values[i] = known[i] === 1 ? 1 : unknownUnlikeness;
			}
		},
		atMost: (candidate) => values[candidate]!,
		of: (candidate, floor) => {
			if (known[candidate] === 0) return unknownUnlikeness;
			if (compared[candidate]! < shown.length) {
				extend(candidate, least ** (1 - Math.max(0, floor)));
				const volume = Math.max(least, volumes[candidate]!);
				values[candidate] = Math.max(0, 1 - Math.log(volume) / Math.log(least));
			}
			return values[candidate]!;
		},
		show: (candidate) => {
			if (known[candidate] === 0) return;
			extend(candidate, 0);
			if (volumes[candidate]! <= nothing) return;
			rows[candidate * stride + shown.length] = Math.sqrt(volumes[candidate]!); // the diagonal, dⱼ
			shown.push(candidate);
		},
	};
}
