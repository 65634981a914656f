import { fitEase } from '@marquee/baselines';
import type { Catalogue } from '@marquee/catalogue';
import { type Histories, keepRows } from '@marquee/histories';
import type { TasteModel } from '@marquee/retrieval';
import { vectorsOf } from '@marquee/retrieval/vectors';
import { profileHistory } from '@marquee/tokens';
import { type EpochMs, seededRandom, type TitleId } from '@marquee/units';
import { coWatchVectors } from './co-watch-vectors.ts';

/** Width of the embeddings: so many directions in which profiles differ. */
const width = 64;
/** Those of the most watched that the linear model knows: beyond them half a minute becomes minutes. */
const maxTitles = 2_500;

/** A model that was learnt from what happened before a moment: cheap, so that a question about pages takes minutes. */
export async function modelUntil(
	catalogue: Catalogue,
	histories: Histories,
	until: EpochMs,
): Promise<TasteModel> {
	const train = keepRows(histories, (row) => histories.happenedAtMs[row]! < until);
	const ease = fitEase(train, { maxTitles });
	const random = seededRandom(1, 'co-watch vectors');
	const vectorOf = await coWatchVectors(train, width, { random });
	const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
	const numbers = new Map(titleIds.map((id, place) => [id, place]));
	const values = new Float32Array(titleIds.length * width); // (V, D)
	for (const place of titleIds.keys()) {
		const vector = vectorOf(place);
		if (vector !== undefined) values.set(vector, place * width);
	}
	const row = (place: number) => values.subarray(place * width, (place + 1) * width);
	const cosine = (one: number, other: number): number => {
		const [a, b] = [row(one), row(other)];
		let sum = 0;
		for (let d = 0; d < width; d++) sum += a[d]! * b[d]!;
		return sum;
	};
	return {
		bundle: `ease until ${until}`,
		trainedAt: until,
		titleIds,
		taste: async (state, now) => {
			const scores = new Float32Array(titleIds.length);
			const history = profileHistory(state, numbers, () => undefined);
			await ease.score([{ history, asOfMs: now }], scores);
			return scores;
		},
		similarity: (title) => {
			const place = numbers.get(title);
			if (place === undefined) return undefined;
			return Float32Array.from(titleIds, (_, other) => cosine(place, other));
		},
		cosine: (a, b) => {
			const [one, other] = [numbers.get(a), numbers.get(b)];
			return one === undefined || other === undefined ? undefined : cosine(one, other);
		},
		vectors: vectorsOf({ values, width }),
		table: { values, width },
	};
}
