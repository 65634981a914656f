import { featureCount } from '@marquee/features';
import { openSession, weightViews } from '@marquee/tensor';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { logOddsOf } from './log-odds.ts';
import type { RankerWeights } from './ranker-model.ts';
import { rankerRun } from './ranker-run.ts';
import { scalesOf } from './scales.ts';
import { emptyBatch, feedsOf, fillBatch } from './slate-batch.ts';
import { drawnSlates } from './testing/drawn-slates.ts';
import { trainingGraph } from './training-graph.ts';

const K = 5;
const slates = drawnSlates(6, K);
slates.praised[2 * K] = Number.NaN;
for (const row of slates.logDrawn.keys()) slates.logDrawn[row] = -Math.abs(Math.sin(row));

for (const loss of ['listwise', 'pointwise'] as const)
	test(`the ${loss} loss of a batch that is not full is the one worked out by hand`, async () => {
		const run = rankerRun('test', { loss, width: 4, batchSlates: 8, headWeight: 0.7 });
		const graph = trainingGraph(run, K);
		const random = seededRandom(1, 'weights');
		const flat = Float32Array.from({ length: graph.layout.length }, () => 0.3 * random.normal());
		const batch = emptyBatch(run, K);
		const drawn = Int32Array.of(5, 0, 2);
		fillBatch(batch, slates, scalesOf(slates), drawn);
		const session = await openSession(graph.bytes);
		const results = session.results() as { loss: Float32Array };
		const views = weightViews(graph.layout, flat);
		await session.run({ ...views, ...feedsOf(batch, run) }, results);
		await session.release();

		const rows = drawn.length * K;
		const z = [0, 1, 2].map(() => new Float32Array(rows)) as [
			Float32Array,
			Float32Array,
			Float32Array,
		];
		const read = batch.features.subarray(0, rows * featureCount);
		logOddsOf(views as unknown as RankerWeights)(read, rows, z);
		let expected = 0;
		for (const [b, slate] of drawn.entries()) {
			const own = z[0]
				.subarray(b * K, (b + 1) * K)
				.map((each, k) => each - slates.logDrawn[slate * K + k]!);
			expected += loss === 'listwise' ? listwise(own) : pointwise(own);
			expected += 0.7 * answered(z[1][b * K]!, slates.returned[slate * K]!);
			expected += 0.7 * answered(z[2][b * K]!, slates.praised[slate * K]!);
		}
		expect(results.loss[0]).toBeCloseTo(expected / drawn.length, 5);
	});

const listwise = (z: Float32Array): number =>
	Math.log(z.reduce((sum, each) => sum + Math.exp(each), 0)) - z[0]!;

const pointwise = (z: Float32Array): number =>
	z.reduce((sum, each, k) => sum + answered(each, k === 0 ? 1 : 0), 0);

/** The cross-entropy of one answer; nothing where there is none. */
const answered = (z: number, answer: number): number =>
	Number.isNaN(answer) ? 0 : Math.log(1 + Math.exp(answer === 1 ? -z : z));
