import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { everyTitle, neighbourGraph } from './nearest-titles.ts';

const width = 24;

function unitVectors(count: number, purpose: string): Float32Array {
	const random = seededRandom(7, purpose);
	const values = Float32Array.from({ length: count * width }, random.normal);
	for (let from = 0; from < values.length; from += width) {
		const row = values.subarray(from, from + width);
		const length = Math.hypot(...row);
		for (const [d, value] of row.entries()) row[d] = value / length;
	}
	return values;
}

test('the graph finds nine tenths and more of the ten nearest among 3,000 titles', () => {
	const table = { values: unitVectors(3_000, 'titles'), width };
	const [exact, graph] = [everyTitle(table), neighbourGraph(table)];
	const asked = unitVectors(50, 'profiles');
	let found = 0;
	for (let from = 0; from < asked.length; from += width) {
		const vector = asked.slice(from, from + width);
		const near = new Set(graph.nearest(vector, 10));
		for (const title of exact.nearest(vector, 10)) if (near.has(title)) found++;
	}
	expect(found / 500).toBeGreaterThan(0.9);
});

test('looking at every title gives the order of the inner products', () => {
	const values = unitVectors(30, 'few');
	const vector = unitVectors(1, 'one');
	const product = (title: number) =>
		vector.reduce((sum, value, d) => sum + value * values[title * width + d]!, 0);
	const sorted = Array.from({ length: 30 }, (_, title) => title).sort(
		(a, b) => product(b) - product(a),
	);
	expect([...everyTitle({ values, width }).nearest(vector, 12)]).toEqual(sorted.slice(0, 12));
});

test.each([
	['every title', everyTitle],
	['the graph', neighbourGraph],
])(
	'%s: a title without a vector is never near, and no more are answered than there are',
	(_, search) => {
		const values = unitVectors(6, 'with holes');
		values.fill(0, 2 * width, 4 * width);
		const vector = unitVectors(1, 'one');
		const found = [...search({ values, width }).nearest(vector, 10)];
		expect(found.toSorted((a, b) => a - b)).toEqual([0, 1, 4, 5]);
		const none = search({ values: new Float32Array(3 * width), width });
		expect([...none.nearest(vector, 2)]).toEqual([]);
	},
);
