import type { ChoiceLog } from '@marquee/counterfactual';
import { judged } from '@marquee/metrics';
import { type Random, seededRandom } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import { abTest, type Trial } from './ab-test.ts';
import { counterfactual } from './counterfactual.ts';
import { interleaving } from './interleaving.ts';
import { offline } from './offline.ts';

const column = (length: number, of: (i: number) => number) =>
	Float64Array.from({ length }, (_, i) => of(i));

describe('offline', () => {
	/** One relevant title, which each ranker finds at some place. */
	const caseAt = (a: number, b: number) => {
		const at = (place: number) =>
			judged(
				Int32Array.from({ length: 10 }, (_, i) => (i === place ? 99 : i)),
				[99],
			);
		return { underA: at(a), underB: at(b) };
	};

	test('a ranker that finds the title one place earlier for everybody is seen to be better', () => {
		const cases = Array.from({ length: 60 }, (_, i) => caseAt(2 + (i % 3), 1 + (i % 3)));
		expect(offline(cases, seededRandom(1)).verdict).toBe('B');
		const mirrored = cases.map(({ underA, underB }) => ({ underA: underB, underB: underA }));
		expect(offline(mirrored, seededRandom(1)).verdict).toBe('A');
	});

	test('rankers that are as often better as worse are not told apart', () => {
		const cases = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? caseAt(1, 2) : caseAt(2, 1)));
		expect(offline(cases, seededRandom(1)).verdict).toBe('undecided');
	});

	test('with a handful of members nothing is said at all', () => {
		const cases = Array.from({ length: 29 }, () => caseAt(9, 0));
		expect(offline(cases, seededRandom(1))).toMatchObject({ verdict: 'undecided', estimate: null });
	});
});

describe('counterfactual', () => {
	const pool = Int32Array.of(0, 1, 2, 3);
	const worth = [0.5, 0.2, 0.2, 0.1];

	/** 4,000 visits of 1,000 members, to whom chance shows one of four titles; the first of them with this much more. */
	function logOf(preferred: number): ChoiceLog {
		const random = seededRandom(2, 'choice log');
		const rows = 4_000;
		const logging = Float64Array.from(
			pool,
			(title) => (1 - preferred) / 4 + (title === 1 ? preferred : 0),
		);
		const chosen = new Int32Array(rows);
		const propensities = new Float64Array(rows);
		const rewards = new Float64Array(rows);
		for (let row = 0; row < rows; row++) {
			const title = random.next() < preferred ? 1 : random.below(4);
			chosen[row] = title;
			propensities[row] = logging[title]!;
			rewards[row] = random.next() < worth[title]! ? 1 : 0;
		}
		return {
			...{ chosen, propensities, rewards, unitCount: 1_000, contexts: [] },
			actions: ['0', '1', '2', '3'],
			units: Int32Array.from({ length: rows }, (_, row) => row % 1_000),
			available: () => pool,
			logging: () => logging,
		};
	}
	const always = (title: number) => new Int32Array(4_000).fill(title);

	test('the title that is played more is better to put first, by about as much as it is', () => {
		const answer = counterfactual(logOf(0.5), { ofA: always(1), ofB: always(0) });
		expect(answer.verdict).toBe('B');
		expect(answer.low).toBeLessThan(0.3);
		expect(answer.high).toBeGreaterThan(0.3);
	});

	test('the same picks differ by exactly nothing', () => {
		expect(counterfactual(logOf(0.5), { ofA: always(2), ofB: always(2) })).toMatchObject({
			verdict: 'undecided',
			estimate: 0,
		});
	});

	test('a log without exploration cannot tell, and says why', () => {
		const answer = counterfactual(logOf(1), { ofA: always(1), ofB: always(0) });
		expect(answer).toMatchObject({ verdict: 'not identifiable', estimate: null });
		expect(answer.detail).toMatch(/^B: .*could not have shown/);
	});

	test('a pick that was not in the pool is a mistake of whoever asks', () => {
		expect(() => counterfactual(logOf(0.5), { ofA: always(7), ofB: always(0) })).toThrow(
			RangeError,
		);
	});
});

describe('interleaving', () => {
	const votes = (members: number, forB: number, random: Random) =>
		column(members, () => {
			if (random.next() < 0.2) return Number.NaN;
			return random.next() < forB ? 1 : -1;
		});

	test('a landslide is seen after a few dozen members, and members who chose nothing are counted in', () => {
		const answer = interleaving(votes(5_000, 0.9, seededRandom(3)));
		expect(answer.verdict).toBe('B');
		expect(answer.members).toBeLessThan(80);
		expect(answer.detail).toMatch(/chose nothing$/);
	});

	test('swapping the rankers turns the answer round, at the same member', () => {
		const cast = votes(5_000, 0.56, seededRandom(4));
		const [there, back] = [interleaving(cast), interleaving(cast.map((vote) => -vote))];
		expect(there).toMatchObject({ verdict: 'B', members: back.members });
		expect(back).toMatchObject({ verdict: 'A', estimate: -there.estimate! });
	});

	test('equal rankers are called different in at most one of twenty runs, looked at all the time', () => {
		const alarms = Array.from({ length: 150 }, (_, seed) =>
			interleaving(votes(300, 0.5, seededRandom(seed, 'equal'))),
		).filter(({ verdict }) => verdict !== 'undecided').length;
		expect(alarms / 150).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 150));
	});

	test('where nobody votes nothing is decided', () => {
		const answer = interleaving(column(50, () => Number.NaN));
		expect(answer).toMatchObject({ verdict: 'undecided', estimate: null, members: 50 });
	});
});

describe('a/b', () => {
	const random = seededRandom(5, 'a/b');
	const members = 2_000;
	const habit = column(members, () => random.normal());
	const plays = column(members, (m) => 5 + 2 * habit[m]! + random.normal());
	const stays = column(members, () => (random.next() < 0.8 ? 1 : 0));
	const trial = (differs: Partial<Trial['underB']> = {}, key = 'test'): Trial => ({
		underA: { outcome: plays, retained: stays },
		underB: { outcome: plays, retained: stays, ...differs },
		before: [habit],
		key,
	});

	test('a true effect is found before all members have come, and CUPED takes out what habit explains', () => {
		const answer = abTest(trial({ outcome: plays.map((value) => value + 0.4) }));
		expect(answer.verdict).toBe('B');
		expect(answer.members).toBeLessThan(members);
		expect(answer.low!).toBeLessThan(0.4);
		expect(answer.high!).toBeGreaterThan(0.4);
		expect(answer.detail).toMatch(/CUPED leaves (1[89]|2\d) %/); // 1 of 5
	});

	test('the same ranker in both arms is called different in at most one of twenty tests', () => {
		const tests = 100;
		const alarms = Array.from({ length: tests }, (_, i) => abTest(trial({}, `same ${i}`))).filter(
			({ verdict }) => verdict !== 'undecided',
		).length;
		expect(alarms / tests).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / tests));
	});

	test('a winner that surely drives members away is not named', () => {
		const answer = abTest(
			trial({ outcome: plays.map((value) => value + 0.2), retained: stays.map(() => 0) }),
		);
		expect(answer.verdict).toBe('undecided');
		expect(answer.detail).toMatch(/nobody is named/);
	});

	test('where nobody does anything, or hardly anybody is there, nothing is decided', () => {
		const nothing = { outcome: plays.map(() => 0), retained: stays };
		expect(abTest({ ...trial(), underA: nothing, underB: nothing }).verdict).toBe('undecided');
		const few = { outcome: plays.subarray(0, 300), retained: stays.subarray(0, 300) };
		const small = { ...trial(), underA: few, underB: few, before: [habit.subarray(0, 300)] };
		expect(abTest(small)).toMatchObject({ verdict: 'undecided', estimate: null });
	});
});
