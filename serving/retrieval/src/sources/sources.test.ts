import { catalogueOf } from '@marquee/catalogue';
import type { Answer, Candidate } from '@marquee/pipeline';
import { testContext } from '@marquee/pipeline/testing';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decadeOf, knownGroundOf } from '../known-ground.ts';
import { viewerOf } from '../viewer.ts';
import { unexplored } from './unexplored.ts';
import { unfinished } from './unfinished.ts';

const catalogue = catalogueOf([
	{ titleId: 'noir', name: 'Noir', genres: ['Crime'], year: 1948 },
	{ titleId: 'heist', name: 'Heist', genres: ['Crime'], year: 1995 },
	{ titleId: 'ranch', name: 'Ranch', genres: ['Western', 'Crime'], year: 1996 },
	{ titleId: 'undated', name: 'Undated', genres: ['Crime'] },
	{ titleId: 'short', name: 'Short', genres: ['Crime'], year: 1999, runtimeSeconds: 100 },
]);
const did = (titleId: string, happenedAt: number, what: object) => ({
	eventId: `${titleId}${happenedAt}`,
	profileId: 'p1',
	titleId,
	happenedAt,
	...what,
});
const viewerWho = (...events: readonly ReturnType<typeof did>[]) =>
	viewerOf(appliedAll(undefined, events as never), catalogue);
const idsOf = async (found: Answer<readonly Candidate[]>) => (await found).map(({ id }) => id);

test('what was begun last comes first, what is finished not at all, and no more than n', async () => {
	const viewer = viewerWho(
		did('noir', 1, { kind: 'play' }),
		did('gone', 2, { kind: 'play' }),
		did('heist', 3, { kind: 'progress', positionSeconds: 300 }),
		did('short', 4, { kind: 'progress', positionSeconds: 95 }),
	);
	expect(await idsOf(unfinished(catalogue, 9).find({ viewer }, testContext()))).toEqual([
		'heist',
		'noir',
	]);
	expect(await idsOf(unfinished(catalogue, 1).find({ viewer }, testContext()))).toEqual(['heist']);
});

test('new ground is a genre or a decade that the profile has not touched, said in words', async () => {
	const viewer = viewerWho(did('heist', 1, { kind: 'play' }));
	const knownGround = knownGroundOf(viewer, catalogue);
	const taste = Float32Array.from([3, 9, 2, 9, 9]);
	const found = await unexplored(catalogue, 10).find({ viewer, knownGround, taste }, testContext());
	expect(found.map(({ id, newGround }) => [id, newGround])).toEqual([
		['noir', 'the 1940s'],
		['ranch', 'Western'],
	]);
});

test('new ground is found by names as by numbers, however many genres there are', () => {
	const genre = fc.integer({ min: 0, max: 70 }).map((number) => `genre ${number}`);
	const year = fc.option(fc.integer({ min: 1950, max: 1999 }), { nil: undefined });
	const title = fc.record({ genres: fc.array(genre, { maxLength: 3 }), year });
	fc.assert(
		fc.property(fc.array(title, { maxLength: 60 }), fc.array(genre), (all, touched) => {
			const titles = all.map(({ genres, year }, i) => ({
				...{ titleId: `t${i}`, name: `t${i}`, genres },
				...(year !== undefined && { year }),
			}));
			const knownGround = {
				genres: new Map(touched.map((name) => [name, 1])),
				decades: new Map([[1950, 1]]),
				titles: 1,
			};
			const isNew = ({ genres, year }: (typeof titles)[number]) =>
				genres.some((name) => !knownGround.genres.has(name)) ||
				(year !== undefined && !knownGround.decades.has(decadeOf(year)));
			const catalogue = catalogueOf(titles);
			const taste = new Float32Array(titles.length);
			const query = { viewer: viewerOf(undefined, catalogue), knownGround, taste };
			const { indices } = unexplored(catalogue, 100).seek(query, testContext());
			expect([...indices]).toEqual([...titles.keys()].filter((i) => isNew(titles[i]!)));
		}),
	);
});
