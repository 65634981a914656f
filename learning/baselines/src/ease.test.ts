import { keepRows } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { expect, test } from 'vitest';
import {
	denseGram,
	denseWatched,
	drawnHistories,
	scoresOf,
	solved,
} from './drawn-histories.fixture.ts';
import { fitEase } from './ease.ts';
import { fitPopularity } from './popularity.ts';

const train = drawnHistories(5);
describeRecommender('ease', async () => ({ recommender: fitEase(train), train }));

test('column j of the weights is the ridge regression of title j on all others, and itself has no part in it', async () => {
	for (let seed = 0; seed < 10; seed++) {
		const all = drawnHistories(seed);
		const x = denseWatched(all);
		const gram = denseGram(x);
		const scores = await scoresOf(fitEase(all, { regularisation: 5 }), all);
		for (let j = 0; j < all.titles; j++) {
			const others = [...gram.keys()].filter((i) => i !== j);
			const normal = others.map((a) => others.map((b) => gram[a]![b]! + (a === b ? 5 : 0)));
			const weights = solved(
				normal,
				others.map((a) => gram[a]![j]!),
			);
			for (const [u, row] of x.entries())
				expect(scores[u]![j]).toBeCloseTo(
					others.reduce((total, i, at) => total + row[i]! * weights[at]!, 0),
					5,
				);
		}
	}
});

test('titles beyond the most watched come after all of those, in the order of popularity', async () => {
	const scores = await scoresOf(fitEase(train, { maxTitles: 4 }), train);
	const [popularity] = await scoresOf(fitPopularity(train), train);
	const order = [...popularity!.keys()].sort((a, b) => popularity![b]! - popularity![a]! || a - b);
	const rest = order.slice(4);
	for (const row of scores) {
		const worstModelled = Math.min(...order.slice(0, 4).map((title) => row[title]!));
		for (const title of rest) expect(row[title]).toBeLessThan(worstModelled);
		for (const [at, title] of rest.entries())
			if (at > 0) expect(row[title]).toBeLessThanOrEqual(row[rest[at - 1]!]!);
	}
});

test('the modelled titles are scored as if nobody had watched the others', async () => {
	const [popularity] = await scoresOf(fitPopularity(train), train);
	const order = [...popularity!.keys()].sort((a, b) => popularity![b]! - popularity![a]! || a - b);
	const modelled = new Set(order.slice(0, 6));
	const withoutRest = keepRows(train, (row) => modelled.has(train.titleIndices[row]!));
	const limited = await scoresOf(fitEase(train, { maxTitles: 6 }), train);
	const alone = await scoresOf(fitEase(withoutRest), withoutRest);
	for (const [u, row] of limited.entries())
		for (const title of modelled) expect(row[title]).toBeCloseTo(alone[u]![title]!, 6);
});

test('a regularisation of 0 is refused', () => {
	expect(() => fitEase(train, { regularisation: 0 })).toThrow('regularisation of 0');
});
