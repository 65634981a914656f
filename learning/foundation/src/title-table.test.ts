import { flatGradient, Graph, openSession } from '@marquee/tensor';
import { emptyTokens } from '@marquee/tokens';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import type { Batch } from './batch.ts';
import { run } from './run.ts';
import { sampledTable, type TitleTable, wholeTable } from './title-table.ts';
import { titleTower, withoutAttributes } from './title-tower.ts';

const [titles, steps] = [40, 64];
const settings = run('small', {
	width: 4,
	heads: 1,
	batchRows: 1,
	context: steps,
	laterWeight: 0,
});
const random = seededRandom(1, 'a small problem');
const prior = Float32Array.from({ length: titles }, (_, v) => 1 / (v + 1));
const total = prior.reduce((sum, each) => sum + each);
for (let v = 0; v < titles; v++) prior[v] = Math.log(prior[v]! / total);
const tower = titleTower(4, 1, new Uint8Array(titles).fill(1), withoutAttributes(titles));
const states = new Float32Array(steps * 4).map(() => 1.5 * random.normal()); // (N, D)

/** A title by its popularity: the distribution that a batch's targets have. */
function drawn(): number {
	let left = random.next();
	let title = 0;
	for (; title < titles - 1 && left >= Math.exp(prior[title]!); title++)
		left -= Math.exp(prior[title]!);
	return title;
}

function batchOf(targets: Int32Array): Batch {
	return {
		tokens: { ...emptyTokens(steps), titles: targets.slice() },
		mask: new Float32Array(steps * steps),
		targets,
		weights: new Float32Array(steps).fill(1 / steps),
		events: new Int32Array(steps),
		ends: new Int32Array(steps),
	};
}

/** The gradient of the states for every batch, summed over its draws. */
async function gradientSum(table: TitleTable, batches: readonly Batch[]): Promise<Float32Array> {
	const graph = new Graph();
	const loss = table.loss('next', {
		states: graph.parameter('states', [steps, 4]),
		unitTitles: graph.input('titles', [table.rows, 4]),
		targets: graph.input('targets', [steps], 'i32'),
		weights: graph.input('weights', [steps]),
	});
	graph.output('gradient', flatGradient(loss, graph.parameters));
	const session = await openSession(graph.build());
	const results = session.results() as { gradient: Float32Array };
	const sum = new Float32Array(steps * 4);
	for (const batch of batches) {
		const { titles: packed, 'titles-seen': _, ...entered } = table.enter(batch, random);
		// The table's rows are of length 1 in training; here that is done by hand.
		const rows = (packed as Float32Array).slice();
		for (let at = 0; at < rows.length; at += 4) {
			const length = Math.hypot(...rows.subarray(at, at + 4)) || 1;
			for (let i = at; i < at + 4; i++) rows[i]! /= length;
		}
		await session.run({ states, titles: rows, weights: batch.weights, ...entered }, results);
		for (let i = 0; i < sum.length; i++) sum[i]! += results.gradient[i]!;
	}
	await session.release();
	return sum;
}

/** How far the sampled gradient lies from the whole one, as a share of it, on average over 400 batches. */
async function bias(difference: { negatives: number; batchNegatives: number }): Promise<number> {
	const batches = Array.from({ length: 400 }, () =>
		batchOf(Int32Array.from({ length: steps }, drawn)),
	);
	const asked = { ...settings, ...difference };
	const whole = await gradientSum(wholeTable(asked, tower, prior), batches);
	const sampled = await gradientSum(sampledTable(asked, tower, prior), batches);
	const distance = Math.hypot(...whole.map((value, i) => value - sampled[i]!));
	return distance / Math.hypot(...whole);
}

test.each([
	['drawn', { negatives: 48, batchNegatives: 0 }, { negatives: 400, batchNegatives: 0 }],
	[
		'drawn and of the batch',
		{ negatives: 24, batchNegatives: 24 },
		{ negatives: 200, batchNegatives: 200 },
	],
])(
	'on average the softmax over titles %s teaches what that over all does, the more of them the nearer',
	async (_, few, many) => {
		expect(await bias(few)).toBeLessThan(0.06);
		expect(await bias(many)).toBeLessThan(0.02);
	},
);
