import type { TitleAttributes } from '@marquee/attributes';
import { type Histories, histories, history, historyOf } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { fitTwoTower } from './two-tower.ts';

const titles = 40;

/** Each profile watches titles of one half of the catalogue, save now and then: nothing that popularity could show. */
function halves(seed: number, profiles = 80): Histories {
	const random = seededRandom(seed, 'halves');
	const interactions = Array.from({ length: profiles }, (_, profile) =>
		Array.from({ length: 6 + random.below(8) }, () => {
			const half = random.next() < 0.95 ? profile % 2 : 1 - (profile % 2);
			return { profile, title: random.below(titles / 2) * 2 + half };
		}),
	).flat();
	return histories(interactions, { profiles, titles });
}

const train = halves(1);
const small = { width: 16, batchRows: 128, context: 8, epochs: 12 };
describeRecommender('two-tower', async () => ({
	recommender: await fitTwoTower(train, { settings: small }),
	train,
}));

/** Share of the first ten titles that belong to the profile's half, over profiles that training never saw. */
async function shareOfOwnHalf(retrieve: (u: number, all: Histories) => Promise<Int32Array>) {
	const others = halves(9, 30);
	let right = 0;
	for (let u = 0; u < others.profiles; u++)
		for (const title of await retrieve(u, others)) if (title % 2 === u % 2) right++;
	return right / (10 * others.profiles);
}

test('profiles are led to the half of the catalogue that they watch, exactly and through the index', async () => {
	for (const exactTitles of [titles, 0]) {
		const towers = await fitTwoTower(train, { settings: { ...small, exactTitles } });
		const share = await shareOfOwnHalf((u, all) => towers.retrieve(historyOf(all, u), 10));
		expect(share).toBeGreaterThan(0.9);
		await towers.release();
	}
});

test('what is retrieved exactly is what scoring every title puts first, without the watched', async () => {
	const towers = await fitTwoTower(train, { settings: small });
	for (let u = 0; u < 10; u++) {
		const asked = historyOf(train, u);
		const scores = new Float32Array(titles);
		await towers.score([{ history: asked, asOfMs: Number.NaN }], scores);
		const watched = new Set(asked.titleIndices);
		const best = [...scores.keys()]
			.filter((title) => !watched.has(title))
			.sort((a, b) => scores[b]! - scores[a]!)
			.slice(0, 5);
		const found = [...(await towers.retrieve(asked, 5))];
		for (const [place, title] of found.entries())
			expect(scores[title]).toBeCloseTo(scores[best[place]!]!, 5);
		expect(found.some((title) => watched.has(title))).toBe(false);
	}
	await towers.release();
});

test('the same seed gives the same vectors to the bit, another seed others', async () => {
	const vectors = async (seed: number) => {
		const towers = await fitTwoTower(train, { settings: { ...small, epochs: 2, seed } });
		await towers.release();
		return towers.titleVectors;
	};
	expect(await vectors(3)).toEqual(await vectors(3));
	expect(await vectors(3)).not.toEqual(await vectors(4));
});

/** Every title has its half as its one attribute. */
const halfAttributes: TitleAttributes = {
	titles: titles + 2,
	names: ['tag:even', 'tag:odd'],
	offsets: Int32Array.from({ length: titles + 3 }, (_, title) => title),
	indices: Int32Array.from({ length: titles + 2 }, (_, title) => title % 2),
	weights: new Float32Array(titles + 2).fill(1),
};

test('a title that nobody has watched is found by its attributes, and without any has no vector', async () => {
	const grown = { ...train, titles: titles + 2 };
	const [even, odd] = [titles, titles + 1];
	const settings = { ...small, epochs: 20 };
	const told = await fitTwoTower(grown, { settings, attributes: halfAttributes });
	const scores = new Float32Array(titles + 2);
	for (const title of [0, 1]) {
		const liking = history([0, 2, 4].map((step) => ({ title: title + step })));
		await told.score([{ history: liking, asOfMs: Number.NaN }], scores);
		const [own, other] = title === 0 ? [even, odd] : [odd, even];
		expect(scores[own]).toBeGreaterThan(scores[other]!);
	}
	const untold = await fitTwoTower(grown, { settings });
	const row = (title: number) => untold.titleVectors.subarray(title * 16, (title + 1) * 16);
	expect([...row(even), ...row(odd)].every((value) => value === 0)).toBe(true);
	expect(await untold.retrieve(history(), titles + 2)).not.toContain(even);
	await told.release();
	await untold.release();
});

test('who asks to stop is heard before the next step', async () => {
	const stop = new AbortController();
	const steps: number[] = [];
	const onProgress = (done: number) => {
		steps.push(done);
		if (done === 2) stop.abort();
	};
	const stopped = fitTwoTower(train, { settings: small, onProgress, signal: stop.signal });
	await expect(stopped).rejects.toThrow('aborted');
	expect(steps).toEqual([1, 2]);
});

test('what cannot be trained is refused with its values', async () => {
	const { names, ...rest } = halfAttributes;
	const nobody = histories([], { profiles: 2, titles });
	await expect(fitTwoTower(nobody)).rejects.toThrow('no event');
	await expect(fitTwoTower(train, { attributes: { names, ...rest } })).rejects.toThrow(
		'attributes of 42 titles for 40',
	);
	await expect(fitTwoTower(train, { settings: { width: 0 } })).rejects.toThrow('width is 0');
	await expect(fitTwoTower(train, { settings: { temperature: 0 } })).rejects.toThrow(
		'temperature is 0',
	);
});
