import {
	type Histories,
	histories,
	historyOf,
	keepRows,
	type Recommender,
} from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { seededRandom } from '@marquee/units';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Blend, fitBlend } from './blend.ts';
import { heldOutQuarter } from './held-out-quarter.ts';
import { linearRecommender } from './linear-memory.ts';

const titles = 60;

/** Sequences in which each title is followed by the next but two, or histories from one of four quarters of the catalogue. */
function drawn(kind: 'sequences' | 'quarters', seed = 1, profiles = 90): Histories {
	const random = seededRandom(seed, kind);
	const interactions = Array.from({ length: profiles }, (_, profile) => {
		let title = random.below(titles);
		return Array.from({ length: 12 }, () => {
			const strays = random.next() < 0.15;
			if (strays) title = random.below(titles);
			else if (kind === 'sequences') title = (title + 3) % titles;
			else title = random.below(titles / 4) * 4 + (profile % 4);
			return { profile, title };
		});
	}).flat();
	return histories(interactions, { profiles, titles });
}

/** The mean of 1 ÷ the rank of the last title of each history, from those before it. */
const lastTitleOf = (all: Histories) => async (recommender: Recommender) => {
	let sum = 0;
	for (let u = 0; u < all.profiles; u++) {
		const scores = new Float32Array(titles);
		await recommender.score([{ history: historyOf(all, u, 1), asOfMs: Number.NaN }], scores);
		const own = scores[historyOf(all, u).titleIndices.at(-1)!]!;
		sum += 1 / (1 + scores.filter((score) => score > own).length);
	}
	return sum / all.profiles;
};

const withoutLast = (all: Histories) =>
	keepRows(all, (row, profile) => row < all.offsets[profile + 1]! - 1);

const fit = (all: Histories, seed = 1) =>
	fitBlend(all, { seed, heldOut: { train: withoutLast(all), judge: lastTitleOf(all) } });

describe('on sequences', () => {
	const train = drawn('sequences');
	let blend: Blend;
	beforeAll(async () => {
		blend = await fit(train);
	});

	describeRecommender('blend', async () => ({ recommender: blend.recommender, train }));

	test('the first share is of a model of what comes next', () => {
		expect(Object.keys(blend.shares)[0]).toMatch(/^following/);
		expect(Object.values(blend.shares)[0]).toBeGreaterThanOrEqual(1);
	});

	test('the memory alone answers what the recommender answers', async () => {
		const requests = [0, 1, 2].map((u) => ({ history: historyOf(train, u), asOfMs: Number.NaN }));
		const [a, b] = [new Float32Array(3 * titles), new Float32Array(3 * titles)];
		await blend.recommender.score(requests, a);
		await linearRecommender('kept', structuredClone(blend.memory)).score(requests, b);
		expect(b).toEqual(a);
	});

	test('the trial is what the held-out data judged, and has not seen the rest', async () => {
		const judged = await lastTitleOf(train)(linearRecommender('trial', blend.trial));
		expect(judged).toBeCloseTo(blend.judged, 3); // merged and cut, it rounds elsewhere
		expect(blend.trial).not.toEqual(blend.memory);
	});

	test('the same data and seed give the same memory to the bit', async () => {
		expect((await fit(train)).memory).toEqual(blend.memory);
	});
});

test('the blend is as good as the best that was looked at, up to what counts as chance', async () => {
	const all = drawn('quarters');
	const looks: number[] = [];
	const judge = async (recommender: Recommender) =>
		looks[looks.push(await lastTitleOf(all)(recommender)) - 1]!;
	const { judged } = await fitBlend(all, { seed: 1, heldOut: { train: withoutLast(all), judge } });
	expect(looks).toContain(judged);
	expect(judged * 1.001).toBeGreaterThanOrEqual(Math.max(...looks));
});

test('a quarter of every title’s events is held out, and of a title watched once none', () => {
	const all = drawn('quarters');
	const flags = heldOutQuarter(all, seededRandom(1, 'quarter'));
	const [events, held] = [new Int32Array(titles), new Int32Array(titles)];
	for (const [row, title] of all.titleIndices.entries()) {
		events[title]!++;
		held[title]! += flags[row]!;
	}
	for (const [title, count] of events.entries())
		expect(count - held[title]!).toBe(Math.round(0.75 * count));
	const once = histories([{ profile: 0, title: 0 }], { profiles: 1, titles: 1 });
	expect([...heldOutQuarter(once, seededRandom(1))]).toEqual([0]);
});
