import type { Bundle } from '@marquee/foundation';
import type { TasteModel } from '@marquee/retrieval';
import { profileHistory, type TitleIndices } from '@marquee/tokens';
import type { TitleId } from '@marquee/units';
import { remembered } from './remembered.ts';

const none = {
	titleIndices: new Int32Array(0),
	actionIndices: new Uint8Array(0),
	happenedAtMs: new Float64Array(0),
	ratings: new Float32Array(0),
};

/** So many titles' likeness to all others is kept: what many watched anchors many pages. 20 MB for 10,000 titles. */
const likenessesKept = 512;

/** A bundle as the pages ask it: profiles and titles by their ids. */
export function tasteOfBundle({ hash, manifest, titleIds, foundation }: Bundle): TasteModel {
	const indices: TitleIndices = new Map(titleIds.map((id, index) => [id, index]));
	return {
		bundle: hash,
		trainedAt: manifest.lineage.trainedUntil,
		titleIds,
		taste: async (state, now) => {
			const scores = new Float32Array(titleIds.length); // (V)
			const history = state === undefined ? none : profileHistory(state, indices);
			await foundation.score([{ history, asOfMs: now }], scores);
			return scores;
		},
		similarity: remembered((title: TitleId) => {
			const index = indices.get(title);
			return index === undefined ? undefined : foundation.similarity(index);
		}, likenessesKept),
		cosine: (a, b) => {
			const [one, other] = [indices.get(a), indices.get(b)];
			return one === undefined || other === undefined ? undefined : foundation.cosine(one, other);
		},
	};
}
