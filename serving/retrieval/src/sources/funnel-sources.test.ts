import { catalogueOf, peopleOf } from '@marquee/catalogue';
import { testContext } from '@marquee/pipeline/testing';
import { epochMs, msPerDay, seededRandom, type TitleId, utcDay } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCoWatching } from '../counted/co-watching.ts';
import { countedLocalTrends, takeUpsOf } from '../counted/local-trends.ts';
import { countedPopularity } from '../counted-popularity.ts';
import { knownGroundOf } from '../known-ground.ts';
import { likenessOf } from '../likeness.ts';
import { sharedWords } from '../shared-words.ts';
import { linearModelWithVectors } from '../testing/linear-model.ts';
import type { TitleSource } from '../title-source.ts';
import { viewerOf } from '../viewer.ts';
import { coWatched } from './co-watched.ts';
import { genreAffinity } from './genre-affinity.ts';
import { mostWatched } from './most-watched.ts';
import { newTitles } from './new-titles.ts';
import { peopleAffinity } from './people-affinity.ts';
import { similarToLast } from './similar-to-last.ts';
import { taste } from './taste.ts';
import { trendingHere } from './trending-here.ts';
import { unfinished } from './unfinished.ts';

const now = epochMs(20_000 * msPerDay);
const n = 8;

/** A service of forty titles and a few profiles, all of a seed, asked for by the first of them. */
function service(seed: number) {
	const random = seededRandom(seed);
	const word = (of: string, among: number) => `${of}${random.below(among)}`;
	const titles = Array.from({ length: 40 }, (_, i) => ({
		titleId: `t${i}`,
		name: `t${i}`,
		genres: [word('g', 4), word('g', 4)],
		people: [word('p', 12), word('p', 12), word('p', 200)],
		...(i % 3 > 0 && { addedAt: now - random.below(60) * msPerDay }),
	}));
	const catalogue = catalogueOf(titles);
	const states = Array.from({ length: 6 }, (_, p) =>
		appliedAll(
			undefined,
			Array.from({ length: 1 + random.below(20) }, (_, e) => ({
				...{ kind: 'rating' as const, rating: 1 + random.below(10), outOf: 10 },
				...{ eventId: `e${p}.${e}`, profileId: `p${p}`, titleId: word('t', 44) },
				happenedAt: now - random.below(30 * msPerDay),
				country: ['PT', 'DE'][random.below(2)]!,
			})),
		),
	);
	const titleDays = states.flatMap((state) =>
		state.titles.map(({ titleId, firstEngagedAt }) => ({
			...{ titleId, day: utcDay(firstEngagedAt!), profiles: 1 },
		})),
	);
	const popularity = countedPopularity(catalogue, titleDays);
	const model = linearModelWithVectors(titles.map(({ titleId }) => titleId as TitleId));
	const viewer = viewerOf(states[0], catalogue);
	const query = {
		viewer,
		knownGround: knownGroundOf(viewer, catalogue),
		taste: Float32Array.from({ length: 40 }, random.normal),
		on: { country: 'PT' },
		state: states[0],
	};
	const people = sharedWords(peopleOf(catalogue));
	const sources: readonly TitleSource<typeof query>[] = [
		taste(catalogue, n),
		coWatched(catalogue, countedCoWatching(catalogue, states, { slots: 4_000 }), n),
		similarToLast(catalogue, likenessOf(model, catalogue, 10), n),
		trendingHere(
			catalogue,
			countedLocalTrends(
				catalogue,
				states.flatMap((s) => [...takeUpsOf(s)]),
			),
			n,
		),
		newTitles(catalogue, popularity, n),
		genreAffinity(catalogue, popularity, n),
		peopleAffinity(catalogue, people, n),
		mostWatched(catalogue, popularity, n),
		unfinished(catalogue, n),
	];
	return { catalogue, query, sources, popularity, people };
}
const contextOf = (seed: number) => testContext({ now, random: seededRandom(seed) });
const seeds = fc.integer();

test('every source of the funnel finds titles of the catalogue, each once, no more than n unwatched', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { query, sources } = service(seed);
			for (const { name, seek } of sources) {
				const found = [...seek(query, contextOf(1)).indices];
				expect(new Set(found).size, name).toBe(found.length);
				for (const index of found) expect(index >= 0 && index < 40, name).toBe(true);
				const unwatched = found.filter((index) => query.viewer.watched[index] === 0);
				expect(unwatched.length, name).toBeLessThanOrEqual(n);
			}
		}),
		{ numRuns: 40 },
	);
});

test('candidates are the titles sought, in their order; asked again with the same seed, they are the same', async () => {
	await fc.assert(
		fc.asyncProperty(seeds, async (seed) => {
			const { query, sources, catalogue } = service(seed);
			for (const { name, seek, find } of sources) {
				const { indices, propensities } = seek(query, contextOf(5));
				const found = await find(query, contextOf(5));
				expect(
					found.map(({ index }) => index),
					name,
				).toEqual([...indices]);
				expect(
					found.map(({ id }) => catalogue.indexOf(id)),
					name,
				).toEqual([...indices]);
				for (const [i, candidate] of found.entries())
					if ('propensity' in candidate) expect(candidate.propensity).toBe(propensities![i]);
			}
		}),
		{ numRuns: 20 },
	);
});

test('watched titles are named only where they stand among the unwatched', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { query, sources } = service(seed);
			const { watched } = query.viewer;
			const withoutTies = sources.filter(({ name }) => /^(taste|similar-to-last)$/.test(name));
			for (const { name, seek } of withoutTies) {
				const found = [...seek(query, contextOf(1)).indices];
				const isFull = found.filter((index) => watched[index] === 0).length === n;
				if (isFull) expect(watched[found.at(-1)!], name).toBe(0);
			}
		}),
		{ numRuns: 40 },
	);
});

test('new titles are recent or hardly known, the best by taste first, and the rest by a draw that says its odds', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { query, popularity, catalogue } = service(seed);
			const source = newTitles(catalogue, popularity, n, { drawnShare: 0.25, fewProfiles: 1 });
			const isNew = (index: number) => {
				const { addedAt } = catalogue.titles[index]!;
				const few = popularity.profiles()[index]! <= 1;
				return few || (addedAt !== undefined && now - addedAt <= 30 * msPerDay);
			};
			const { watched } = query.viewer;
			const pick = (index: number) => isNew(index) && watched[index] === 0;
			const ranked = catalogue.titles
				.map((_, index) => index)
				.filter(pick)
				.sort((a, b) => query.taste[b]! - query.taste[a]! || a - b);
			const { indices, propensities } = source.seek(query, contextOf(3));
			const unwatched = [...indices].filter((index) => watched[index] === 0);
			expect([...indices].every(isNew)).toBe(true);
			expect(unwatched.slice(0, 6)).toEqual(ranked.slice(0, 6));
			expect(unwatched.length).toBe(Math.min(n, ranked.length));
			for (const [place, index] of indices.entries())
				if (watched[index] === 1 || ranked.indexOf(index) < 6) expect(propensities![place]).toBe(1);
		}),
		{ numRuns: 40 },
	);
});

test('over many requests a new title is found as often as its propensity says', () => {
	const { catalogue, popularity, query } = service(8);
	const { seek } = newTitles(catalogue, popularity, n, { drawnShare: 0.5 });
	const random = seededRandom(12);
	const found = new Float64Array(40);
	const said = new Float64Array(40);
	const rounds = 4_000;
	for (let round = 0; round < rounds; round++) {
		const { indices, propensities } = seek(query, testContext({ now, random }));
		for (const [place, index] of indices.entries()) {
			found[index]!++;
			said[index] = propensities![place]!;
		}
	}
	expect(said.filter((p) => p > 0 && p < 1).length).toBeGreaterThan(5);
	for (const [index, p] of said.entries())
		expect(Math.abs(found[index]! / rounds - p)).toBeLessThan(
			0.001 + 4 * Math.sqrt((p * (1 - p)) / rounds),
		);
});

test('people lead from what was liked to what else they are in, and nobody is liked for one watched title', () => {
	const catalogue = catalogueOf([
		{ titleId: 'liked', name: 'liked', genres: [], people: ['Ada', 'Bo'] },
		{ titleId: 'watched', name: 'watched', genres: [], people: ['Cy', 'Di'] },
		{ titleId: 'by-ada', name: 'by Ada', genres: [], people: ['Ada'] },
		{ titleId: 'by-bo', name: 'by Bo', genres: [], people: ['Bo'] },
		{ titleId: 'by-cy', name: 'by Cy', genres: [], people: ['Cy'] },
	]);
	const did = (titleId: string, what: object) => ({
		...{ eventId: titleId, profileId: 'p', titleId, happenedAt: now, ...what },
	});
	const state = appliedAll(undefined, [
		did('liked', { kind: 'thumb', thumb: 'up' }),
		did('watched', { kind: 'play' }),
	] as never);
	const people = sharedWords(peopleOf(catalogue));
	expect(people.words).toEqual(['Ada', 'Bo', 'Cy']);
	const viewer = viewerOf(state, catalogue);
	const found = peopleAffinity(catalogue, people, 9).seek({ viewer }, contextOf(1)).indices;
	const names = Array.from(found, (index) => catalogue.titles[index]!.titleId);
	expect(names.filter((name) => name.startsWith('by-'))).toEqual(['by-ada', 'by-bo']);
});

test('shared words lead both ways, and hold what at least two titles carry', () => {
	fc.assert(
		fc.property(seeds, (seed) => {
			const { catalogue, people } = service(seed);
			for (const [word, name] of people.words.entries()) {
				const carriers = catalogue.titles.flatMap((title, index) =>
					title.people!.includes(name) ? [index] : [],
				);
				expect([...people.titlesOf(word)]).toEqual(carriers);
				expect(carriers.length).toBeGreaterThan(1);
				for (const title of carriers) expect([...people.ofTitle(title)]).toContain(word);
			}
		}),
		{ numRuns: 10 },
	);
});

test('genres get places in proportion to the lean of the profile', () => {
	const genres = ['Crime', 'Drama', 'Comedy', 'War'];
	const catalogue = catalogueOf(
		Array.from({ length: 80 }, (_, i) => ({
			titleId: `t${i}`,
			name: `t${i}`,
			genres: [genres[i % 4]!],
		})),
	);
	// Twelve of Crime and six of Drama were watched: leans of 14.5/28 − ¼ and 8.5/28 − ¼
	const watched = [...Array(12).keys()]
		.map((i) => i * 4)
		.concat([...Array(6).keys()].map((i) => i * 4 + 1));
	const state = appliedAll(
		undefined,
		watched.map((i) => ({
			...{
				kind: 'play' as const,
				eventId: `e${i}`,
				profileId: 'p',
				titleId: `t${i}`,
				happenedAt: now,
			},
		})),
	);
	const viewer = viewerOf(state, catalogue);
	const knownGround = knownGroundOf(viewer, catalogue);
	const source = genreAffinity(catalogue, countedPopularity(catalogue, []), 6);
	const found = [...source.seek({ viewer, knownGround }, contextOf(1)).indices];
	const shown = found
		.filter((index) => viewer.watched[index] === 0)
		.map((index) => genres[index % 4]);
	expect(shown.toSorted()).toEqual(['Crime', 'Crime', 'Crime', 'Crime', 'Crime', 'Drama']);
	expect(found.filter((index) => viewer.watched[index] === 1)).not.toHaveLength(0);
});
