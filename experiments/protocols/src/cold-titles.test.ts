import { type Histories, historyOf } from '@marquee/histories';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coldTitles } from './cold-titles.ts';
import { ml1mCold } from './ml-1m-cold.ts';
import type { Split, TestCase } from './protocol.ts';
import { historiesOfSequences } from './sequences.ts';

const titles = 24;

/** Thirty profiles, some of a single title and some that watch again, over titles of which the last four nobody watches. */
function drawn(seed: number): Histories {
	const { below } = seededRandom(seed, 'histories');
	const sequences = Array.from({ length: 30 }, () =>
		Array.from({ length: 1 + below(14) }, () => below(titles - 4)),
	);
	return historiesOfSequences(sequences, titles);
}

const seeds = fc.nat(10_000);
const splitOf = (seed: number): { all: Histories; split: Split } => {
	const all = drawn(seed);
	return { all, split: coldTitles({ seed }).split(all) };
};
const everyReading = (split: Split) => [
	split.validation!,
	split.test,
	...Object.values(split.readings!).flatMap(({ validation, test: asked }) => [validation, asked]),
];
const trained = (split: Split) => new Set(split.train.titleIndices);
const relevantIn = (cases: readonly TestCase[]) =>
	new Set(cases.flatMap(({ relevant }) => [...relevant]));

test('training never shows a cold title, and every title of the cold reading is cold', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { split } = splitOf(seed);
			const known = trained(split);
			const { cold, warm } = split.readings!;
			for (const title of relevantIn([...cold!.test, ...cold!.validation]))
				expect(known.has(title)).toBe(false);
			for (const title of relevantIn([...warm!.test, ...warm!.validation]))
				expect(known.has(title)).toBe(true);
		}),
	);
});

test('the cold titles of the test are others than those of the validation', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { cold } = splitOf(seed).split.readings!;
			const tested = relevantIn(cold!.test);
			for (const title of relevantIn(cold!.validation)) expect(tested.has(title)).toBe(false);
		}),
	);
});

test('every pair is on one side: the history, or relevant, or filtered', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { all, split } = splitOf(seed);
			for (const { profile, history, relevant, alsoFiltered } of everyReading(split).flat()) {
				const parts = [...history.titleIndices, ...relevant, ...alsoFiltered!];
				const watched = new Set(historyOf(all, profile).titleIndices);
				expect(parts.toSorted()).toEqual([...watched].toSorted());
				expect([...history.titleIndices]).toEqual([
					...historyOf(split.train, profile).titleIndices,
				]);
			}
		}),
	);
});

test('what is relevant may be ranked, in every reading; all that training does not know is ranked as cold', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { split } = splitOf(seed);
			for (const { relevant, ranked } of everyReading(split).flat())
				for (const title of relevant) expect(ranked?.[title] ?? 1).toBe(1);
			const known = trained(split);
			const expected = Array.from({ length: titles }, (_, title) => (known.has(title) ? 0 : 1));
			for (const { ranked } of split.readings!.cold!.test) expect([...ranked!]).toEqual(expected);
		}),
	);
});

test('whoever is asked has a history, and whoever is not is counted with the reason', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { all, split } = splitOf(seed);
			const readings = [split, ...Object.values(split.readings!)];
			for (const { test: asked, excluded } of readings) {
				const left = Object.values(excluded).reduce((total, count) => total + count, 0);
				expect(asked.length + left).toBe(all.profiles);
				for (const { history } of asked) expect(history.titleIndices.length).toBeGreaterThan(0);
			}
		}),
	);
});

test('one seed gives one split, another one another', () => {
	const all = drawn(1);
	const parted = (seed: number) => coldTitles({ seed }).split(all);
	expect(parted(4)).toEqual(parted(4));
	expect(trained(parted(4))).not.toEqual(trained(parted(5)));
});

test('a fifth of the watched titles is cold, and of the other rows a tenth is held out twice', () => {
	const { below } = seededRandom(2, 'many');
	const all = historiesOfSequences(
		Array.from({ length: 200 }, () => [...new Set(Array.from({ length: 60 }, () => below(100)))]),
		120,
	);
	const { train, readings } = coldTitles({ seed: 2 }).split(all);
	const { cold, warm } = readings!;
	expect(new Set(train.titleIndices).size).toBe(80);
	expect(relevantIn(cold!.test).size).toBe(10);
	expect(relevantIn(cold!.validation).size).toBe(10);
	const rows = (cases: readonly TestCase[]) =>
		cases.reduce((total, { relevant }) => total + relevant.length, 0);
	const warmRows = train.titleIndices.length + rows(warm!.test) + rows(warm!.validation);
	expect(rows(warm!.test)).toBe(Math.floor(warmRows / 10));
	expect(rows(warm!.validation)).toBe(Math.floor(warmRows / 10));
});

test('models see pairs and their order: no rating, and one event for a title that was watched twice', () => {
	const all = { ...drawn(3), ratings: drawn(3).ratings.map(() => 0.9) };
	const { train } = coldTitles({ seed: 3 }).split(all);
	expect(train.ratings.every(Number.isNaN)).toBe(true);
	for (let profile = 0; profile < train.profiles; profile++) {
		const seen = [...historyOf(train, profile).titleIndices];
		expect(new Set(seen).size).toBe(seen.length);
		const order = [...new Set(historyOf(all, profile).titleIndices)];
		expect(seen).toEqual(order.filter((title) => seen.includes(title)));
	}
});

test('the published protocol refuses other data than MovieLens 1M', () => {
	expect(() => ml1mCold(1).split(drawn(1))).toThrow('3883 titles');
});
