import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	calibration,
	intraListDiversity,
	type JudgedFor,
	judged,
	type NamedLikeness,
	serendipity,
	unexpectedness,
} from './index.ts';

const titles = 9;
/** Any symmetric likeness with 1 on the diagonal will do. */
const likenesses: fc.Arbitrary<NamedLikeness> = fc
	.array(fc.double({ min: -1, max: 1, noNaN: true }), {
		minLength: titles * titles,
		maxLength: titles * titles,
	})
	.map((table) => ({
		name: 'drawn',
		of: (one, other) =>
			one === other ? 1 : table[Math.min(one, other) * titles + Math.max(one, other)]!,
	}));
const all = [...Array(titles).keys()];
const answers: fc.Arbitrary<JudgedFor> = fc
	.record({
		ranked: fc.shuffledSubarray(all),
		relevant: fc.subarray(all, { minLength: 1 }),
		past: fc.shuffledSubarray(all),
	})
	.map(({ ranked, relevant, past }) => ({ ...judged(Int32Array.from(ranked), relevant), past }));
const genreLists = fc.array(fc.subarray([0, 1, 2, 3]), { minLength: titles, maxLength: titles });
const depths = fc.integer({ min: 1, max: titles + 2 });

/** The metrics again, from their definitions, with arrays instead of running sums. */
const first = ({ ranked }: JudgedFor, k: number) => [...ranked].slice(0, k);
const average = (numbers: readonly number[]) =>
	numbers.length === 0 ? 0 : numbers.reduce((a, b) => a + b, 0) / numbers.length;
const far = ({ past }: JudgedFor, { of }: NamedLikeness) => {
	const known = Array.from(past);
	return (title: number) =>
		known.length === 0 ? 1 : average(known.map((other) => 1 - of(title, other)));
};

describe('computed another way', () => {
	test('intra-list diversity is the mean over all ordered pairs of different places', () => {
		fc.assert(
			fc.property(answers, likenesses, depths, (answer, likeness, k) => {
				const list = first(answer, k);
				const pairs = list.flatMap((a) =>
					list.filter((b) => b !== a).map((b) => 1 - likeness.of(a, b)),
				);
				expect(intraListDiversity(k, likeness).of(answer)).toBeCloseTo(average(pairs), 12);
			}),
		);
	});

	test('unexpectedness is the mean over all pairs of a title shown and a title known', () => {
		fc.assert(
			fc.property(answers, likenesses, depths, (answer, likeness, k) => {
				const expected = average(first(answer, k).map(far(answer, likeness)));
				expect(unexpectedness(k, likeness).of(answer)).toBeCloseTo(expected, 12);
			}),
		);
	});

	test('serendipity is unexpectedness summed over hits alone, by the length of the list', () => {
		fc.assert(
			fc.property(answers, likenesses, depths, (answer, likeness, k) => {
				const right = first(answer, k).filter((_, place) => answer.hits[place] === 1);
				const expected = average(right.map(far(answer, likeness))) * (right.length / k);
				expect(serendipity(k, likeness).of(answer)).toBeCloseTo(expected, 12);
			}),
		);
	});

	test('calibration is cross-entropy less entropy', () => {
		fc.assert(
			fc.property(answers, genreLists, depths, (answer, lists, k) => {
				const mix = (of: readonly number[]) => {
					const known = of.filter((title) => lists[title]!.length > 0);
					const share = (genre: number) => (title: number) =>
						lists[title]!.includes(genre) ? 1 / lists[title]!.length : 0;
					return [0, 1, 2, 3].map((genre) => average(known.map(share(genre))));
				};
				const wanted = mix(Array.from(answer.past));
				const given = mix(first(answer, k)).map((q, g) => 0.99 * q + 0.01 * wanted[g]!);
				const bits = (q: readonly number[]) =>
					wanted.reduce((sum, p, g) => sum - (p > 0 ? p * Math.log2(q[g]!) : 0), 0);
				const expected = (bits(given) - bits(wanted)) * Math.LN2;
				const metric = calibration(k, (title) => lists[title]!);
				expect(metric.of(answer)).toBeCloseTo(expected, 10);
			}),
		);
	});
});

test('copies of one title are no diversity, and one title alone is none either', () => {
	const likeness: NamedLikeness = { name: 'same', of: (a, b) => (a === b ? 1 : 0) };
	const metric = intraListDiversity(3, likeness);
	expect(metric.name).toBe('ild-same@3');
	expect(metric.of(judged(Int32Array.of(4, 4, 4), [1]))).toBe(0);
	expect(metric.of(judged(Int32Array.of(4), [1]))).toBe(0);
	expect(metric.of(judged(Int32Array.of(4, 5, 6), [1]))).toBe(1);
});

test('a list with the genres of the past is calibrated, and one that has none of them costs ln 100', () => {
	const lists = [[0], [1], [0, 1], [2]];
	const metric = calibration(4, (title) => lists[title]!);
	const against = (...ranked: number[]) =>
		metric.of({ ...judged(Int32Array.from(ranked), [9]), past: [0, 1] });
	expect(against(2)).toBeCloseTo(0, 12);
	expect(against(0, 1)).toBeCloseTo(0, 12);
	expect(against(3)).toBeCloseTo(Math.log(100), 12);
	expect(against(0)).toBeGreaterThan(against(0, 0, 1));
});

test('a surprising miss is not serendipity, and a hit that everybody saw coming is none either', () => {
	const likeness: NamedLikeness = { name: 'near', of: (a, b) => (Math.abs(a - b) <= 1 ? 1 : 0) };
	const answer = (ranked: number, relevant: number) => ({
		...judged(Int32Array.of(ranked), [relevant]),
		past: [0],
	});
	const metric = serendipity(1, likeness);
	expect(metric.of(answer(8, 8))).toBe(1);
	expect(metric.of(answer(8, 7))).toBe(0);
	expect(metric.of(answer(1, 1))).toBe(0);
});
