import { InterleavingReading, validator } from '@marquee/contracts';
import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Chosen, type CreditedChoice, preferenceReading, type Team } from './index.ts';

const day = 86_400_000;
const chosen = (choices: readonly CreditedChoice[], asOf = 20 * day): Chosen => ({
	interleaves: 'rows',
	arms: ['as-is', 'new'],
	method: 'team-draft',
	members: 100,
	choices,
	asOf,
});
const choice = fc.record({
	member: fc.constantFrom(...[...'abcdefghijklmnop']),
	at: fc.integer({ min: 0, max: 15 * day }),
	team: fc.constantFrom<Team>(0, 1),
});
const choices = fc.array(choice, { maxLength: 120 });
const isReading = validator(InterleavingReading);

test('a reading is what the contract says, ends with what it says altogether, and does not depend on the order of choices', () => {
	fc.assert(
		fc.property(choices, fc.nat(), (all, seed) => {
			const reading = preferenceReading(chosen(all));
			expect(isReading(reading).problems ?? []).toEqual([]);
			expect(reading.wins[0] + reading.wins[1] + reading.ties).toBe(reading.voting);
			expect(reading.voting).toBe(new Set(all.map(({ member }) => member)).size);
			expect(reading.overTime.length).toBeLessThanOrEqual(60);
			const last = reading.overTime.at(-1);
			if (all.length > 0) {
				const { estimate, low, high } = reading.preference;
				expect(last).toEqual({ at: 20 * day, members: reading.voting, estimate, low, high });
			}
			const random = seededRandom(seed);
			const shuffled = all.toSorted(() => random.next() - 0.5);
			expect(preferenceReading(chosen(shuffled))).toEqual(reading);
		}),
	);
});

test('arms that change places change the sign of the preference, and wins change places', () => {
	fc.assert(
		fc.property(choices, (all) => {
			const one = preferenceReading(chosen(all));
			const turned = all.map((each) => ({ ...each, team: (1 - each.team) as Team }));
			const other = preferenceReading(chosen(turned));
			expect(other.preference.estimate).toBeCloseTo(-one.preference.estimate, 12);
			expect(other.preference.low).toBeCloseTo(-one.preference.high!, 8);
			expect(other.preference.pValue).toBeCloseTo(one.preference.pValue, 10);
			expect(other.wins).toEqual([one.wins[1], one.wins[0]]);
		}),
	);
});

test('a member has one vote, however much they choose, and what they choose later does not count yet', () => {
	const often = Array.from(
		{ length: 50 },
		(_, i): CreditedChoice => ({ member: 'a', at: i, team: 1 }),
	);
	const others = [...'bcdefghijkl'].map(
		(member, i): CreditedChoice => ({ member, at: i, team: 0 }),
	);
	const late: CreditedChoice = { member: 'z', at: 21 * day, team: 1 };
	const reading = preferenceReading(chosen([...often, ...others, late]));
	expect(reading).toMatchObject({ voting: 12, wins: [11, 1], ties: 0 });
	expect(reading.preference.estimate).toBeCloseTo(-10 / 12, 12);
});

test('of nobody and of few nothing is told; of many who agree it is', () => {
	const agreeing = (n: number) =>
		Array.from({ length: n }, (_, i): CreditedChoice => ({ member: `m${i}`, at: i, team: 1 }));
	expect(preferenceReading(chosen([]))).toMatchObject({ verdict: 'too-few', overTime: [] });
	expect(preferenceReading(chosen(agreeing(9))).verdict).toBe('too-few');
	expect(preferenceReading(chosen(agreeing(40))).verdict).toBe('better');
	const against = agreeing(40).map((each) => ({ ...each, team: 0 as const }));
	expect(preferenceReading(chosen(against)).verdict).toBe('worse');
});

test('members who choose blindly, again and again, and are looked at every day are called to prefer one in one of 20 experiments at most', () => {
	let called = 0;
	const experiments = 100;
	for (let experiment = 0; experiment < experiments; experiment++) {
		const random = seededRandom(experiment, 'blind');
		const all = Array.from({ length: 900 }, (): CreditedChoice => {
			const member = `m${random.below(150)}`;
			return { member, at: random.below(30 * day), team: random.below(2) as Team };
		});
		const { overTime } = preferenceReading(chosen(all, 30 * day));
		called += Number(overTime.some(({ low, high }) => low! > 0 || high! < 0));
	}
	expect(called / experiments).toBeLessThanOrEqual(0.05);
});
