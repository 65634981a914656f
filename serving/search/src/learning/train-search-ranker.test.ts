import { type Random, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import {
	type FeatureRow,
	featureRow,
	type SearchFeature,
	scoreOf,
	searchFeatures,
	type Weights,
	weightsOf,
} from '../ranking/features.ts';
import { ranked } from '../ranking/order.ts';
import { defaultSearchPolicy } from '../ranking/policy.ts';
import { weightsFor } from '../ranking/search-ranker.ts';
import type { LoggedSearch } from './logged-search.ts';
import { readSearchRanker, writtenSearchRanker } from './search-ranker-file.ts';
import { trainSearchRanker } from './train-search-ranker.ts';

const prior = weightsOf(defaultSearchPolicy.weights);
const changed = (change: Partial<Record<SearchFeature, number>>): Weights =>
	weightsOf({ ...defaultSearchPolicy.weights, ...change });

/** Somebody who wants what they like and what is fresh, and cares nothing for what others watch. */
const truth = changed({ popularity: 0, trendHere: 0, weight: 0, taste: 5, freshness: 3 });

const drawnFeatures = (random: Random): FeatureRow =>
	featureRow({
		cost: random.next() / 3,
		popularity: random.next(),
		trendHere: random.next(),
		weight: random.next(),
		freshness: random.next(),
		taste: 2 * random.next() - 1,
	});

/**
 * A search as it would be logged: ten titles in the order of `shownBy`; the eye looks at place k with the chance (1 + k)^−1, and
 * what it sees it chooses by how good it is in truth.
 */
function simulated(
	random: Random,
	shownBy: Weights,
	wanted: Weights,
	locale?: string,
): LoggedSearch {
	const titles = Array.from({ length: 10 }, (_, v) => ({
		id: `t${v}`,
		titleId: `t${v}`,
		tier: 2,
		relation: 'prefix' as const,
		features: drawnFeatures(random),
		sources: [],
	}));
	const order = ranked(titles, shownBy);
	const chosen = order.flatMap(({ candidate }, place) => {
		const isSeen = random.next() < 1 / (1 + place);
		const isGood = random.next() < 1 / (1 + Math.exp(4 - scoreOf(candidate.features, wanted)));
		return isSeen && isGood ? [candidate.titleId] : [];
	});
	return {
		trace: {
			features: searchFeatures,
			...(locale === undefined ? {} : { locale }),
			titles: order.map(({ candidate, score }, position) => ({ ...candidate, score, position })),
		},
		chosen,
	};
}

/** How often two titles stand in the order of truth. */
function agreement(weights: Weights, wanted: Weights): number {
	const random = seededRandom(99, 'agreement');
	let right = 0;
	for (let i = 0; i < 2_000; i++) {
		const [one, other] = [drawnFeatures(random), drawnFeatures(random)];
		const says = scoreOf(one, weights) > scoreOf(other, weights);
		if (says === scoreOf(one, wanted) > scoreOf(other, wanted)) right++;
	}
	return right / 2_000;
}

const logged = (count: number, wanted: Weights, seed: number, locale?: string): LoggedSearch[] => {
	const random = seededRandom(seed, 'searches');
	return Array.from({ length: count }, () => simulated(random, prior, wanted, locale));
};

test('without a choice the weights are those of the policy, to the bit', () => {
	const ranker = trainSearchRanker([]);
	expect(ranker.everywhere).toEqual(prior);
	expect(weightsFor(defaultSearchPolicy, ranker, 'de')).toEqual(prior);
	expect(weightsFor(defaultSearchPolicy, undefined, 'de')).toEqual(prior);
	const unchosen = logged(20, truth, 1).map((search) => ({ ...search, chosen: [] }));
	expect(trainSearchRanker(unchosen).everywhere).toEqual(prior);
});

test('what people want is learnt from what they choose, however the titles were shown', () => {
	const { everywhere } = trainSearchRanker(logged(2_000, truth, 2));
	expect(agreement(prior, truth)).toBeLessThan(0.75);
	expect(agreement(everywhere, truth)).toBeGreaterThan(0.93);
});

test('a choice far down counts for those that were not seen there: without that, what was shown first is taken for good', () => {
	const searches = logged(2_000, truth, 3);
	const corrected = trainSearchRanker(searches, { firmness: 0.1 }).everywhere;
	const naive = trainSearchRanker(searches, { firmness: 0.1, fading: 0 }).everywhere;
	const popularity = searchFeatures.indexOf('popularity');
	const taste = searchFeatures.indexOf('taste');
	const bias = (weights: Weights): number => Math.abs(weights[popularity]! / weights[taste]!);
	expect(bias(corrected)).toBeLessThan(bias(naive));
	expect(agreement(corrected, truth)).toBeGreaterThan(agreement(naive, truth));
});

test('a language with few choices stays with all others, one with many goes its own way, a region follows its language', () => {
	const others = changed({ popularity: 6, taste: -3 });
	const ranker = trainSearchRanker([
		...logged(1_000, truth, 4, 'de'),
		...logged(1_000, others, 5, 'pt-BR'),
		...logged(3, others, 6, 'ja'),
	]);
	const of = (locale: string): Weights => weightsFor(defaultSearchPolicy, ranker, locale);
	const distance = (a: Weights, b: Weights): number =>
		Math.hypot(...a.map((weight, f) => weight - b[f]!));
	expect(agreement(of('de'), truth)).toBeGreaterThan(0.9);
	expect(agreement(of('pt-BR'), others)).toBeGreaterThan(0.9);
	expect(of('pt-PT')).toEqual(of('pt'));
	expect(of('ko')).toEqual(ranker.everywhere);
	expect(distance(of('ja'), ranker.everywhere)).toBeLessThan(
		distance(of('de'), ranker.everywhere) / 5,
	);
});

test('no weights bring a title before one of a better tier', () => {
	const random = seededRandom(8, 'tiers');
	const { everywhere } = trainSearchRanker(logged(200, truth, 7));
	for (let i = 0; i < 200; i++) {
		const titles = Array.from({ length: 12 }, (_, v) => ({
			id: `t${v}`,
			tier: random.below(4),
			features: drawnFeatures(random),
		}));
		const tiers = ranked(titles, everywhere).map(({ candidate }) => candidate.tier);
		expect(tiers).toEqual(tiers.toSorted((a, b) => a - b));
	}
});

test('a choice between tiers says nothing, since nothing can exchange them', () => {
	const [search] = logged(1, truth, 9);
	const apart = search!.trace.titles.map((title, place) => ({ ...title, tier: place }));
	const said = { trace: { ...search!.trace, titles: apart }, chosen: [apart[4]!.titleId] };
	expect(trainSearchRanker([said]).everywhere).toEqual(prior);
});

test('what was logged otherwise than it was shown, or by other features, is refused', () => {
	const [search] = logged(1, truth, 10);
	expect(() => trainSearchRanker([{ ...search!, chosen: ['elsewhere'] }])).toThrow(/not shown/);
	const trace = { ...search!.trace, features: searchFeatures.slice(1) };
	expect(() => trainSearchRanker([{ ...search!, trace }])).toThrow(RangeError);
});

test('a ranker that was written is read again to the bit; one that was altered, or knows other features, is refused', () => {
	const ranker = trainSearchRanker(logged(100, truth, 11, 'he'));
	const text = writtenSearchRanker(ranker);
	expect(readSearchRanker(text)).toEqual(ranker);
	expect(writtenSearchRanker(readSearchRanker(text))).toBe(text);
	for (const broken of [
		'{',
		'{}',
		'null',
		text.replace(/"taste": [^,]*/, '"taste": 9'),
		text.replaceAll('"taste":', '"tasty":'),
	])
		expect(() => readSearchRanker(broken)).toThrow(
			expect.objectContaining({ code: 'search-ranker-unreadable' }),
		);
});
