import { openFoundation, type TrainedModel } from '@marquee/foundation';
import { judged, ndcg } from '@marquee/metrics';
import { topK } from '@marquee/numerics';
import type { TestCase } from '@marquee/protocols';

const metric = ndcg(10);
const casesAtOnce = 64;

/** NDCG@10 of every case: all titles are ranked, those of the history filtered. `// (cases)` */
export async function nextDayNdcg(
	model: TrainedModel,
	cases: readonly TestCase[],
	threads: number,
): Promise<Float64Array> {
	const foundation = await openFoundation(model, { threads, batchRows: casesAtOnce });
	const scores = new Float32Array(casesAtOnce * model.titles); // (B, V)
	const values = new Float64Array(cases.length);
	try {
		for (let first = 0; first < cases.length; first += casesAtOnce) {
			const asked = cases.slice(first, first + casesAtOnce);
			await foundation.score(asked, scores.subarray(0, asked.length * model.titles));
			for (const [i, { history, relevant }] of asked.entries()) {
				const excluded = new Uint8Array(model.titles);
				for (const title of history.titleIndices) excluded[title] = 1;
				const own = scores.subarray(i * model.titles, (i + 1) * model.titles);
				values[first + i] = metric.of(judged(topK(own, metric.k, { excluded }), relevant));
			}
		}
	} finally {
		await foundation.release();
	}
	return values;
}
