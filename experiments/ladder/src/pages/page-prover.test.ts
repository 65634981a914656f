import { teamDraft } from '@marquee/interleaving';
import { movieTweetings1, policyLike, world } from '@marquee/simulation';
import { seededRandom } from '@marquee/units';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Proof } from '../proof.ts';
import type { Prover } from '../prover.ts';
import type { ProvingGround, Told } from '../proving-ground.ts';
import { simulatedGround } from '../simulated-ground.ts';
import { pageProver } from './page-prover.ts';
import type { PageService } from './page-service.ts';

/** Members who come every day and mostly find something: so that few of them say much. */
const busy = policyLike(movieTweetings1, 'busy', {
	choosing: { law: 'each-on-its-merit', leaving: { mean: 1.5, deviation: 0.5 } },
	activity: { medianPerDay: 1, deviation: 0.3 },
});
const ground = simulatedGround(world({ seed: 3, titles: 200, policy: busy }));
const rowEnds = Int32Array.of(6, 12, 18, 24);
const places = 24;

/** Pages of four rows: `best` and `worst` know what members like, `other` shows what stands last in the catalogue. */
function knowingService(from: ProvingGround, hears: (told: Told) => void = () => {}): PageService {
	const orders = new Map<string, Int32Array>();
	const orderOf = (index: number, name: string): Int32Array => {
		const known = orders.get(`${name} ${index}`);
		if (known !== undefined) return known;
		const scores = new Float32Array(from.titles);
		from.worth(index, scores);
		const sign = { best: -1, worst: 1 }[name] ?? 0;
		const order = Int32Array.from(scores.keys());
		order.sort((a, b) => sign * (scores[a]! - scores[b]!) || b - a);
		orders.set(`${name} ${index}`, order);
		return order;
	};
	const member = (index: number) => {
		const watched = new Set<number>();
		const titlesOf = (name: string): number[] => {
			const titles: number[] = [];
			for (const title of orderOf(index, name)) {
				if (titles.length === places) break;
				if (!watched.has(title)) titles.push(title);
			}
			return titles;
		};
		const pageOf = (titles: readonly number[]) => ({ titles: Int32Array.from(titles), rowEnds });
		return {
			page: async (name: string) => pageOf(titlesOf(name)),
			reading: async (name: string) => Int32Array.from(titlesOf(name)),
			drawn: async ([a, b]: readonly [string, string], atMs: number) => {
				const random = seededRandom(3, `${index} ${atMs}`);
				const drawn = teamDraft.interleave([titlesOf(a), titlesOf(b)], places, random);
				const earnedBy = (place: number): 0 | 1 =>
					teamDraft.credit(drawn, new Set([place]))[0]! > 0 ? 0 : 1;
				return { shown: pageOf(drawn.items), earnedBy, areAlike: a === b };
			},
			hears: (told: Told) => {
				hears(told);
				for (const { title } of told.visit.plays) watched.add(title);
			},
		};
	};
	return { whyUntold: () => 'nothing is left to chance', member };
}

const proving = (members: number, service = knowingService(ground)) =>
	pageProver(ground, { service, members, seed: 3, judgeDays: 7 });
const verdicts = ({ answers }: Proof) => answers.map(({ verdict }) => verdict);

describe('pages', () => {
	let small: Prover;
	let worse: Proof;
	let same: Proof;
	beforeAll(async () => {
		small = await proving(480);
		worse = await small.prove('best', 'worst');
		same = await small.prove('other', 'other');
	});

	test('that are plainly worse are truly worse, and seen at each rung that can be asked', () => {
		expect(worse.truth.verdict).toBe('A');
		expect(verdicts(worse)).toEqual(['A', 'not identifiable', 'A', 'A']);
	});

	test('why a log of one says nothing of the other is told, with how often they differ', () => {
		expect(worse.answers[1]!.detail).toMatch(
			/^at (\d+) of \1 visits the two pages differ: nothing is left to chance$/,
		);
	});

	test('that are the same differ by nothing in truth, and no rung says otherwise', () => {
		expect(same).toMatchObject({ isSame: true, firstSeen: null, ratio: null });
		expect(same.truth).toMatchObject({ verdict: 'equal', estimate: 0 });
		expect(verdicts(same)).toEqual(Array(4).fill('undecided'));
		expect(same.answers[1]).toMatchObject({ estimate: 0, low: 0, high: 0 });
	});
});

test('begun again, it proves the same to the last digit', async () => {
	const [one, other] = [await proving(30), await proving(30)];
	await one.prove('worst', 'other');
	expect(await one.prove('other', 'best')).toEqual(await other.prove('other', 'best'));
});

test('a service hears of every visit once, in order, before it makes the next page', async () => {
	const heard = new Map<number, number[]>();
	const service = knowingService(ground, ({ visit: { member, number } }) => {
		heard.set(member, [...(heard.get(member) ?? []), number]);
	});
	const open = service.member;
	const opening = (index: number) => {
		heard.delete(index);
		return open(index);
	};
	await (await proving(30, { ...service, member: opening })).prove('best', 'other');
	expect(heard.size).toBeGreaterThan(5);
	for (const numbers of heard.values()) expect(numbers).toEqual([...numbers.keys()]);
});
