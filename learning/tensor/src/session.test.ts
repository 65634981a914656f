import { expect, test } from 'vitest';
import { Graph } from './graph.ts';
import { add } from './operations/add.ts';
import { gatherRows } from './operations/gather-rows.ts';
import { openSession } from './session.ts';

async function lookup() {
	const graph = new Graph();
	const table = graph.input('table', [3, 2]);
	graph.output('rows', gatherRows(table, graph.input('which', [2], 'i32')));
	return openSession(graph.build());
}

test('a session knows the names, shapes and types of what goes in and out', async () => {
	const session = await lookup();
	expect(session.inputs).toEqual([
		{ name: 'table', shape: [3, 2], dtype: 'f32' },
		{ name: 'which', shape: [2], dtype: 'i32' },
	]);
	expect(session.outputs).toEqual([{ name: 'rows', shape: [2, 2], dtype: 'f32' }]);
	await session.release();
});

test('results are written into the arrays given, also into a part of a larger one', async () => {
	const session = await lookup();
	const large = new Float32Array(10).fill(-1);
	const table = Float32Array.of(9, 9, 1, 2, 3, 4, 5, 6).subarray(2);
	await session.run({ table, which: Int32Array.of(2, 0) }, { rows: large.subarray(3, 7) });
	expect([...large]).toEqual([-1, -1, -1, 5, 6, 1, 2, -1, -1, -1]);
	await session.release();
});

test('a missing, unknown, too long or wrongly typed array is refused by name', async () => {
	const session = await lookup();
	const good = { table: new Float32Array(6), which: new Int32Array(2) };
	const into = session.results();
	const attempt = (feeds: object) => session.run({ ...good, ...feeds }, into);
	await expect(session.run({ table: good.table }, into)).rejects.toThrow('which is missing');
	await expect(attempt({ tabel: good.table })).rejects.toThrow('no input tabel');
	await expect(attempt({ table: new Float32Array(7) })).rejects.toThrow('table is (3, 2), not 7');
	await expect(attempt({ which: new Float32Array(2) })).rejects.toThrow(
		'which is i32, not a Float32Array',
	);
	await expect(session.run(good, {})).rejects.toThrow('output rows is missing');
	await session.release();
});

test('a row number outside the table fails the run with a code, and the session lives on', async () => {
	const session = await lookup();
	const table = new Float32Array(6).fill(2);
	const results = session.results();
	await expect(session.run({ table, which: Int32Array.of(0, 3) }, results)).rejects.toThrow(
		expect.objectContaining({ code: 'graph-run-failed', responsible: 'us' }),
	);
	await session.run({ table, which: Int32Array.of(0, 2) }, results);
	expect([...results.rows!]).toEqual([2, 2, 2, 2]);
	await session.release();
});

test('bytes that are no model are refused with a code', async () => {
	await expect(openSession(Uint8Array.of(1, 2, 3))).rejects.toThrow(
		expect.objectContaining({ code: 'graph-refused' }),
	);
	await expect(openSession(new Uint8Array(), { threads: 0 })).rejects.toThrow(RangeError);
});

test('a graph refuses two ports of one name and values of another graph', () => {
	const graph = new Graph();
	const x = graph.input('x', [2]);
	expect(() => graph.input('x', [3])).toThrow(RangeError);
	expect(() => graph.output('x', x)).toThrow(RangeError);
	expect(() => graph.input('#1', [3])).toThrow(RangeError);
	expect(() => add(x, new Graph().input('y', [2]))).toThrow(TypeError);
	expect(() => graph.constant(new Float32Array(3), [2, 2])).toThrow('(2, 2)');
});
