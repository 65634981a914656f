import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatGradient, gradients } from './gradients.ts';
import { Graph } from './graph.ts';
import { add } from './operations/add.ts';
import { matrixProduct } from './operations/matrix-product.ts';
import { multiply } from './operations/multiply.ts';
import { sum } from './operations/sum.ts';
import { openSession } from './session.ts';
import { broadcast, type Shape } from './shape.ts';
import { differences, drawnInputs, triedGradient } from './testing/graph-trial.ts';
import { at, tabulated } from './testing/plain-tensor.ts';
import { frozenWeights, learnedWeights, weightLayout } from './weights.ts';

/** Two shapes that broadcast: a common one, from each of which outer axes may miss and others be 1. */
const broadcasting = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }).chain((common) => {
	const thinned = fc
		.tuple(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.nat(common.length))
		.map(([single, skipped]): Shape => common.map((n, i) => (single[i] ? 1 : n)).slice(skipped));
	return fc.tuple(thinned, thinned);
});

test('whatever two shapes broadcast, each gets a gradient of its own shape and the right size', async () => {
	const property = fc.asyncProperty(broadcasting, async ([a, b]) => {
		const trial = {
			use: `${a} ${b}`,
			inputs: { a: { shape: a }, b: { shape: b } },
			build: (v: Record<string, ReturnType<Graph['input']>>) => add(multiply(v.a!, v.b!), v.a!),
			reference: (t: ReturnType<typeof drawnInputs>) =>
				tabulated(broadcast('', a, b), (place) => at(t.a!, place) * (at(t.b!, place) + 1)),
		};
		const tensors = drawnInputs(trial.use, trial.inputs);
		const cotangent = tabulated(broadcast('', a, b), () => 1);
		const gradient = await triedGradient(trial, tensors, cotangent);
		const slopes = differences(trial, tensors, cotangent);
		expect(gradient.length).toBe(slopes.length);
		for (const [i, slope] of slopes.entries()) expect(gradient[i]).toBeCloseTo(slope, 3);
	});
	await fc.assert(property, { numRuns: 40 });
});

test('a parameter the loss does not use gets zeros, one used twice gets the sum', async () => {
	const graph = new Graph();
	const [x, unused] = [graph.parameter('x', [3]), graph.parameter('unused', [2])];
	const loss = sum(add(multiply(x, x), x));
	graph.output('gradient', flatGradient(loss, [x, unused]));
	const session = await openSession(graph.build());
	const results = session.results();
	await session.run({ x: Float32Array.of(1, 2, -3), unused: new Float32Array(2) }, results);
	expect([...results.gradient!]).toEqual([3, 5, -5, 0, 0]);
	await session.release();
});

test('nothing is emitted for branches that need no gradient', () => {
	const graph = new Graph();
	const fixed = graph.input('fixed', [4, 4]);
	const learned = graph.parameter('learned', [4, 4]);
	const product = matrixProduct(matrixProduct(fixed, fixed), learned);
	expect(product.parents.map((parent) => parent.value.name)).toEqual(['learned']);
	expect(matrixProduct(fixed, fixed).needsGradient).toBe(false);
	expect(gradients(sum(product), [learned])[0]!.needsGradient).toBe(false);
});

test('the same operator on the same inputs is made once', () => {
	const graph = new Graph();
	const x = graph.input('x', [2]);
	expect(add(x, x).name).toBe(add(x, x).name);
	expect(multiply(x, graph.constant(2)).name).toBe(multiply(x, graph.constant(2)).name);
	expect(graph.constant(0).name).not.toBe(graph.constant(-0).name);
});

test('only a scalar can be a loss', () => {
	const x = new Graph().parameter('x', [2, 3]);
	expect(() => gradients(x, [x])).toThrow('(2, 3)');
});

test('frozen weights give what the learned ones gave, and refuse another name or shape', async () => {
	const training = new Graph();
	const learned = learnedWeights(training);
	learned('a', [2]);
	learned('b', [2, 2]);
	expect(learned('a', [2]).name).toBe('a');
	const layout = weightLayout(training.parameters);
	const serving = new Graph();
	const frozen = frozenWeights(serving, layout, Float32Array.of(1, 2, 3, 4, 5, 6));
	serving.output('sum', add(frozen('a', [2]), frozen('b', [2, 2])));
	const session = await openSession(serving.build());
	const results = session.results();
	await session.run({}, results);
	expect([...results.sum!]).toEqual([4, 6, 6, 8]);
	await session.release();
	expect(() => frozen('c', [2])).toThrow(RangeError);
	expect(() => frozen('b', [4])).toThrow('(2, 2)');
});
