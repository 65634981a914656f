import type { TitleAttributes } from '@marquee/attributes';
import { frozenWeights, Graph, openSession } from '@marquee/tensor';
import { attributeBags, copyBags, emptyBags } from './bags.ts';
import type { TwoTowerSettings } from './settings.ts';
import { titleTower } from './towers.ts';
import type { TrainedTowers } from './train-towers.ts';
import { bagInputs } from './training-graph.ts';

/** Titles that go through the tower in one run. */
const titlesAtOnce = 1_024;

/**
 * What the title tower says of every title: rows of length 1. `// (V, D)`
 *
 * A title that nobody watched has no vector of its own: its attributes speak for it, and without any its row is zero.
 */
export async function titleVectors(
	towers: TrainedTowers,
	attributes: TitleAttributes | undefined,
	settings: TwoTowerSettings,
	threads: number,
): Promise<Float32Array> {
	const { shape, watched } = towers;
	const [N, K, D] = [titlesAtOnce, settings.attributesPerTitle, shape.width];
	const known = shape.attributes > 0 ? attributeBags(attributes!, K) : undefined;
	const session = await openSession(titleGraph(towers, N, K), { threads });
	const results = session.results() as { vectors: Float32Array };
	const [ids, bags] = [emptyBags(N, 1), emptyBags(N, K)];
	const vectors = new Float32Array(shape.titles * D);
	try {
		for (let from = 0; from < shape.titles; from += N) {
			const to = Math.min(shape.titles, from + N);
			const titles = Int32Array.from({ length: to - from }, (_, n) => from + n);
			ids.rows.set(titles);
			for (const [n, title] of titles.entries()) ids.weights[n] = watched[title]!;
			if (known !== undefined) copyBags(known, titles, bags);
			await session.run(
				{
					'ids-rows': ids.rows,
					'ids-weights': ids.weights,
					...(known && { 'attributes-rows': bags.rows, 'attributes-weights': bags.weights }),
				},
				results,
			);
			vectors.set(results.vectors.subarray(0, titles.length * D), from * D);
		}
	} finally {
		await session.release();
	}
	for (let title = 0; title < shape.titles; title++)
		if (watched[title] === 0 && !isDescribed(attributes, title))
			vectors.fill(0, title * D, (title + 1) * D);
	return vectors;
}

function titleGraph({ shape, layout, weights }: TrainedTowers, N: number, K: number): Uint8Array {
	const graph = new Graph();
	const ids = bagInputs(graph, 'ids', N, 1);
	const attributes = shape.attributes > 0 ? bagInputs(graph, 'attributes', N, K) : undefined;
	graph.output(
		'vectors',
		titleTower(shape, frozenWeights(graph, layout, weights), ids, attributes),
	);
	return graph.build();
}

const isDescribed = (attributes: TitleAttributes | undefined, title: number): boolean =>
	attributes !== undefined && attributes.offsets[title]! < attributes.offsets[title + 1]!;
