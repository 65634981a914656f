import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { flatGradient } from '../gradients.ts';
import { Graph } from '../graph.ts';
import { openSession } from '../session.ts';
import { add } from './add.ts';
import { scale } from './scale.ts';
import { tiedCrossEntropy } from './tied-cross-entropy.ts';

const [titles, width] = [24_000, 2];
const random = seededRandom(11);
const drawn = (length: number) => new Float32Array(length).map(() => random.normal());
const table = drawn(titles * width);
const bias = drawn(titles);

/** Loss and gradients of table, bias and hidden for a range of positions. */
async function answered(hidden: Float32Array, targets: Int32Array, weights: Float32Array) {
	const graph = new Graph();
	const count = targets.length;
	const terms = {
		table: graph.parameter('table', [titles, width]),
		bias: graph.parameter('bias', [titles]),
		hidden: graph.parameter('hidden', [count, width]),
		targets: graph.input('targets', [count], 'i32'),
		weights: graph.input('weights', [count]),
		temperature: 0.5,
	};
	const loss = tiedCrossEntropy(terms);
	graph.output('loss', loss);
	const twice = add(loss, scale(loss, 0.5)); // reaches the gradient through dy ≠ 1
	graph.output('gradient', flatGradient(twice, graph.parameters));
	const session = await openSession(graph.build());
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	await session.run({ table, bias, hidden, targets, weights }, results);
	await session.release();
	const shared = titles * (width + 1);
	return {
		loss: results.loss[0]!,
		ofTitles: results.gradient.slice(0, shared),
		ofHidden: results.gradient.slice(shared),
	};
}

const farthest = (a: Float32Array, b: Float32Array): number =>
	a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

test('taking the positions in pieces gives what each range of positions gives alone', async () => {
	const count = 600; // three pieces of at most 256
	const hidden = drawn(count * width);
	const targets = new Int32Array(count).map(() => random.below(titles));
	const weights = new Float32Array(count).map(() => random.next() / count);
	const whole = await answered(hidden, targets, weights);
	const parts = await Promise.all(
		[0, 200, 400].map((start) =>
			answered(
				hidden.subarray(start * width, (start + 200) * width),
				targets.subarray(start, start + 200),
				weights.subarray(start, start + 200),
			),
		),
	);
	const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
	expect(whole.loss).toBeCloseTo(sum(parts.map((part) => part.loss)), 5);
	const ofTitles = whole.ofTitles.map((_, i) => sum(parts.map((part) => part.ofTitles[i]!)));
	expect(farthest(whole.ofTitles, ofTitles)).toBeLessThan(1e-6);
	const ofHidden = Float32Array.from(parts.flatMap((part) => [...part.ofHidden]));
	expect(farthest(whole.ofHidden, ofHidden)).toBeLessThan(1e-6);
});

test('a target that the model thinks impossible costs much, but not infinity', async () => {
	const hidden = Float32Array.of(300, 0);
	const [likely, unlikely] = [0, 1].map((sign) =>
		table.reduce(
			(best, _, i) =>
				i % width === 0 && (sign ? table[i]! < table[best]! : table[i]! > table[best]!) ? i : best,
			0,
		),
	) as [number, number];
	const one = Float32Array.of(1);
	const certain = await answered(hidden, Int32Array.of(likely / width), one);
	const impossible = await answered(hidden, Int32Array.of(unlikely / width), one);
	expect(certain.loss).toBeLessThan(0.1);
	expect(impossible.loss).toBeGreaterThan(80);
	for (const { ofTitles, ofHidden } of [certain, impossible])
		expect([...ofTitles, ...ofHidden].every(Number.isFinite)).toBe(true);
});
