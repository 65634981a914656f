import { type Random, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayedConversion } from './delayed-conversion.ts';
import {
	type BinnedPlay,
	completionCurves,
	imputedCompletion,
	settledDifference,
	settledShare,
} from './imputed-completions.ts';
import { kaplanMeier, openAt } from './kaplan-meier.ts';

test('the curve and its errors are those of lifelines on the same plays', () => {
	const ends = [5, 6, 6, 2.5, 4, 4, 1, 8, 9, 10, 3, 3];
	const isCompleted = [1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1];
	const curve = kaplanMeier(
		ends.map((at, i) =>
			isCompleted[i] ? { ageHours: 20, completedAfterHours: at } : { ageHours: at },
		),
	);
	expect(openAt(curve, 0)).toEqual({ share: 1, error: 0 });
	for (const [at, share] of [
		[1, 0.916667],
		[3.5, 0.666667],
		[5, 0.486111],
		[8, 0.388889],
		[99, 0.194444],
	])
		expect(openAt(curve, at!).share).toBeCloseTo(share!, 6);
	expect(openAt(curve, 5).error).toBeCloseTo(0.486111 * Math.sqrt(0.092857), 5); // Greenwood
});

test('without open plays the curve is the share that was not completed yet', () => {
	fc.assert(
		fc.property(
			fc.array(fc.option(fc.nat(40), { nil: undefined }), { minLength: 1 }),
			fc.nat(40),
			(ends, at) => {
				const plays = ends.map((completedAfterHours) => ({ ageHours: 50, completedAfterHours }));
				const later = ends.filter((one) => one === undefined || one > at).length;
				expect(openAt(kaplanMeier(plays), at).share).toBeCloseTo(later / ends.length, 12);
			},
		),
	);
});

test('imputed by its own curve, the mean of all plays is what the curve says: Efron’s redistribution', () => {
	const play = fc
		.tuple(fc.nat(100), fc.option(fc.nat(100), { nil: undefined }))
		.map(([age, after]) => ({
			bin: 'film',
			ageHours: age,
			completedAfterHours: after !== undefined && after <= age ? after : undefined,
		}));
	fc.assert(
		fc.property(
			fc.array(play, { minLength: 1, maxLength: 60 }),
			fc.integer({ min: 1, max: 80 }),
			(some, horizon) => {
				const plays = [...some, { bin: 'film', ageHours: 100, completedAfterHours: undefined }];
				const curves = completionCurves(plays, horizon);
				const mean =
					plays.reduce((sum, one) => sum + imputedCompletion(one, curves), 0) / plays.length;
				expect(mean).toBeCloseTo(1 - openAt(curves.pooled, horizon).share, 9);
				expect(settledShare(plays, horizon).estimate).toBeCloseTo(mean, 9);
			},
		),
	);
});

/** Plays begun evenly over ten days; films are completed more seldom and later than episodes. */
function begun(count: number, random: Random, faster = 1): readonly BinnedPlay[] {
	return Array.from({ length: count }, () => {
		const bin = random.next() < 0.4 ? 'film' : 'episode';
		const ageHours = 240 * random.next();
		const delay = (-(bin === 'film' ? 60 : 12) / faster) * Math.log(1 - random.next());
		const ever = random.next() < (bin === 'film' ? 0.5 : 0.8);
		return {
			bin,
			ageHours,
			completedAfterHours: ever && delay <= ageHours ? delay : undefined,
		};
	});
}
/** Completed within 168 hours, in truth. */
const truth = 0.4 * 0.5 * (1 - Math.exp(-168 / 60)) + 0.6 * 0.8 * (1 - Math.exp(-168 / 12));

test('over many draws the settled share is unbiased and its interval holds the truth; counting open plays as lost is neither', () => {
	const random = seededRandom(8, 'plays');
	const draws = Array.from({ length: 200 }, () => settledShare(begun(600, random), 168));
	const mean = (of: (draw: (typeof draws)[number]) => number) =>
		draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;
	const error = mean(({ standardError }) => standardError) / Math.sqrt(draws.length);
	expect(Math.abs(mean(({ estimate }) => estimate) - truth)).toBeLessThan(4 * error);
	expect(mean(({ naive }) => naive)).toBeLessThan(truth - 20 * error);
	const held = draws.filter(
		({ estimate, standardError }) => Math.abs(estimate - truth) < 1.96 * standardError,
	).length;
	expect(held / draws.length).toBeGreaterThan(0.9);
	expect(held / draws.length).toBeLessThan(0.99);
});

test('when all plays are settled, nothing is imputed and the share is the plain one', () => {
	const old = begun(300, seededRandom(2)).map((play) => ({ ...play, ageHours: 500 }));
	const { estimate, naive, open } = settledShare(old, 168);
	expect(open).toBe(0);
	expect(estimate).toBeCloseTo(naive, 9);
});

test('an arm that completes sooner but not more is not taken for the better one', () => {
	const random = seededRandom(5, 'arms');
	const [control, treatment] = [begun(8000, random), begun(8000, random, 3)];
	const naive = settledShare(treatment, 168).naive - settledShare(control, 168).naive;
	const gained = 0.4 * 0.5 * (Math.exp(-168 / 60) - Math.exp((-3 * 168) / 60));
	const { low, high } = settledDifference(control, treatment, 168);
	expect(low < gained && gained < high).toBe(true);
	expect(naive).toBeGreaterThan(high);
});

test('a bin of few completions borrows the pace of all; a horizon that nobody reached is refused', () => {
	const plays = [
		...begun(400, seededRandom(4)),
		{ bin: 'short', ageHours: 200, completedAfterHours: 1 },
	];
	expect(completionCurves(plays, 168).pooledBins).toEqual(['short']);
	const open = imputedCompletion({ bin: 'unknown', ageHours: 1 }, completionCurves(plays, 168));
	expect(open).toBeGreaterThan(0.3);
	expect(() => settledShare(plays, 300)).toThrow(
		expect.objectContaining({ code: 'reward-not-identifiable' }),
	);
	expect(() => kaplanMeier([{ ageHours: 1, completedAfterHours: 2 }])).toThrow(/is 1 hours old/);
});

test('an old play that was completed at once does not tell what comes late', () => {
	const young = Array.from({ length: 100 }, (_, at) => ({
		bin: 'film',
		ageHours: 24,
		completedAfterHours: at < 40 ? 2 : undefined,
	}));
	const old = { bin: 'film', ageHours: 400, completedAfterHours: 1 };
	expect(() => completionCurves([...young, old], 168)).toThrow(
		expect.objectContaining({ code: 'reward-not-identifiable' }),
	);
	expect(completionCurves([old], 168).pooled.open).toEqual(Float64Array.of(0));
});

test('with a form assumed, chance and delay are found from a history as short as the delay', () => {
	const random = seededRandom(6, 'short history');
	const plays = Array.from({ length: 20_000 }, () => {
		const ageHours = 60 * random.next();
		const delay = -20 * Math.log(1 - random.next());
		return {
			ageHours,
			completedAfterHours: random.next() < 0.3 && delay < ageHours ? delay : undefined,
		};
	});
	const { chance, meanDelayHours, stillToCome } = delayedConversion(plays);
	expect(Math.abs(chance - 0.3)).toBeLessThan(0.015);
	expect(Math.abs(meanDelayHours - 20)).toBeLessThan(1.5);
	expect(stillToCome(0)).toBeCloseTo(chance, 12);
	expect(stillToCome(100)).toBeLessThan(0.01);
	const young = plays.map(({ ageHours }) => ({
		ageHours: ageHours / 60 + 1,
		completedAfterHours: undefined,
	}));
	expect(() => delayedConversion(young)).toThrow(/0 completions/);
});
