import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draft, type Team, teamAt, teamDraft, teamsInSigns } from './index.ts';

const items = [...'abcdefgh'];
const ranking = fc.shuffledSubarray(items);
const seeds = fc.nat();

test('a draft shows only what stands, each once, and whoever picked it had it', () => {
	fc.assert(
		fc.property(ranking, ranking, fc.subarray(items), seeds, (one, other, standing, seed) => {
			const stands = (item: string) => standing.includes(item);
			const drawn = draft([one, other], 5, seededRandom(seed), stands);
			expect(new Set(drawn.items).size).toBe(drawn.items.length);
			const open = new Set([...one, ...other].filter(stands));
			expect(drawn.items).toHaveLength(Math.min(5, open.size));
			for (const [place, item] of drawn.items.entries()) {
				expect(stands(item)).toBe(true);
				expect([one, other][drawn.teams[place]!]).toContain(item);
			}
		}),
	);
});

test('a pick that cannot stand is asked about once, and may be had of another ranker', () => {
	const asked: string[] = [];
	const { items: drawn, teams } = draft(
		[
			['a', 'b'],
			['a', 'c'],
		],
		4,
		seededRandom(1),
		(item, by) => {
			asked.push(`${item}${by}`);
			return item !== 'a' || by === 1;
		},
	);
	expect([...asked].sort()).toEqual(['a0', 'a1', 'b0', 'c1']);
	expect(teams[drawn.indexOf('a')]).toBe(1);
});

test('what is picked once a ranking has come to its end is not contested: length is no merit', () => {
	fc.assert(
		fc.property(ranking, ranking, seeds, (one, other, seed) => {
			const { items: drawn, teams, contested } = draft([one, other], 20, seededRandom(seed));
			const picks = (team: number) => teams.slice(0, contested).filter((by) => by === team).length;
			expect(picks(0)).toBe(picks(1));
			expect(contested).toBeLessThanOrEqual(drawn.length);
		}),
	);
});

test('who chooses blindly from a long ranking and a short one prefers neither', () => {
	const random = seededRandom(8);
	let sum = 0;
	for (let i = 0; i < 6_000; i++) {
		const shown = teamDraft.interleave(
			[
				['a', 'b', 'c', 'd', 'e', 'f'],
				['f', 'x'],
			],
			8,
			random,
		);
		const [one = 0, other = 0] = teamDraft.credit(
			shown,
			new Set([random.below(shown.items.length)]),
		);
		sum += other - one;
	}
	expect(Math.abs(sum / 6_000)).toBeLessThan(0.03);
});

test('teams survive being written in signs', () => {
	const team = fc.constantFrom<Team | undefined>(0, 1, undefined);
	fc.assert(
		fc.property(fc.array(team), (teams) => {
			const signs = teamsInSigns(teams);
			expect(teams.map((_, place) => teamAt(signs, place))).toEqual(teams);
		}),
	);
	expect([teamAt('01', 2), teamAt(undefined, 0)]).toEqual([undefined, undefined]);
});
