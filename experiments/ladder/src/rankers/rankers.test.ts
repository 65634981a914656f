import { fitEase, fitItemKnn } from '@marquee/baselines';
import { histories, history } from '@marquee/histories';
import { intraListDiversity, judged } from '@marquee/metrics';
import { movieTweetings1, policyLike, world } from '@marquee/simulation';
import { seededRandom } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import { simulatedGround } from '../simulated-ground.ts';
import { isSameRanker, namedRanker, rankerNames, requireRankerName } from './named-rankers.ts';
import type { AskedFor } from './ranker.ts';
import { modelled } from './ranker.ts';
import { summedOverTitles } from './remembered-scores.ts';

const titles = 60;
const random = seededRandom(1, 'drawn histories');
const train = histories(
	Array.from({ length: 900 }, (_, i) => ({
		profile: Math.floor(i / 9),
		title: Math.floor(titles * random.next() ** 2),
		happenedAtMs: i * 1_000,
	})),
	{ profiles: 100, titles },
);
const ground = simulatedGround(
	world({ seed: 1, titles, policy: policyLike(movieTweetings1, 'small', {}) }),
);
const learning = { ground, train, seed: 1 };
const asked = (watched: readonly number[], member = 0): AskedFor => ({
	member,
	atMs: 1_000_000,
	history: history(watched.map((title, i) => ({ title, happenedAtMs: i }))),
	chance: {
		ofMember: () => seededRandom(member, 'member'),
		ofVisit: () => seededRandom(member, 'visit'),
	},
});

describe('rankers by name', () => {
	test.each([...rankerNames.keys()])(
		'%s ranks titles once each, none that was watched',
		async (name) => {
			const ranked = await namedRanker(name, learning).rank(asked([1, 2, 3]), 20);
			expect(new Set(ranked).size).toBe(20);
			for (const title of [1, 2, 3]) expect(ranked).not.toContain(title);
		},
	);

	test.each([...rankerNames.keys()])(
		'the best of all that is left is what %s ranks first',
		async (name) => {
			const ranker = namedRanker(name, learning);
			const left = Int32Array.from({ length: titles - 2 }, (_, i) => i + 2);
			const [first] = await ranker.rank(asked([0, 1]), 5);
			expect(await ranker.best(asked([0, 1]), left)).toBe(first);
		},
	);

	test.each([
		'',
		'easy',
		'ease:',
		'ease:x',
		'ease+diverse',
		'ease+diverse:',
		'constructor',
		'ease#',
	])('%j is refused, and told what there is', (name) => {
		expect(() => requireRankerName(name)).toThrow(/proof-ranker-unknown.*popularity/);
	});

	test('names that differ by chance alone are of the same ranker', () => {
		expect(isSameRanker('taste:1', 'taste:1#2')).toBe(true);
		expect(isSameRanker('taste:1', 'taste:2')).toBe(false);
	});
});

test.each([
	['ease', fitEase(train)],
	['itemknn', fitItemKnn(train)],
])('scores of %s that grow with the history are those of the whole history', async (_, model) => {
	const [growing, whole] = [summedOverTitles(model, titles), modelled(model)];
	const watched: number[] = [];
	for (const title of [4, 9, 9, 17, 2, 33]) {
		watched.push(title);
		for (const member of [0, title % 2]) {
			const [one, other] = [new Float32Array(titles), new Float32Array(titles)];
			await growing(asked(watched, member), one);
			await whole(asked(watched, member), other);
			for (let v = 0; v < titles; v++) expect(one[v]).toBeCloseTo(other[v]!, 5);
		}
	}
});

test('a diverse list begins as before and has more genres in it, the more so the stronger it is', async () => {
	const { offsets, indices } = ground.attributes;
	const genres = (title: number) => new Set(indices.subarray(offsets[title], offsets[title + 1]));
	const likeness = (one: number, other: number) => {
		const [a, b] = [genres(one), genres(other)];
		return [...a].filter((genre) => b.has(genre)).length / Math.sqrt(a.size * b.size);
	};
	const diversity = intraListDiversity(10, { name: 'genre', of: likeness });
	const lists = await Promise.all(
		[0, 1, 4].map((strength) =>
			namedRanker(`popularity+diverse:${strength}`, learning).rank(asked([5, 6]), 10),
		),
	);
	const [plain, some, much] = lists.map((list) => diversity.of(judged(list, [0])));
	expect(lists.map(([first]) => first)).toEqual([lists[0]![0], lists[0]![0], lists[0]![0]]);
	expect(some).toBeGreaterThan(plain!);
	expect(much).toBeGreaterThan(some!);
});

test('noise makes a ranker worse the more of it there is, and never moves between visits of a member', async () => {
	const truth = new Float32Array(titles);
	let [little, much] = [0, 0];
	for (let member = 0; member < 40; member++) {
		ground.worth(member, truth);
		const worthOf = async (name: string) => {
			const ranker = namedRanker(name, learning);
			const list = await ranker.rank(asked([], member), 5);
			expect(await ranker.rank(asked([], member), 5)).toEqual(list);
			return list.reduce((sum, title) => sum + truth[title]!, 0);
		};
		little += await worthOf('taste:0.3');
		much += await worthOf('taste:2');
	}
	expect(little).toBeGreaterThan(much);
});
