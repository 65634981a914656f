import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	balanced,
	type InterleavingMethod,
	optimised,
	probabilistic,
	teamDraft,
	teamDraftBeyondPrefix,
} from './index.ts';

const methods = [teamDraft, teamDraftBeyondPrefix, balanced, probabilistic, optimised];
const items = [...'abcdefgh'];
const ranking = fc.shuffledSubarray(items, { minLength: 1 });
const lengths = fc.integer({ min: 1, max: 6 });
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** Mean credit of the second ranker less that of the first, over many drawn lists, if `choose` says what is chosen. */
function advantage(
	method: InterleavingMethod,
	rankings: readonly (readonly string[])[],
	length: number,
	choose: (shown: readonly string[], next: () => number) => readonly number[],
	lists = 3000,
): number {
	const random = seededRandom(5, method.name);
	let sum = 0;
	for (let i = 0; i < lists; i++) {
		const shown = method.interleave(rankings, length, random);
		const chosen = new Set(choose(shown.items, random.next));
		const [one = 0, other = 0] = method.credit(shown, chosen);
		sum += (other - one) / Math.max(1, chosen.size);
	}
	return sum / lists;
}

const blindly = (shown: readonly string[], next: () => number) => [
	Math.floor(next() * shown.length),
];

describe.each(methods)('$name', (method) => {
	test('shows each item once, all from the rankings, and as many as there are room for', () => {
		fc.assert(
			fc.property(ranking, ranking, lengths, seeds, (one, other, length, seed) => {
				const shown = method.interleave([one, other], length, seededRandom(seed)).items;
				const all = new Set([...one, ...other]);
				expect(new Set(shown).size).toBe(shown.length);
				expect(shown.every((item) => all.has(item))).toBe(true);
				expect(shown).toHaveLength(Math.min(length, all.size));
			}),
			{ numRuns: 60 },
		);
	});

	test('shows the same list to the same seed, with the places that its items had', () => {
		fc.assert(
			fc.property(ranking, ranking, lengths, seeds, (one, other, length, seed) => {
				const shown = method.interleave([one, other], length, seededRandom(seed));
				expect(method.interleave([one, other], length, seededRandom(seed))).toEqual(shown);
				expect(shown.method).toBe(method.name);
				for (const [place, item] of shown.items.entries())
					expect(shown.ranks[place]).toEqual([one.indexOf(item) + 1, other.indexOf(item) + 1]);
			}),
			{ numRuns: 40 },
		);
	});

	test('prefers neither of two identical rankings, whatever is chosen', () => {
		const identical = [items.slice(0, 6), items.slice(0, 6)];
		for (const choose of [blindly, () => [0], () => [0, 2], () => [3]])
			expect(Math.abs(advantage(method, identical, 6, choose))).toBeLessThan(0.06);
	});

	test('finds the ranking whose first item is what people want', () => {
		const wanted = (shown: readonly string[]) => [shown.indexOf('a')].filter((at) => at >= 0);
		const rankings = [[...'bcdea'], [...'abcde']];
		expect(advantage(method, rankings, 4, wanted, 500)).toBeGreaterThan(0.1);
		expect(advantage(method, rankings.toReversed(), 4, wanted, 500)).toBeLessThan(-0.1);
	});

	test('gives nothing where nothing is chosen', () => {
		const shown = method.interleave([[...'abc'], [...'cab']], 3, seededRandom(1));
		expect(method.credit(shown, new Set())).toEqual([0, 0]);
	});

	test('refuses an item listed twice, one ranking alone and no room', () => {
		const random = seededRandom(1);
		expect(() => method.interleave([['a', 'a'], ['b']], 2, random)).toThrow('twice');
		expect(() => method.interleave([['a']], 2, random)).toThrow('1 rankings');
		expect(() => method.interleave([['a'], ['b']], 0, random)).toThrow(RangeError);
	});
});

test('under team draft blind users vote for either side as often, however much they choose', () => {
	const random = seededRandom(9);
	let [wins, losses] = [0, 0];
	for (let user = 0; user < 12_000; user++) {
		const shown = teamDraft.interleave([[...'abcdef'], [...'fbacde']], 5, random);
		const [one = 0, other = 0] = teamDraft.credit(shown, new Set([0, 1, 3].slice(random.below(3))));
		wins += Number(other > one);
		losses += Number(one > other);
	}
	expect(wins / losses).toBeCloseTo(1, 1);
});

describe('blind choices', () => {
	const shifted = [[...'abc'], [...'bca']]; // the example of Radlinski, Kurup, Joachims

	test.each([teamDraft, probabilistic, optimised])(
		'favour neither ranking under $name',
		(method) => {
			for (const rankings of [shifted, [[...'abcdef'], [...'fbacde']], [[...'abcd'], [...'efgh']]])
				expect(Math.abs(advantage(method, rankings, 3, blindly, 4000))).toBeLessThan(0.06);
		},
	);

	test('favour one of two shifted rankings under balanced: its known flaw', () => {
		expect(Math.abs(advantage(balanced, shifted, 3, blindly))).toBeGreaterThan(0.15);
	});
});

test('team draft shows each of its four possible lists of two rounds as often', () => {
	const random = seededRandom(3);
	const counts = new Map<string, number>();
	for (let i = 0; i < 8000; i++) {
		const list = teamDraft.interleave([[...'abcd'], [...'wxyz']], 4, random).items.join('');
		counts.set(list, (counts.get(list) ?? 0) + 1);
	}
	expect([...counts.keys()].sort()).toEqual(['awbx', 'awxb', 'wabx', 'waxb']);
	for (const count of counts.values()) expect(count / 8000).toBeCloseTo(0.25, 1);
});

test('team draft compares many rankings at once, and each picks once in every round', () => {
	const rankings = [[...'abcde'], [...'edcba'], [...'vwxyz'], [...'azbyc']];
	const { credits } = teamDraft.interleave(rankings, 8, seededRandom(2));
	for (const round of [credits!.slice(0, 4), credits!.slice(4)])
		expect(rankings.map((_, ranker) => round.reduce((sum, of) => sum + of[ranker]!, 0))).toEqual([
			1, 1, 1, 1,
		]);
});

test('team draft beyond the prefix earns nobody anything for what all agree on', () => {
	const shown = teamDraftBeyondPrefix.interleave([[...'abcd'], [...'abdc']], 4, seededRandom(1));
	expect(shown.items.slice(0, 2)).toEqual(['a', 'b']);
	expect(teamDraftBeyondPrefix.credit(shown, new Set([0, 1]))).toEqual([0, 0]);
	const beyond = teamDraftBeyondPrefix.credit(shown, new Set([2]));
	expect(beyond[0]! + beyond[1]!).toBe(1);
});

test('probabilistic credit of a choice sums to one over the rankers, as chances do', () => {
	fc.assert(
		fc.property(fc.array(ranking, { minLength: 2, maxLength: 4 }), seeds, (rankings, seed) => {
			const { credits } = probabilistic.interleave(rankings, 5, seededRandom(seed));
			for (const of of credits!)
				expect(of.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
		}),
	);
});

test('balanced shows tops of both, equally deep but for one', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(items, { minLength: 8 }), seeds, (other, seed) => {
			const shown = new Set(balanced.interleave([items, other], 5, seededRandom(seed)).items);
			const reach = (of: readonly string[]) => of.findIndex((item) => !shown.has(item));
			expect([...shown].every((item) => items.indexOf(item) < 5 || other.indexOf(item) < 5)).toBe(
				true,
			);
			expect(Math.min(reach(items), reach(other))).toBeGreaterThanOrEqual(2);
		}),
	);
});
