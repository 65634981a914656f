import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, firstRungToSee, type Judged, shareOf } from './agreement.ts';
import { rungs, type Verdict } from './answer.ts';

const verdict = fc.constantFrom<Verdict>('A', 'B', 'undecided', 'not identifiable');
const judged: fc.Arbitrary<Judged> = fc
	.record({
		isSame: fc.boolean(),
		truth: fc.constantFrom<'A' | 'B' | 'equal'>('A', 'B', 'equal'),
		verdicts: fc.tuple(verdict, verdict, verdict, verdict),
	})
	.map(({ isSame, truth, verdicts }) => ({
		isSame,
		truth: { verdict: isSame ? 'equal' : truth },
		answers: rungs.map((rung, i) => ({ rung, verdict: verdicts[i]! })),
	}));
const proofs = fc.array(judged, { maxLength: 30 });

const mirrored: Readonly<Record<string, Verdict>> = { A: 'B', B: 'A' };
const swapped = <Of extends { verdict: string }>(of: Of): Of => ({
	...of,
	verdict: mirrored[of.verdict] ?? of.verdict,
});

describe('agreement', () => {
	test('every pair is in exactly one count of every rung', () => {
		fc.assert(
			fc.property(proofs, (all) => {
				for (const record of agreementOf(all).records) {
					const { right, wrong, missed, falseAlarms, rightlyUndecided, notIdentifiable } = record;
					const counted = right + wrong + missed + falseAlarms + rightlyUndecided + notIdentifiable;
					expect(counted).toBe(all.length);
				}
			}),
		);
	});

	test('it does not matter which of the two rankers is called A', () => {
		fc.assert(
			fc.property(proofs, (all) => {
				const other = all.map(({ isSame, truth, answers }) => ({
					isSame,
					truth: swapped(truth),
					answers: answers.map(swapped),
				}));
				expect(agreementOf(other)).toEqual(agreementOf(all));
			}),
		);
	});

	test('every pair that differs is first seen at one rung or at none', () => {
		fc.assert(
			fc.property(proofs, (all) => {
				const { firstSeen, different } = agreementOf(all);
				expect(Object.values(firstSeen).reduce((sum, times) => sum + times, 0)).toBe(different);
			}),
		);
	});

	test('two rungs agree as often as counting pairs one by one says', () => {
		fc.assert(
			fc.property(proofs, (all) => {
				for (const { between, sameVerdict, sameWhereBothDecided } of agreementOf(all).between) {
					const two = all.map(({ answers }) =>
						between.map((name) => answers.find(({ rung }) => rung === name)!.verdict),
					);
					const decided = two.filter((both) => both.every((one) => one === 'A' || one === 'B'));
					expect(sameVerdict.count).toBe(two.filter(([one, other]) => one === other).length);
					expect(sameWhereBothDecided.of).toBe(decided.length);
					expect(sameWhereBothDecided.count).toBe(
						decided.filter(([one, other]) => one === other).length,
					);
				}
			}),
		);
	});

	test('a wrong rung does not count as having seen the difference', () => {
		const truth = { verdict: 'B' } as const;
		const answers = [
			{ rung: 'offline', verdict: 'A' },
			{ rung: 'counterfactual', verdict: 'not identifiable' },
			{ rung: 'interleaving', verdict: 'B' },
			{ rung: 'a/b', verdict: 'B' },
		] as const;
		expect(firstRungToSee({ truth, answers })).toBe('interleaving');
		expect(firstRungToSee({ truth: { verdict: 'equal' }, answers })).toBeUndefined();
	});

	test("Wilson's interval of 0 in 20 and of 81 in 263 is the published one", () => {
		// Newcombe: Two-sided Confidence Intervals for the Single Proportion. Statistics in Medicine 1998, table I, method 3.
		expect(shareOf(81, 263)).toMatchObject({
			low: expect.closeTo(0.2553, 4),
			high: expect.closeTo(0.3662, 4),
		});
		expect(shareOf(0, 20)).toMatchObject({
			low: expect.closeTo(0, 12),
			high: expect.closeTo(0.1611, 4),
		});
		expect(shareOf(0, 0).share).toBeNull();
	});
});
