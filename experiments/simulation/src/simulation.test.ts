import { describe, expect, test } from 'vitest';
import { expectedPlays } from './expected-choice.ts';
import { attentionOn } from './looking.ts';
import type { Member } from './member.ts';
import { lived, secondsBy } from './outcomes.ts';
import { movieTweetings1 } from './policies/movie-tweetings-1.ts';
import { type Choosing, policyLike } from './policy.ts';
import { atRandom, byTaste } from './rankers.ts';
import { truth } from './truth.ts';
import { comeBack, type Visit } from './visit.ts';
import { type World, world } from './world.ts';

const small = world({ seed: 4, titles: 300 });

/** All that happened to some members, as text. */
function told(of: World, members: number, from = 0): string {
	const visits: Visit[] = [];
	lived(of, atRandom(of), { members, from, days: 14, onVisit: (visit) => visits.push(visit) });
	return JSON.stringify(visits);
}

test('the same seed gives the same bytes, another seed others', () => {
	const again = world({ seed: 4, titles: 300 });
	expect(told(again, 40)).toBe(told(small, 40));
	expect(told(world({ seed: 5, titles: 300 }), 40)).not.toBe(told(small, 40));
});

test('what happens to a member does not depend on how many others there are, or who came before', () => {
	const all = JSON.parse(told(small, 40)) as Visit[];
	const one = JSON.parse(told(small, 1, 27)) as Visit[];
	expect(one.length).toBeGreaterThan(0);
	expect(all.filter(({ member }) => member === 27)).toEqual(one);
});

test('a life that is copied goes on as the one it was copied from would, and neither touches the other', () => {
	const liveOn = (member: Member, visits: number): readonly Visit[] =>
		Array.from({ length: visits }, (_, k) => {
			const titles = Int32Array.from({ length: 9 }, (_, place) => (31 * k + 7 * place) % 300);
			return small.visit(member, { titles }, small.begin + k);
		});
	const original = small.member(5);
	liveOn(original, 40);
	const copies = [small.copied(original), small.copied(original)];
	const [first, second] = copies.map((copy) => JSON.stringify(liveOn(copy, 40)));
	expect(second).toBe(first);
	expect(JSON.stringify(liveOn(original, 40))).toBe(first);
});

test('a title that is added changes no other title', () => {
	const more = world({ seed: 4, titles: 301 });
	expect([...more.titles.quality.subarray(0, 300)]).toEqual([...small.titles.quality]);
	expect([...more.titles.traits.subarray(0, small.titles.traits.length)]).toEqual([
		...small.titles.traits,
	]);
	expect(more.titles.described.slice(0, 300)).toEqual(small.titles.described);
});

test('how often places of a page are looked at is the law that is stated: it falls down the page and along each row', () => {
	const columns = 6;
	const titles = Int32Array.from({ length: 4 * columns }, (_, i) => i);
	const rowEnds = Int32Array.from([1, 2, 3, 4], (row) => row * columns);
	const looked = new Map<string, Float64Array>();
	const members = new Map<string, number>();
	for (let i = 0; i < 2_000; i++) {
		const member = small.member(i);
		const visit = small.visit(member, { titles, rowEnds }, small.begin);
		if (visit.searched !== -1) continue;
		const { device } = member.person;
		members.set(device, (members.get(device) ?? 0) + 1);
		const counts = looked.get(device) ?? new Float64Array(titles.length);
		for (const place of visit.looked) counts[place]!++;
		looked.set(device, counts);
	}
	for (const [device, counts] of looked) {
		const n = members.get(device)!;
		const law = attentionOn(small.policy, device as 'phone');
		for (const [place, count] of counts.entries()) {
			const p = law.at(Math.floor(place / columns), place % columns);
			expect(Math.abs(count / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n) + 1e-9);
		}
	}
	expect(looked.size).toBe(4);
});

describe.each<Choosing>(['one-a-visit', 'each-on-its-merit'])('%s', (law) => {
	const policy = policyLike(movieTweetings1, law, { choosing: { law } });
	const of = world({ seed: 8, titles: 200, policy });

	test('what a list is expected to be played in closed form is what members play', () => {
		const list = Int32Array.from({ length: 12 }, (_, i) => i * 3);
		let [expected, played, variance] = [0, 0, 0];
		for (let i = 0; i < 1_500; i++) {
			const member = of.member(i);
			const foretold = expectedPlays(of, member, list, of.begin);
			const { chosen } = of.visit(member, { titles: list }, of.begin);
			expected += foretold;
			played += chosen.length;
			variance += (chosen.length - foretold) ** 2;
		}
		expect(expected).toBeGreaterThan(100);
		expect(Math.abs(played - expected)).toBeLessThan(4 * Math.sqrt(variance));
	});

	test('a ranker that knows more has more plays, completions, enjoyment and satisfaction', () => {
		const { plays, completions, enjoyment, satisfaction } = truth(
			of,
			byTaste(of, 1.5),
			byTaste(of, 0.3),
			{ members: 200 },
		);
		for (const { difference, standardError } of [plays, completions, enjoyment, satisfaction])
			expect(difference).toBeGreaterThan(5 * standardError);
	});
});

test('a ranker against itself makes no difference at all, to anybody', () => {
	const differences = truth(small, byTaste(small, 1), byTaste(small, 1), { members: 30 });
	for (const { difference, standardError } of Object.values(differences))
		expect([difference, standardError]).toEqual([0, 0]);
});

test('members who are less satisfied leave sooner: shown what they like least, more of them are gone', () => {
	const hasty = policyLike(movieTweetings1, 'hasty', {
		leaving: { perDay: 0.02 },
		activity: { medianPerDay: 1, deviation: 0.3 },
	});
	const of = world({ seed: 2, titles: 200, policy: hasty });
	const { retained, satisfaction } = truth(of, atRandom(of), byTaste(of, 0), { members: 250 });
	expect(satisfaction.difference).toBeGreaterThan(0.2);
	expect(retained.difference).toBeGreaterThan(4 * retained.standardError);
	const members = Array.from({ length: 1_200 }, (_, i) => of.member(i));
	const goneAt = (satisfaction: number): number => {
		let gone = 0;
		for (const member of members) {
			member.satisfaction = satisfaction;
			comeBack(of, member, of.begin, member.person.key);
			if (member.nextAt === undefined) gone++;
		}
		return gone / members.length;
	};
	const [sad, neither, glad] = [-1, 0, 1].map(goneAt) as [number, number, number];
	expect(sad).toBeGreaterThan(1.5 * neither);
	expect(neither).toBeGreaterThan(1.5 * glad);
});

test('whatever is finished was begun before, in a visit of that member, and watched for its whole length', () => {
	let [finished, later, played] = [0, 0, 0];
	const settings = { members: 100, days: 28 } as const;
	const outcomes = lived(small, byTaste(small, 0.5), {
		...settings,
		onVisit: ({ plays, at, chosen, searched, looked }, slate) => {
			expect(plays).toHaveLength(searched === -1 ? chosen.length : 1);
			for (const place of chosen) expect(looked).toContain(place);
			for (const play of plays) {
				played++;
				expect(play.at).toBe(at);
				expect(play.title).toBe(searched === -1 ? slate.titles[play.place] : searched);
				const runtime = small.titles.runtimeSeconds[play.title]!;
				expect(play.watchedSeconds).toBeLessThanOrEqual(runtime);
				expect(play.stoppedAt).toBe(at + 1_000 * play.stoppedAtSeconds);
				expect(secondsBy(play, at)).toBe(0);
				expect(secondsBy(play, Number.POSITIVE_INFINITY)).toBe(play.watchedSeconds);
				if (play.finishedAt === undefined) continue;
				expect(secondsBy(play, play.finishedAt)).toBe(runtime);
				finished++;
				if (play.finishedAt > play.stoppedAt + 3_600_000) later++;
				expect(play.finishedAt).toBeGreaterThanOrEqual(at + 1_000 * runtime);
				expect(play.watchedSeconds).toBe(runtime);
			}
		},
	});
	const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0);
	expect(sum(outcomes.plays)).toBe(played);
	expect(sum(outcomes.completions)).toBeLessThanOrEqual(finished); // those of the last days finish later
	expect(later / finished).toBeGreaterThan(0.2);
	expect(later / finished).toBeLessThan(0.5);
});

test('a title shown again and again pulls less, a row that is passed over is passed over more', () => {
	const titles = Int32Array.from({ length: 8 }, (_, i) => i);
	const page = { titles, rowEnds: Int32Array.of(8), rowKeys: Int32Array.of(9) };
	let [first, fifteenth, looks, lastLooks] = [0, 0, 0, 0];
	for (let i = 0; i < 500; i++) {
		const member = small.member(i);
		for (let visit = 0; visit < 15; visit++) {
			const { looked, chosen } = small.visit(member, page, small.begin);
			if (visit === 0) [first, looks] = [first + chosen.length, looks + looked.length];
			if (visit === 14)
				[fifteenth, lastLooks] = [fifteenth + chosen.length, lastLooks + looked.length];
		}
	}
	expect(fifteenth).toBeLessThan(0.7 * first);
	expect(lastLooks).toBeLessThan(0.95 * looks);
});
