import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compiledScan, scanFile } from '../testing/compiled-scan.ts';
import { describeVectorIndex } from '../testing/describe-vector-index.ts';
import { exactScan, exactScanCapacity } from './exact-scan.ts';
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
	expect(Buffer.from(await compiledScan()).equals(readFileSync(scanFile))).toBe(true);
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

test('a graph that was kept answers as the one that was grown, and one of other vectors is grown anew', () => {
	const folder = mkdtempSync(join(tmpdir(), 'graph-'));
	const keptIn = join(folder, 'graph.usearch');
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
	const options = { fewAdmitted: 0, keptIn };
	const query = tableOf(9).values.slice(0, width);
	try {
		const grown = neighbourGraph(tableOf(1), options).nearest(query, 40);
		const written = statSync(keptIn).mtimeMs;
		expect(neighbourGraph(tableOf(1), options).nearest(query, 40)).toEqual(grown);
		expect(statSync(keptIn).mtimeMs).toBe(written);
		expect(grown.indices).not.toContain(5);

		const other = neighbourGraph(tableOf(2), options).nearest(query, 40);
		expect(other).toEqual(neighbourGraph(tableOf(2), { fewAdmitted: 0 }).nearest(query, 40));
		expect(other).not.toEqual(grown);
	} finally {
		rmSync(folder, { recursive: true });
	}
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
