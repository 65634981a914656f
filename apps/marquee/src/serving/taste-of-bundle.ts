import type { Catalogue } from '@marquee/catalogue';
import type { Bundle } from '@marquee/foundation';
import type { TasteModel } from '@marquee/retrieval';
import { profileHistory, type RuntimeOf, type TitleIndices } from '@marquee/tokens';
import { askedOn } from './asked-on.ts';
import { neighboursOf } from './kept-neighbours.ts';

/** A bundle as the pages ask it: profiles and titles by their ids. @throws {Failure} `neighbours-unreadable` */
export function tasteOfBundle(
	{ hash, path, manifest, titleIds, foundation }: Bundle,
	catalogue: Catalogue,
): TasteModel {
	const runtimeOf: RuntimeOf = (id) => catalogue.title(id)?.runtimeSeconds;
	const indices: TitleIndices = new Map(titleIds.map((id, index) => [id, index]));
	return {
		bundle: hash,
		trainedAt: manifest.lineage.trainedUntil,
		titleIds,
		taste: async (state, now, on, scores = new Float32Array(titleIds.length)) => {
			const history = profileHistory(state, indices, runtimeOf);
			await foundation.score([{ history, asOfMs: now, ...askedOn(history, on) }], scores);
			return scores;
		},
		vectors: neighboursOf(path, foundation.embeddings),
		table: foundation.embeddings,
		similarity: (title) => {
			const index = indices.get(title);
			return index === undefined ? undefined : foundation.similarity(index);
		},
		cosine: (a, b) => {
			const [one, other] = [indices.get(a), indices.get(b)];
			return one === undefined || other === undefined ? undefined : foundation.cosine(one, other);
		},
	};
}
