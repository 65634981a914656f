import { histories, historyOf } from '@marquee/histories';
import { hitRate, judged } from '@marquee/metrics';
import { msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TestCase } from './protocol.ts';
import { sliced } from './sliced.ts';
import { byLabel, byTitleAge, byTitlePlays, usualSlicings } from './slicing.ts';

const titles = 12;
const drawnHistories = fc
	.array(
		fc.record({
			profile: fc.nat(4),
			title: fc.nat(titles - 1),
			happenedAtMs: fc.integer({ min: 0, max: 1000 }).map((day) => day * msPerDay),
		}),
		{ maxLength: 60 },
	)
	.map((rows) => histories(rows, { profiles: 5, titles }));
const drawnCases = (train: ReturnType<typeof histories>) =>
	fc
		.array(
			fc.record({
				profile: fc.nat(4),
				asOfMs: fc.integer({ min: 0, max: 1000 }).map((day) => day * msPerDay),
				relevant: fc
					.uniqueArray(fc.nat(titles - 1), { minLength: 1, maxLength: 5 })
					.map((some) => Int32Array.from(some)),
			}),
			{ minLength: 1, maxLength: 20 },
		)
		.map((some) =>
			some.map((one): TestCase => ({ ...one, history: historyOf(train, one.profile) })),
		);
const drawn = drawnHistories.chain((train) => drawnCases(train).map((cases) => ({ train, cases })));
const countries = ['FR', 'FR', undefined, 'JP', 'DE'];

test('every relevant title lies in exactly one slice of each slicing, or is counted as unknown', () => {
	fc.assert(
		fc.property(drawn, ({ train, cases }) => {
			const labels = [{ name: 'country', of: 'profile', values: countries }] as const;
			const asked = cases.reduce((sum, { relevant }) => sum + relevant.length, 0);
			for (const slicing of usualSlicings(train, cases, labels)) {
				const report = sliced(slicing, cases, [], { metrics: [], seed: 1, replicates: 1 });
				const told = report.slices.reduce((sum, { relevant }) => sum + relevant, 0);
				expect(told + report.unknown, slicing.name).toBe(asked);
			}
		}),
	);
});

test('with one relevant title per case the slices, weighted by their cases, give the whole', () => {
	fc.assert(
		fc.property(drawn, ({ train, cases }) => {
			const single = cases.map((one) => ({ ...one, relevant: one.relevant.subarray(0, 1) }));
			const ranking = Int32Array.from({ length: 5 }, (_, place) => place);
			const answers = single.map(({ relevant }) => judged(ranking, relevant));
			const options = { metrics: [hitRate(5)], seed: 1, replicates: 2 };
			const { slices } = sliced(byTitlePlays(train), single, [{ name: 'm', answers }], options);
			const hits = slices.reduce(
				(sum, { cases: n, models }) => sum + n * (models[0]?.metrics['hr@5']?.value ?? 0),
				0,
			);
			expect(hits).toBeCloseTo(answers.filter(({ hits: [...own] }) => own.includes(1)).length, 9);
		}),
	);
});

test('a slice judges its own titles in the ranking of all: what stands above them counts as a miss', () => {
	const train = histories([{ profile: 0, title: 1 }], { profiles: 1, titles });
	const testCase: TestCase = {
		profile: 0,
		asOfMs: Number.NaN,
		history: historyOf(train, 0),
		relevant: Int32Array.of(2, 1),
	};
	const answers = [judged(Int32Array.of(2, 1), testCase.relevant)];
	const options = { metrics: [hitRate(1)], seed: 1, replicates: 10 };
	const { slices } = sliced(byTitlePlays(train), [testCase], [{ name: 'm', answers }], options);
	expect(slices.map(({ slice, models }) => [slice, models[0]?.metrics['hr@1']?.value])).toEqual([
		['never', 1],
		['1–9', 0],
		['10–99', undefined],
		['100 and more', undefined],
	]);
});

test('age counts from the first training event, and without a time it is unknown', () => {
	const train = histories(
		[
			{ profile: 0, title: 1, happenedAtMs: 100 * msPerDay },
			{ profile: 1, title: 1, happenedAtMs: 90 * msPerDay },
		],
		{ profiles: 2, titles },
	);
	const { sliceOf } = byTitleAge(train);
	const at = (days: number) =>
		sliceOf(
			{
				profile: 0,
				history: historyOf(train, 0),
				asOfMs: days * msPerDay,
				relevant: Int32Array.of(1),
			},
			1,
		);
	expect([89, 90, 96.9, 97, 120, 455, Number.NaN].map(at)).toEqual([
		'not yet seen',
		'under 7 days',
		'under 7 days',
		'7–29 days',
		'30–364 days',
		'a year and more',
		undefined,
	]);
});

test('rare labels lie together behind the eight of most relevant titles', () => {
	const train = histories([], { profiles: 12, titles });
	const cases = Array.from(
		{ length: 12 },
		(_, profile): TestCase => ({
			profile,
			history: historyOf(train, profile),
			asOfMs: 0,
			relevant: Int32Array.from({ length: 12 - profile }, (_title, title) => title),
		}),
	);
	const values = Array.from({ length: 12 }, (_, profile) => `c${profile}`);
	const { slices, sliceOf } = byLabel({ name: 'country', of: 'profile', values }, cases);
	expect(slices).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'others']);
	expect(sliceOf(cases[9]!, 0)).toBe('others');
});
