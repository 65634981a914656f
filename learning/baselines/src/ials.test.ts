import { historyOf } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseWatched, drawnHistories, scoresOf, solved } from './drawn-histories.fixture.ts';
import { fitIals, type IalsSettings } from './ials.ts';
import { ridge } from './ridge.ts';

const small = { width: 6, epochs: 3, unobservedWeight: 0.2, regularisation: 0.02 } as const;
const fitted = (seed: number, settings: Omit<IalsSettings, 'random'> = small) =>
	fitIals(drawnHistories(seed), { ...settings, random: seededRandom(seed, 'ials') });

const train = drawnHistories(7);
describeRecommender('ials', async () => ({ recommender: fitted(7), train }));

test('the ridge answer makes the gradient of its objective vanish', () => {
	const drawn = fc.record({
		seed: fc.nat(),
		width: fc.constantFrom(1, 3, 33, 70),
		given: fc.uniqueArray(fc.nat(19)),
	});
	fc.assert(
		fc.property(drawn, ({ seed, width, given }) => {
			const random = seededRandom(seed, 'embeddings');
			const values = Float64Array.from({ length: 20 * width }, random.normal);
			const weights = { unobservedWeight: 0.3, regularisation: 0.1, frequencyExponent: 0.7 };
			const answer = new Float64Array(width);
			ridge({ width, values }, weights)(Int32Array.from(given), answer);
			const rows = Array.from({ length: 20 }, (_, i) =>
				values.subarray(i * width, (i + 1) * width),
			);
			const predicted = rows.map((row) => row.reduce((total, h, d) => total + h * answer[d]!, 0));
			const held = 0.1 * (given.length + 0.3 * 20) ** 0.7;
			for (let d = 0; d < width; d++) {
				let slope = held * answer[d]!;
				for (const [i, row] of rows.entries())
					slope += row[d]! * (0.3 * predicted[i]! + (given.includes(i) ? predicted[i]! - 1 : 0));
				expect(Math.abs(slope)).toBeLessThan(1e-8);
			}
		}),
		{ numRuns: 50 },
	);
});

test('alternation agrees with a dense second implementation that starts from the same draws', async () => {
	const all = drawnHistories(8);
	const x = denseWatched(all);
	const random = seededRandom(8, 'ials');
	const start = (rows: number) =>
		Array.from({ length: rows }, () =>
			Array.from({ length: small.width }, () => (random.normal() * 0.1) / Math.sqrt(small.width)),
		);
	let profiles = start(all.profiles);
	let titles = start(all.titles);
	for (let epoch = 0; epoch < small.epochs; epoch++) {
		profiles = x.map((row) => denseRidge(titles, row));
		titles = titles.map((_, v) =>
			denseRidge(
				profiles,
				x.map((row) => row[v]!),
			),
		);
	}
	const scores = await scoresOf(fitted(8), all);
	for (const [u, row] of x.entries()) {
		const profile = denseRidge(titles, row);
		for (const [v, title] of titles.entries())
			expect(scores[u]![v]).toBeCloseTo(
				title.reduce((total, h, d) => total + h * profile[d]!, 0),
				5,
			);
	}
});

/** One row's normal equations, built entry by entry and solved by elimination. */
function denseRidge(known: readonly number[][], watched: readonly number[]): number[] {
	const count = watched.reduce((total, x) => total + x, 0);
	const held = small.regularisation * (count + small.unobservedWeight * known.length);
	const axes = Array.from({ length: small.width }, (_, d) => d);
	const matrix = axes.map((a) =>
		axes.map((b) =>
			known.reduce(
				(total, row, i) => total + (watched[i]! + small.unobservedWeight) * row[a]! * row[b]!,
				a === b ? held : 0,
			),
		),
	);
	const wanted = axes.map((a) => known.reduce((total, row, i) => total + watched[i]! * row[a]!, 0));
	return solved(matrix, wanted);
}

test('a profile that training never saw is answered like one with the same history that it did', async () => {
	const all = drawnHistories(9);
	const model = fitted(9);
	const stranger = { ...historyOf(all, 3) };
	const scores = new Float32Array(all.titles);
	await model.score([{ history: stranger, asOfMs: Number.NaN }], scores);
	expect([...scores]).toEqual((await scoresOf(model, all))[3]);
});

test('one seed gives one model, to the last bit', async () => {
	expect(await scoresOf(fitted(7), train)).toEqual(await scoresOf(fitted(7), train));
});
