import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { flatGradient } from './gradients.ts';
import { Graph } from './graph.ts';
import { gatherRows } from './operations/gather-rows.ts';
import { multiply } from './operations/multiply.ts';
import { sum } from './operations/sum.ts';
import { openSession } from './session.ts';
import { freshRun, type SmallRun, smallModel, trained } from './testing/small-model.ts';

test('the same seed gives the same bytes in two sessions of two threads', async () => {
	const model = smallModel();
	const once = await trained(model, freshRun(model.layout, 3), 4, 2);
	const again = await trained(smallModel(), freshRun(model.layout, 3), 4, 2);
	expect(again.losses).toEqual(once.losses);
	expect(again.run).toEqual(once.run);
	expect(once.losses.at(-1)).toBeLessThan(once.losses[0]!);
});

test('another seed gives another run', async () => {
	const model = smallModel();
	const once = await trained(model, freshRun(model.layout, 3), 1, 1);
	const other = await trained(model, freshRun(model.layout, 4), 1, 1);
	expect(other.losses).not.toEqual(once.losses);
});

test('ten steps are five steps, saved, loaded in a fresh session, and five more: to the last bit', async () => {
	const model = smallModel();
	const whole = await trained(model, freshRun(model.layout, 7), 10, 2);
	const half = await trained(model, freshRun(model.layout, 7), 5, 2);
	const folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
	try {
		const { flat, adam, step, dropout } = half.run;
		const path = join(folder, 'run');
		await writeCheckpoint(path, { arrays: { flat, ...adam }, facts: { step, dropout } });
		const { arrays, facts } = await readCheckpoint(path);
		const kept = facts as Pick<SmallRun, 'step' | 'dropout'>;
		const resumed = {
			...kept,
			flat: arrays.flat as Float32Array,
			adam: {
				mean: arrays.mean as Float32Array,
				square: arrays.square as Float32Array,
				steps: arrays.steps as Int32Array,
			},
		};
		const rest = await trained(smallModel(), resumed, 5, 2);
		expect([...half.losses, ...rest.losses]).toEqual(whole.losses);
		expect(rest.run).toEqual(whole.run);
	} finally {
		await rm(folder, { recursive: true });
	}
});

test.each([
	[50, 6_400, 64],
	[5, 20_000, 16],
	[3, 300, 2_048],
])(
	'rows of a table of %i, named %i times, %i wide: two threads lose no addition',
	async (V, N, D) => {
		const graph = new Graph();
		const table = graph.parameter('table', [V, D]);
		const factor = graph.input('factor', [N, D]);
		const loss = sum(multiply(gatherRows(table, graph.input('rows', [N], 'i32')), factor));
		graph.output('gradient', flatGradient(loss, graph.parameters));
		const session = await openSession(graph.build(), { threads: 2 });
		const rows = Int32Array.from({ length: N }, (_, i) => (i * 7919) % V);
		const numbers = Float32Array.from({ length: N * D }, (_, i) => ((i * 31) % 17) - 8);
		const expected = new Float32Array(V * D); // whole numbers: their sums are exact
		for (const [n, row] of rows.entries())
			for (let d = 0; d < D; d++)
				expected[row * D + d] = expected[row * D + d]! + numbers[n * D + d]!;
		const results = session.results();
		for (let i = 0; i < 10; i++) {
			await session.run({ table: new Float32Array(V * D), factor: numbers, rows }, results);
			expect(results.gradient).toEqual(expected);
		}
		await session.release();
	},
);
