import { readdirSync } from 'node:fs';
import { seededRandom } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import { gradients } from '../gradients.ts';
import { Graph } from '../graph.ts';
import {
	declared,
	differences,
	drawnInputs,
	tried,
	triedGradient,
} from '../testing/graph-trial.ts';
import type { OperationCase } from '../testing/operation-case.ts';
import { operationCases } from '../testing/operation-cases.ts';
import type { PlainTensor } from '../testing/plain-tensor.ts';
import { operations } from './operations.ts';
import { sum } from './sum.ts';

test('every file of this folder is an operation of the closed list', () => {
	const files = readdirSync(import.meta.dirname)
		.filter(
			(name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'operations.ts',
		)
		.map((name) => name.slice(0, -3).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
	expect(files.sort()).toEqual(Object.keys(operations).sort());
});

describe.each(Object.entries(operationCases))('%s', (_, cases) => {
	describe.each(cases.map((trial) => [trial.use, trial] as const))('%s', (_use, trial) => {
		const tensors = drawnInputs(trial.use, trial.inputs);
		const expected = trial.reference(tensors);

		test.each([false, true])(
			'gives the value and the shape of the equation (portable: %s)',
			async (portable) => {
				const { value, promised } = await tried(trial, tensors, portable);
				expect(value.shape).toEqual(promised);
				expect(promised).toEqual(expected.shape);
				expectClose(value.data, expected.data, 2e-6);
			},
		);

		test.each([false, true])(
			'gives the gradient that finite differences find (portable: %s)',
			async (portable) => {
				const cotangent = normal(expected);
				const slopes = differences(trial, tensors, cotangent);
				if (slopes.length === 0) return;
				const gradient = await triedGradient(trial, tensors, cotangent, portable);
				expectClose(gradient, slopes, 1e-5);
			},
		);

		test('has no gradient where nothing is learned', () => {
			const graph = new Graph();
			const fixed = Object.fromEntries(
				Object.entries(trial.inputs).map(([name, input]) => [name, { ...input, fixed: true }]),
			);
			const value = trial.build(declared(graph, fixed, tensors));
			const elsewhere = graph.parameter('elsewhere', [2]);
			expect(value.needsGradient).toBe(false);
			if (value.dtype !== 'f32') return;
			expect(gradients(sum(value), [elsewhere])[0]!.shape).toEqual([2]);
		});

		if (trial.batch)
			test('gives for a batch what it gives for each alone', async () => {
				const singles = await onePerRow(trial, tensors, trial.batch!.inputs);
				const { value } = await tried(trial, tensors);
				const joined =
					trial.batch!.joined === 'rows'
						? singles.flatMap((single) => [...single])
						: [singles.reduce((total, single) => total + single[0]!, 0)];
				expectClose(value.data, Float64Array.from(joined), 2e-6);
			});

		for (const { shapes, naming } of trial.refused ?? [])
			test(`refuses ${JSON.stringify(shapes)} and names both`, () => {
				const actual = Object.fromEntries(
					Object.entries(trial.inputs).map(([name, { shape }]) => [
						name,
						{ shape: shapes[name] ?? shape },
					]),
				);
				const attempt = () => trial.build(declared(new Graph(), trial.inputs, actual));
				expect(attempt).toThrow(RangeError);
				for (const shape of naming) expect(attempt).toThrow(shape);
			});
	});
});

/** Runs a case once for every index of the first axis of the batched inputs. */
async function onePerRow(
	trial: OperationCase,
	tensors: Readonly<Record<string, PlainTensor>>,
	batched: readonly string[],
): Promise<Float64Array[]> {
	const count = tensors[batched[0]!]!.shape[0]!;
	const answers: Float64Array[] = [];
	for (let row = 0; row < count; row++) {
		const single = Object.fromEntries(
			Object.entries(tensors).map(([name, tensor]) => [
				name,
				batched.includes(name) ? rowOf(tensor, row) : tensor,
			]),
		);
		answers.push((await tried(trial, single)).value.data);
	}
	return answers;
}

function rowOf({ shape, data }: PlainTensor, row: number): PlainTensor {
	const width = data.length / shape[0]!;
	return { shape: [1, ...shape.slice(1)], data: data.slice(row * width, (row + 1) * width) };
}

function normal({ shape, data }: PlainTensor): PlainTensor {
	const random = seededRandom(5, 'cotangent');
	return { shape, data: Float64Array.from(data, () => Math.fround(random.normal())) };
}

/** Equal up to `tolerance` of the largest number involved: what float32 sums can promise. */
function expectClose(actual: Float64Array, expected: Float64Array, tolerance: number): void {
	expect(actual.length).toBe(expected.length);
	const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
	const worst = expected.reduce((most, value, i) => {
		const apart = Math.abs(value - actual[i]!);
		return Number.isNaN(apart) ? Infinity : Math.max(most, apart);
	}, 0);
	expect(worst / largest).toBeLessThanOrEqual(tolerance);
}
