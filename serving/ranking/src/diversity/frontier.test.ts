import { coverage, judged, ndcg } from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { type FrontierCase, frontier } from './frontier.ts';
import { genreMixes } from './genre-mix.ts';
import { titleGenresOf } from './title-genres.ts';
import { likenessByVectors } from './title-likeness.ts';

const titles = 60;
const width = 4;

/** Titles in four genres, vectors near their genre, and profiles that watch two genres and are offered one. */
function world(seed: number) {
	const random = seededRandom(seed, 'frontier');
	const genres = titleGenresOf(
		Array.from({ length: titles }, (_, v) => ({ genres: [`genre ${v % width}`] })),
	);
	const values = new Float32Array(titles * width);
	for (let v = 0; v < titles; v++) {
		const row = Array.from({ length: width }, (_, d) =>
			d === v % width ? 1 : 0.3 * random.next(),
		);
		values.set(
			row.map((each) => each / Math.hypot(...row)),
			v * width,
		);
	}
	const rowOf = Int32Array.from({ length: titles }, (_, v) => v);
	const mixOf = genreMixes(genres);
	const cases = Array.from({ length: 40 }, (): FrontierCase => {
		const [liked, other] = [random.below(width), random.below(width)];
		const scored = Array.from({ length: titles - 10 }, (_, i) => i + 10)
			.map((v) => ({ v, score: random.next() + (v % width === liked ? 0.4 : 0) }))
			.sort((a, b) => b.score - a.score)
			.slice(0, 30);
		const past = Int32Array.of(liked, other, 4 + liked);
		return {
			titles: Int32Array.from(scored, ({ v }) => v),
			relevance: Float64Array.from(scored, ({ score }) => score),
			relevant: Int32Array.from(scored.slice(0, 5), ({ v }) => v),
			past,
			genreMix: mixOf(past),
		};
	});
	return { cases, genres, likeness: likenessByVectors({ values, width, rowOf }) };
}

test('its first row is best-first, by metrics computed directly', () => {
	const { cases, ...known } = world(1);
	const [row] = frontier(cases, { ...known, size: 12, random: seededRandom(1) });
	const verdicts = cases.map((each) => judged(each.titles.subarray(0, 12), each.relevant));
	expect(row!.share).toBe(0);
	expect([row!.ofScore, row!.relevanceLost]).toEqual([0, 0]);
	expect(row!.moved).toBe(0);
	expect(row!.ndcgGained).toEqual({ value: 0, low: 0, high: 0 });
	expect(row!.ndcg.value).toBeCloseTo(mean(Float64Array.from(verdicts, ndcg(10).of)), 12);
	expect(row!.coverage).toBe(coverage(10, titles).ofAll(verdicts));
});

test('turning the dial up brings diversity and balance, takes more, and never more than it says', () => {
	for (const measure of ['mmr', 'dpp'] as const) {
		const { cases, ...known } = world(2);
		const options = { ...known, size: 12, dial: { measure }, random: seededRandom(1) };
		const rows = frontier(cases, options);
		expect(rows.map(({ share }) => share)).toEqual(
			[0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30].map((percent) => expect.closeTo(percent / 100, 12)),
		);
		for (const row of rows) expect(row.relevanceLost).toBeLessThanOrEqual(row.share + 1e-9);
		const [none, all] = [rows[0]!, rows.at(-1)!];
		expect(all.intraListDiversity.value).toBeGreaterThan(none.intraListDiversity.value);
		expect(all.calibrationKl.value).toBeLessThan(none.calibrationKl.value);
		expect(all.relevanceLost).toBeGreaterThan(rows[4]!.relevanceLost);
		expect(all.ofScore).toBeGreaterThan(rows[4]!.ofScore);
		expect(all.ndcgGained.high).toBeLessThan(0); // what is held out here is what the model ranks first
	}
});

test('the same cases give the same frontier, and without a likeness the genres are it', () => {
	const { cases, genres } = world(3);
	const drawn = () => frontier(cases, { genres, shares: [0.12], random: seededRandom(4) });
	expect(drawn()).toEqual(drawn());
	expect(drawn()[0]!.intraListDiversity).toEqual(drawn()[0]!.genreDiversity);
});

test('a frontier over no case is refused', () => {
	const { genres } = world(1);
	expect(() => frontier([], { genres, random: seededRandom(1) })).toThrow(RangeError);
});
