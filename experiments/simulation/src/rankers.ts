import { topK } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import type { Known } from './member.ts';
import type { Ranker } from './shown.ts';
import type { World } from './world.ts';

/** The highest-scoring titles that the member has not watched. `scores` may be written over again afterwards. */
export function bestUnwatched(world: World, name: string, score: Scoring): Ranker {
	const V = world.titles.count;
	const scores = new Float32Array(V);
	const excluded = new Uint8Array(V);
	return {
		name,
		slate: (member, now, places) => {
			const { titles, length } = member.history;
			score(member, scores, now);
			for (let i = 0; i < length; i++) excluded[titles[i]!] = 1;
			const best = topK(scores, places, { excluded }).slice();
			for (let i = 0; i < length; i++) excluded[titles[i]!] = 0;
			return { titles: best };
		},
	};
}

/** Writes a score for every title: (V). */
export type Scoring = (member: Known, scores: Float32Array, now: number) => void;

/** What most have heard of: the same for all, but for what they have watched. */
export function byFame(world: World): Ranker {
	const fame = Float32Array.from(world.titles.awareness);
	return bestUnwatched(world, 'fame', (_, scores) => scores.set(fame));
}

/** Chance alone, as a ranker that learnt nothing. Says how likely each title was. */
export function atRandom(world: World): Ranker {
	const V = world.titles.count;
	const taken = new Uint8Array(V);
	return {
		name: 'random',
		slate: ({ history: { titles, length } }, _, places, random) => {
			let left = V;
			for (let i = 0; i < length; i++) left -= 1 - markedIn(taken, titles[i]!);
			const count = Math.min(places, left);
			const shown = new Int32Array(count);
			const propensities = new Float64Array(count);
			for (let i = 0; i < count; i++) {
				let title = random.below(V);
				while (taken[title] === 1) title = random.below(V); // most are left: a few tries
				taken[title] = 1;
				shown[i] = title;
				propensities[i] = 1 / (left - i);
			}
			for (let i = 0; i < length; i++) taken[titles[i]!] = 0;
			for (const title of shown) taken[title] = 0;
			return { titles: shown, propensities };
		},
	};
}

/** Marks a title; answers whether it was marked already. */
function markedIn(taken: Uint8Array, title: number): number {
	const before = taken[title]!;
	taken[title] = 1;
	return before;
}

/**
 * What is truly good for a member, blurred: `noise` 0 knows each person's taste and each title's worth, 1 mixes in as much
 * error as there is truth. It reads what no service can know; for rankers of a known order of goodness.
 */
export function byTaste(world: World, noise: number, name = `taste:${noise}`): Ranker {
	const { titles, policy, seed } = world;
	const K = policy.traits.dimensions;
	const { quality, taste } = policy.enjoyment;
	const random = seededRandom(seed, `blur ${name}`);
	const seen = titles.quality.map((worth) => quality * (worth + noise * random.normal()));
	let [last, blurred] = [-1, new Float64Array(K)];
	return bestUnwatched(world, name, ({ index }, scores) => {
		if (index !== last) {
			const own = seededRandom(seed, `blur ${name} ${index}`);
			const likes = world.person(index).taste;
			blurred = likes.map((like) => taste * (like + (noise * own.normal()) / Math.sqrt(K)));
			last = index;
		}
		for (let v = 0, at = 0; v < scores.length; v++) {
			let score = seen[v]!;
			for (let k = 0; k < K; k++, at++) score += blurred[k]! * titles.traits[at]!;
			scores[v] = score;
		}
	});
}
