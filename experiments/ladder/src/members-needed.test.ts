import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import {
	neededByTest,
	neededInterleaved,
	ratioOfMembers,
	type TwoLives,
} from './members-needed.ts';

const random = seededRandom(1, 'members needed');
const members = 4_000;
const column = (of: (member: number) => number) =>
	Float64Array.from({ length: members }, (_, m) => of(m));
const habit = column(() => random.normal());
const lives = (effect: number, metric = 'plays'): TwoLives => {
	const underA = column((m) => habit[m]! + random.normal());
	return { metric, underA, underB: underA.map((value) => value + effect) };
};

test('an A/B test needs as many members as the table of a textbook says', () => {
	// An effect of half a deviation: 64 in each arm (Cohen: Statistical Power Analysis, table 2.4.1), 63 by the normal law.
	const plain = lives(0);
	const deviation = Math.SQRT2;
	const half = { ...plain, underB: plain.underA.map((value) => value + deviation / 2) };
	expect(neededByTest(half, []).members / 2).toBeCloseTo(62.8, -1);
});

test('what is known of members beforehand saves as many as it explains', () => {
	const two = lives(0.2);
	const saved = neededByTest(two, [habit]).members / neededByTest(two, []).members;
	expect(saved).toBeGreaterThan(0.45);
	expect(saved).toBeLessThan(0.55); // half of the variance is habit
});

test('members who choose nothing must be shown lists too', () => {
	const votes = column(() => (random.next() < 0.6 ? 1 : -1));
	const half = votes.map((vote, m) => (m % 2 === 0 ? vote : Number.NaN));
	const [all, some] = [neededInterleaved(votes), neededInterleaved(half)];
	expect(some.members / all.members).toBeGreaterThan(1.2);
	expect(all.members).toBeGreaterThan(120); // 7.85 · 0.96 / 0.2² = 188
	expect(all.members).toBeLessThan(280);
});

test('the fairest metric of the A/B test is the one that interleaving is held against', () => {
	const votes = column(() => (random.next() < 0.6 ? 1 : -1));
	const found = ratioOfMembers([lives(0.1, 'plays'), lives(0.3, 'hours')], [habit], votes);
	expect(found?.metric).toBe('hours');
	expect(found?.ratio).toBeCloseTo(found!.byTest.members / found!.interleaved.members, 12);
});

test('no ratio is told where one of both sees nothing, or they see opposite things', () => {
	const votes = column(() => (random.next() < 0.6 ? 1 : -1));
	const blind = column((m) => (m % 2 === 0 ? 1 : -1));
	expect(ratioOfMembers([lives(0.2)], [], blind)).toBeUndefined();
	expect(ratioOfMembers([lives(0)], [], votes)).toBeUndefined();
	expect(ratioOfMembers([lives(-0.2)], [], votes)).toBeUndefined();
});
