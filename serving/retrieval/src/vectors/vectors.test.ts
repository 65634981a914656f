import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compiledKernel } from '../testing/compiled-kernel.ts';
import { describeVectorIndex } from '../testing/describe-vector-index.ts';
import { exactScan, exactScanCapacity } from './exact-scan.ts';
import { keepGraph, keptGraph } from './kept-graph.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import { isIn, remove, sizeOf, titleSetOf, unmarked } from './title-set.ts';
import { mostScanned, vectorsOf } from './vectors-of.ts';

describeVectorIndex('the exact scan', exactScan, { recall: 1, titles: 300 });
describeVectorIndex(
	'the graph of neighbours',
	(table) => neighbourGraph(table, { fewAdmitted: 0, inView: 128, inViewWhenGrown: 64 }),
	{ recall: 0.8, titles: 1_500 },
);
describeVectorIndex('whichever suits a small catalogue', (table) => vectorsOf(table), {
	recall: 1,
	titles: 40,
});

test('the compiled scan is what its source compiles to', async () => {
	const compiled = await compiledKernel(new URL('kernel/scan.ts', import.meta.url));
	const serves = readFileSync(new URL('scan.wasm', import.meta.url));
	expect(Buffer.from(compiled).equals(serves)).toBe(true);
}, 60_000);

test('a title scores the very same alone, among all, and behind any filter, in any width', () => {
	fc.assert(
		fc.property(fc.integer(), fc.integer({ min: 1, max: 70 }), (seed, width) => {
			const random = seededRandom(seed);
			const size = 1 + random.below(90);
			const values = Float32Array.from({ length: size * width }, random.normal);
			const query = Float32Array.from({ length: width }, random.normal);
			const index = exactScan({ values, width });
			const scores = new Float32Array(size);
			index.scores(query, scores);
			for (let title = 0; title < size; title++) {
				const exactly = values
					.subarray(title * width, (title + 1) * width)
					.reduce((sum, value, d) => sum + value * query[d]!, 0);
				expect(scores[title]).toBeCloseTo(exactly, 3);
				expect(index.scoresOf(query, [title])[0]).toBe(scores[title]);
				const alone = index.nearest(query, 3, titleSetOf(size, [title]));
				expect([...alone.indices, ...alone.scores]).toEqual([title, scores[title]]);
			}
		}),
		{ numRuns: 15 },
	);
});

test('a scan of thousands that keeps few, and keeps making room, finds what sorting finds', () => {
	const [size, width] = [20_000, 4];
	const random = seededRandom(3);
	// Ever better titles, so that every one of them is let in and the pool is full again and again.
	const values = Float32Array.from({ length: size * width }, (_, at) => at / size + random.next());
	const query = Float32Array.of(1, 0.5, 0.25, 0.125);
	const index = exactScan({ values, width });
	const scores = new Float32Array(size);
	index.scores(query, scores);
	const sorted = Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
	for (const n of [1, 7, 100, 5_000, 19_999, 20_000])
		expect([...index.nearest(query, n).indices]).toEqual(sorted.slice(0, n));
});

test('an empty catalogue has no nearest titles, and none that could be asked about', () => {
	for (const empty of [exactScan, neighbourGraph]) {
		const index = empty({ values: new Float32Array(0), width: 4 });
		const query = Float32Array.of(1, 0, 0, 0);
		expect(index.nearest(query, 5).indices).toHaveLength(0);
		index.scores(query, new Float32Array(0));
		expect(index.scoresOf(query, [])).toHaveLength(0);
		expect(() => index.scoresOf(query, [0])).toThrow('title 0 of 0');
	}
});

test('how many titles fit is what the addresses of 32 bits allow', () => {
	// 4 GiB less the query, by 128 · 4 bytes of vector, 8 of the pool and a bit of the filter
	expect(exactScanCapacity(128)).toBe(8_257_566);
	expect(exactScanCapacity(64)).toBeGreaterThan(16_000_000);
	expect(mostScanned).toBeLessThan(exactScanCapacity(1_024));
});

test('a graph refuses rows of other lengths than 1', () => {
	const values = Float32Array.of(1, 0, 0, 2);
	expect(() => neighbourGraph({ values, width: 2 })).toThrow('the vector of title 1 has length 2');
});

describe('a graph that was kept', () => {
	const folder = mkdtempSync(join(tmpdir(), 'graph-'));
	afterAll(() => rmSync(folder, { recursive: true }));
	const [size, width] = [2_000, 8];
	const tableOf = (seed: number) => {
		const random = seededRandom(seed);
		const values = Float32Array.from({ length: size * width }, random.normal);
		for (let at = 0; at < values.length; at += width) {
			const length = Math.hypot(...values.subarray(at, at + width));
			for (let d = at; d < at + width; d++) values[d]! /= length;
		}
		values.fill(0, 5 * width, 6 * width); // nothing is known of title 5
		return { values, width };
	};
	const options = { fewAdmitted: 0 };
	const table = tableOf(1);
	const query = tableOf(9).values.slice(0, width);

	test('answers as the one that was grown at once, and is none of other vectors', async () => {
		const path = join(folder, 'graph.usearch');
		await keepGraph(table, path);
		const grown = neighbourGraph(table, options).nearest(query, 40);
		expect(neighbourGraph(table, options, keptGraph(table, path)!).nearest(query, 40)).toEqual(
			grown,
		);
		expect(grown.indices).not.toContain(5);
		expect(keptGraph(tableOf(2), path)).toBeUndefined();
		expect(keptGraph(table, join(folder, 'nowhere'))).toBeUndefined();
	});

	test('misses no title that came later', async () => {
		const path = join(folder, 'earlier.usearch');
		const rows = 1_900;
		await keepGraph({ values: table.values.subarray(0, rows * width), width }, path);
		const kept = keptGraph(table, path)!;
		expect([...kept.behind]).toEqual(Array.from({ length: size - rows }, (_, i) => rows + i));
		const index = neighbourGraph(table, options, kept);
		for (const title of [rows, rows + 7, size - 1])
			expect(index.nearest(index.vector(title), 3).indices[0]).toBe(title);
		const best = exactScan(table)
			.nearest(query, 100)
			.indices.filter((title) => title >= rows);
		const found = new Set(index.nearest(query, 100).indices);
		expect([...best].filter((title) => !found.has(title))).toEqual([]);
	});

	test('is nowhere when its growing was ended, and refused by name when it is no graph', async () => {
		const path = join(folder, 'ended.usearch');
		const ended = () => {
			throw new Error('enough');
		};
		await expect(keepGraph(table, path, { onProgress: ended })).rejects.toThrow('enough');
		expect(existsSync(path)).toBe(false);
		await keepGraph(table, path);
		const whole = readFileSync(path);
		for (const broken of ['no graph', whole.subarray(0, -100), whole.with(999, whole[999]! ^ 1)]) {
			writeFileSync(path, broken);
			expect(() => keptGraph(table, path)).toThrow('is no whole one');
		}
	});
});

test('sets hold what was put into them and nothing else', () => {
	fc.assert(
		fc.property(fc.uint8Array({ max: 1, maxLength: 200 }), (marks) => {
			const set = unmarked(marks);
			const open = [...marks.keys()].filter((title) => marks[title] === 0);
			expect([...marks.keys()].filter((title) => isIn(set, title))).toEqual(open);
			expect(sizeOf(set)).toBe(open.length);
			expect(titleSetOf(marks.length, open)).toEqual(set);
			for (const title of open) remove(set, title);
			expect(sizeOf(set)).toBe(0);
		}),
	);
	expect(() => titleSetOf(3, [3])).toThrow(RangeError);
});
