import { seededRandom } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import {
	alwaysValidSigns,
	type Earned,
	multileavedReadings,
	preferenceBySigns,
	probabilistic,
	teamDraft,
	votes,
} from './index.ts';

const items = [...'abcdefghij'];
const rankings = [items, [...'bcadefghij'], [...'jihgfedcba']];

/** What members earned four rankers' lists, who choose by `wants`. */
function earnedBy(
	method: typeof teamDraft,
	members: number,
	wants: (shown: readonly string[], next: () => number) => number,
	seed: number,
	lists: readonly (readonly string[])[] = rankings,
): readonly Earned[] {
	const random = seededRandom(seed, method.name);
	return Array.from({ length: members }, (_, member) => {
		const shown = method.interleave(lists, 6, random);
		const chosen = new Set([wants(shown.items, random.next)]);
		return { user: `m${member}`, credits: method.credit(shown, chosen), choices: 1 };
	});
}

const blindly = (shown: readonly string[], next: () => number) => Math.floor(next() * shown.length);
/** Rather those that are early in the alphabet. */
const knowingly = (shown: readonly string[], next: () => number) => {
	let at = 0;
	while (at < shown.length - 1 && next() < 0.5) at++;
	return shown.indexOf([...shown].sort()[at]!);
};

describe.each([teamDraft, probabilistic])('$name of three rankers', (method) => {
	test('tells every pair apart that differs, whichever stands first', () => {
		const readings = multileavedReadings(earnedBy(method, 1_500, knowingly, 1), 3, method);
		expect(readings.map(({ pair }) => pair)).toEqual([
			[0, 1],
			[0, 2],
			[1, 2],
		]);
		for (const { preference, adjustedPValue } of readings.slice(1)) {
			expect(preference.high).toBeLessThan(0); // the reversed one is worse than both
			expect(adjustedPValue).toBeLessThan(0.01);
		}
	});

	test('says that all pairs are equal to who chooses blindly, in at least 19 of 20 families', () => {
		let wrong = 0;
		for (let family = 0; family < 60; family++) {
			const readings = multileavedReadings(earnedBy(method, 150, blindly, family), 3, method);
			const isCalled = readings.some(({ preference: { low, high } }) => low > 0 || high < 0);
			const isSignificant = readings.some(({ adjustedPValue }) => adjustedPValue <= 0.05);
			wrong += Number(isCalled || isSignificant);
		}
		expect(wrong).toBeLessThanOrEqual(3);
	});
});

test('of two rankers nothing is corrected, and no p-value of many is below its own', () => {
	const two = earnedBy(teamDraft, 200, knowingly, 3, rankings.slice(0, 2));
	const [only] = multileavedReadings(two, 2, teamDraft);
	const own = preferenceBySigns(votes(two).values());
	expect(only!.preference).toEqual(own);
	expect(only!.adjustedPValue).toBe(own.pValue);
	for (const { preference, adjustedPValue } of multileavedReadings(
		earnedBy(teamDraft, 200, knowingly, 4),
		3,
		teamDraft,
	))
		expect(adjustedPValue).toBeGreaterThanOrEqual(preference.pValue);
});

test('a preference is the share of wins, from −1 to 1; of nobody it says nothing', () => {
	const cast = [1, 1, 0.5, -1, 0];
	const { estimate, low, high, pValue } = alwaysValidSigns(cast);
	expect(preferenceBySigns(cast)).toMatchObject({
		estimate: 2 * estimate - 1,
		low: 2 * low - 1,
		high: 2 * high - 1,
		pValue,
	});
	expect(preferenceBySigns([])).toMatchObject({ estimate: 0, low: -1, high: 1, pValue: 1 });
	for (const nobody of [[], [{ user: 'p', credits: [0, 0, 0], choices: 0 }]])
		for (const { voting, preference } of multileavedReadings(nobody, 3, probabilistic))
			expect({ voting, ...preference }).toMatchObject({ voting: 0, low: -1, high: 1, pValue: 1 });
});

test('one ranker is nothing to compare', () => {
	expect(() => multileavedReadings([], 1, teamDraft)).toThrow('1 rankers');
});
