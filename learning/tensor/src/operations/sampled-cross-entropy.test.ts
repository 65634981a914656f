import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { flatGradient } from '../gradients.ts';
import { Graph, type Value } from '../graph.ts';
import { openSession } from '../session.ts';
import { sampledCrossEntropy } from './sampled-cross-entropy.ts';
import { tiedCrossEntropy } from './tied-cross-entropy.ts';

const [count, titles, width] = [700, 3_000, 8]; // two pieces of at most 600 positions
const random = seededRandom(3, 'sampled');
const drawn = (length: number) => new Float32Array(length).map(() => random.normal());
const feeds = {
	hidden: drawn(count * width),
	table: drawn(titles * width),
	targets: new Int32Array(count).map(() => random.below(titles)),
	weights: new Float32Array(count).map(() => random.next() / count),
};

/** Loss, and gradient of hidden and table, of one of the two losses over the same numbers. */
async function answered(
	build: (terms: Record<keyof typeof feeds, Value>, graph: Graph) => Value,
): Promise<{ readonly loss: number; readonly gradient: Float32Array }> {
	const graph = new Graph();
	const loss = build(
		{
			hidden: graph.parameter('hidden', [count, width]),
			table: graph.parameter('table', [titles, width]),
			targets: graph.input('targets', [count], 'i32'),
			weights: graph.input('weights', [count]),
		},
		graph,
	);
	graph.output('loss', loss);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	const session = await openSession(graph.build());
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	await session.run(feeds, results);
	await session.release();
	return { loss: results.loss[0]!, gradient: results.gradient };
}

test('a sample that is every title once is the softmax over all titles: hits leave no trace', async () => {
	const every = Int32Array.from({ length: titles }, (_, title) => title);
	const whole = await answered((terms) => tiedCrossEntropy({ ...terms, temperature: 0.7 }));
	const sampled = await answered((terms, graph) =>
		sampledCrossEntropy({
			...terms,
			negatives: graph.constant(every),
			targetLogQ: graph.constant(new Float32Array(count)),
			negativeLogQ: graph.constant(new Float32Array(titles)),
			temperature: 0.7,
		}),
	);
	expect(sampled.loss).toBeCloseTo(whole.loss, 5);
	const farthest = whole.gradient.reduce(
		(most, value, i) => Math.max(most, Math.abs(value - sampled.gradient[i]!)),
		0,
	);
	expect(farthest).toBeLessThan(1e-6);
});

test('a title drawn twice with twice the expected count is that title drawn once', async () => {
	const of = (negatives: number[], logQ: number[]) =>
		answered((terms, graph) =>
			sampledCrossEntropy({
				...terms,
				negatives: graph.constant(Int32Array.from(negatives)),
				targetLogQ: graph.constant(new Float32Array(count)),
				negativeLogQ: graph.constant(Float32Array.from(logQ)),
			}),
		);
	const target = feeds.targets[0]!;
	const once = await of([target, 5, 9], [0.3, 0, -1]);
	const twice = await of([target, 5, 9, target], [0.3 + Math.LN2, 0, -1, 0.3 + Math.LN2]);
	expect(twice.loss).toBeCloseTo(once.loss, 5);
	for (const [i, value] of once.gradient.entries())
		expect(Math.abs(value - twice.gradient[i]!)).toBeLessThan(1e-6);
});

test.each([
	[7, 3],
	[40, 0],
])(
	'a hit that weighs exp(%i) times its target is taken out all the same, to %i places, and nothing becomes infinite',
	async (weight, places) => {
		const target = feeds.targets[0]!;
		const of = (negatives: number[], logQ: number[]) =>
			answered(({ hidden, table }, graph) =>
				sampledCrossEntropy({
					hidden,
					table,
					targets: graph.constant(new Int32Array(count).fill(target)),
					weights: graph.constant(new Float32Array(count).fill(1 / count)),
					negatives: graph.constant(Int32Array.from(negatives)),
					targetLogQ: graph.constant(new Float32Array(count)),
					negativeLogQ: graph.constant(Float32Array.from(logQ)),
				}),
			);
		const without = await of([5, 9], [0, 0]);
		const hit = await of([target, 5, 9], [-weight, 0, 0]);
		expect(hit.gradient.every(Number.isFinite)).toBe(true);
		expect(Number.isFinite(hit.loss)).toBe(true);
		if (places === 0) return;
		expect(hit.loss).toBeCloseTo(without.loss, places);
		for (const [i, value] of without.gradient.entries())
			expect(value).toBeCloseTo(hit.gradient[i]!, places);
	},
);
