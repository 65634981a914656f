import type { TitleAttributes } from '@marquee/attributes';
import { type Histories, histories } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitContentKnn } from './content-knn.ts';
import { denseWatched, drawnHistories, scoresOf } from './drawn-histories.fixture.ts';

const kinds = 6;

/** Each title's attributes as a dense row of length 1, one title in four without any. (V, A) */
function drawnRows(seed: number, titles: number): number[][] {
	const { next } = seededRandom(seed, 'attributes');
	return Array.from({ length: titles }, (_, title) => {
		const row = Array.from({ length: kinds }, () => (next() < 0.5 && title % 4 > 0 ? next() : 0));
		const length = Math.hypot(...row) || 1;
		return row.map((weight) => weight / length);
	});
}

function attributesFrom(rows: readonly (readonly number[])[]): TitleAttributes {
	const offsets = new Int32Array(rows.length + 1);
	const present = rows.map((row) => [...row.keys()].filter((a) => row[a]! > 0));
	for (const [title, places] of present.entries())
		offsets[title + 1] = offsets[title]! + places.length;
	return {
		titles: rows.length,
		names: Array.from({ length: kinds }, (_, a) => `tag:${a}`),
		offsets,
		indices: Int32Array.from(present.flat()),
		weights: Float32Array.from(present.flatMap((places, v) => places.map((a) => rows[v]![a]!))),
	};
}

const train = drawnHistories(5);
describeRecommender('content-knn', async () => ({
	recommender: fitContentKnn(train, attributesFrom(drawnRows(5, train.titles))),
	train,
}));

const dot = (a: readonly number[], b: readonly number[]): number =>
	a.reduce((total, x, i) => total + x * b[i]!, 0);

test('a score is the cosine between the mean of what was watched and the title', async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(200), async (seed) => {
			const all = drawnHistories(seed);
			const rows = drawnRows(seed, all.titles);
			const scores = await scoresOf(fitContentKnn(all, attributesFrom(rows)), all);
			for (const [u, watched] of denseWatched(all).entries()) {
				const mean = rows[0]!.map((_, a) =>
					dot(
						watched,
						rows.map((row) => row[a]!),
					),
				);
				const length = Math.hypot(...mean) || 1;
				for (const [v, row] of rows.entries())
					expect(scores[u]![v]).toBeCloseTo(dot(mean, row) / length, 5);
			}
		}),
		{ numRuns: 30 },
	);
});

test('a title that nobody has watched is found by what it is, and one that says nothing scores 0', async () => {
	const rows = [
		[1, 0, 0, 0, 0, 0],
		[0, 1, 0, 0, 0, 0],
		[1, 0, 0, 0, 0, 0],
		[0, 0, 0, 0, 0, 0],
	];
	const all: Histories = histories([{ profile: 0, title: 0 }], { profiles: 1, titles: 4 });
	expect(await scoresOf(fitContentKnn(all, attributesFrom(rows)), all)).toEqual([[1, 0, 1, 0]]);
});

test('attributes of other titles than the histories have are refused, and so are none at all', () => {
	expect(() => fitContentKnn(train, attributesFrom(drawnRows(1, 3)))).toThrow('attributes of 3');
	expect(() => fitContentKnn(train, undefined)).toThrow('baseline-needs-attributes');
});
