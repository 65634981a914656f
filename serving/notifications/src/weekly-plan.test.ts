import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualEconomy, worthOfMessage } from './economy.ts';
import { isHeldBack, usualHoldback } from './holdback.ts';
import type { Reactions } from './reactions.ts';
import { weeklyPlan, weeklyPlanInSteps } from './weekly-plan.ts';

const from = epochMs(Date.UTC(2026, 0, 5));
const known = (sent: number, opened: number, visitedQuietDays: number): Reactions => ({
	sent,
	opened,
	quietDays: 50,
	visitedQuietDays,
	visitsByHour: [],
});
const nobody = { share: 0, salt: '' };
const reactions: fc.Arbitrary<Reactions> = fc
	.tuple(fc.nat(30), fc.nat(30), fc.nat(50), fc.nat(50))
	.map(([ignored, opened, away, visited]) => ({
		sent: ignored + opened,
		opened,
		quietDays: away + visited,
		visitedQuietDays: visited,
		visitsByHour: [],
	}));
const profilesOf = (most: number) =>
	fc
		.array(reactions, { maxLength: most })
		.map((all) => all.map((each, i) => ({ profileId: `p${i}`, reactions: each })));

test('never plans more than the budget, for anybody more than the most, or for anybody held back', () => {
	fc.assert(
		fc.property(profilesOf(40), fc.nat(60), fc.nat(7), (profiles, budget, most) => {
			const plan = weeklyPlan({ from, profiles, budget, most });
			const given = plan.paces.map(({ weeklyBudget }) => weeklyBudget);
			expect(given.reduce((sum, n) => sum + n, 0)).toBe(plan.planned);
			expect(plan.planned).toBeLessThanOrEqual(budget);
			expect(Math.max(0, ...given)).toBeLessThanOrEqual(most);
			for (const { profileId, weeklyBudget, reason } of plan.paces) {
				expect(reason === 'held-back').toBe(isHeldBack(profileId, usualHoldback));
				if (reason !== 'worth-it') expect(weeklyBudget).toBe(0);
			}
		}),
	);
});

test('no other way to spend the budget is worth more: it equals what dynamic programming finds', () => {
	fc.assert(
		fc.property(profilesOf(8), fc.nat(12), (profiles, budget) => {
			const plan = weeklyPlan({ from, profiles, budget, most: 4, holdback: nobody });
			let best = new Array<number>(budget + 1).fill(0); // most worth by messages spent
			for (const { uplift } of plan.paces)
				best = best.map((_, spent) => {
					let [most, worth] = [best[spent]!, 0];
					for (let n = 1; n <= Math.min(4, spent); n++) {
						worth += worthOfMessage(uplift, n, usualEconomy);
						most = Math.max(most, best[spent - n]! + worth);
					}
					return most;
				});
			expect(plan.expectedWorth).toBeCloseTo(best[budget]!, 9);
		}),
	);
});

test('the price parts what was taken from what was left: every message planned is worth at least it, none left more', () => {
	fc.assert(
		fc.property(profilesOf(30), fc.nat(40), (profiles, budget) => {
			const { paces, price } = weeklyPlan({ from, profiles, budget, holdback: nobody });
			for (const { uplift, weeklyBudget } of paces) {
				if (weeklyBudget > 0)
					expect(worthOfMessage(uplift, weeklyBudget, usualEconomy)).toBeGreaterThanOrEqual(price);
				if (weeklyBudget < 5)
					expect(worthOfMessage(uplift, weeklyBudget + 1, usualEconomy)).toBeLessThanOrEqual(price);
			}
		}),
	);
});

test('a larger budget gives nobody less and costs no more', () => {
	fc.assert(
		fc.property(profilesOf(20), fc.nat(30), fc.nat(30), (profiles, budget, more) => {
			const small = weeklyPlan({ from, profiles, budget });
			const large = weeklyPlan({ from, profiles, budget: budget + more });
			expect(large.price).toBeLessThanOrEqual(small.price);
			for (const [i, { weeklyBudget }] of small.paces.entries())
				expect(large.paces[i]!.weeklyBudget).toBeGreaterThanOrEqual(weeklyBudget);
		}),
	);
});

test('the order in which profiles come does not matter', () => {
	fc.assert(
		fc.property(profilesOf(20), fc.nat(15), (profiles, budget) => {
			const forwards = weeklyPlan({ from, profiles, budget });
			const backwards = weeklyPlan({ from, profiles: profiles.toReversed(), budget });
			expect(backwards.paces.toReversed()).toEqual(forwards.paces);
		}),
	);
});

test('who opens and seldom comes is told most, who comes every day or never opens is left alone', () => {
	const { paces, price } = weeklyPlan({
		from,
		holdback: nobody,
		profiles: [
			{ profileId: 'casual', reactions: known(20, 8, 2) },
			{ profileId: 'daily', reactions: known(20, 8, 50) },
			{ profileId: 'deaf', reactions: known(60, 0, 2) },
		],
	});
	expect(paces.map(({ weeklyBudget }) => weeklyBudget > 0)).toEqual([true, false, false]);
	expect(paces.map(({ reason }) => reason)).toEqual(['worth-it', 'not-worth-it', 'not-worth-it']);
	expect(price).toBe(0);
	const tight = weeklyPlan({
		from,
		budget: 0,
		holdback: nobody,
		profiles: [{ profileId: 'casual', reactions: known(20, 8, 2) }],
	});
	expect(tight.paces[0]!.reason).toBe('worth-more-elsewhere');
	expect(tight.price).toBeGreaterThan(0);
});

test('an economy that rewards insistence, a budget that is no number, or a profile named twice is refused', () => {
	const plan = (changed: object) => () => weeklyPlan({ from, profiles: [], ...changed });
	expect(plan({ economy: { ...usualEconomy, fatigue: 1.1 } })).toThrow(RangeError);
	expect(plan({ economy: { ...usualEconomy, optOutGrowth: 0.9 } })).toThrow(RangeError);
	expect(plan({ budget: Number.NaN })).toThrow(RangeError);
	expect(plan({ most: 1.5 })).toThrow(RangeError);
	const one = { profileId: 'p', reactions: known(1, 0, 0) };
	expect(plan({ profiles: [one, one] })).toThrow(/twice/);
});

test('planned in steps it is the same plan, and the pauses come every few hundred profiles', () => {
	const profiles = Array.from({ length: 2_100 }, (_, i) => ({
		profileId: `p${i}`,
		reactions: known(i % 13, i % 7, i % 50),
	}));
	const steps = weeklyPlanInSteps({ from, profiles, budget: 900 });
	let pauses = 0;
	for (;;) {
		const { done, value } = steps.next();
		if (done) {
			expect(value).toEqual(weeklyPlan({ from, profiles, budget: 900 }));
			expect(value.planned).toBe(900);
			break;
		}
		pauses++;
	}
	expect(pauses).toBeGreaterThanOrEqual(12);
});
