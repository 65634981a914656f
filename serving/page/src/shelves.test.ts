import { catalogueOf } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { isDisliked, notInCatalogue, viewerOf } from '@marquee/retrieval';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaningsBy, pairKeys, personKeys } from './leanings.ts';
import { shelvesOf } from './shelves.ts';
import { stateIn, worlds } from './testing/worlds.ts';

const decadeOf = ({ year = Number.NaN }: Title) => Math.floor(year / 10) * 10;

test('on every shelf stand exactly the titles that have what it is for, in the order of the catalogue', () =>
	fc.assert(
		fc.property(worlds, ({ catalogue }) => {
			const { titles, genres } = catalogue;
			const shelves = shelvesOf(catalogue);
			const those = (have: (title: Title) => boolean) =>
				[...titles.keys()].filter((index) => have(titles[index]!));
			for (const a of genres)
				for (const b of genres.filter((other) => other !== a))
					expect(shelves.ofPair(a, b)).toEqual(
						those((title) => title.genres.includes(a) && title.genres.includes(b)),
					);
			for (const decade of shelves.decades)
				expect(shelves.ofGenreAndDecade('Drama', decade)).toEqual(
					those((title) => title.genres.includes('Drama') && decadeOf(title) === decade),
				);
			expect(shelves.ofPerson('Ada')).toEqual(those(({ people = [] }) => people.includes('Ada')));
			const sizes = shelves.languages.map((code) => shelves.ofLanguage(code).length);
			expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
			expect(shelves.ofPair('No', 'such')).toEqual([]);
		}),
		{ numRuns: 30 },
	));

test('a profile leans to what it chose twice or more, most surprising first, and never because of what it dislikes', () =>
	fc.assert(
		fc.property(worlds, (world) => {
			const { catalogue } = world;
			const viewer = viewerOf(stateIn(world), catalogue);
			const chosen = viewer.engaged
				.filter(({ index, activity }) => index !== notInCatalogue && !isDisliked(activity))
				.map(({ index }) => catalogue.titles[index]!);
			const { ofPerson } = shelvesOf(catalogue);
			const leanings = leaningsBy(viewer, catalogue, personKeys, (name) => ofPerson(name).length);
			const having = (name: string) => chosen.filter(({ people }) => people?.includes(name)).length;
			const lean = (name: string) =>
				having(name) * Math.sqrt(having(name) / (ofPerson(name).length + 10));
			for (const { what, titles } of leanings) expect(titles).toBe(having(what));
			const everybody = new Set(chosen.flatMap(({ people = [] }) => people));
			const expected = [...everybody]
				.filter((name) => having(name) >= 2)
				.sort((a, b) => lean(b) - lean(a) || (a < b ? -1 : 1));
			expect(leanings.map(({ what }) => what)).toEqual(expected);
		}),
		{ numRuns: 30 },
	));

test('among equally many, the rarer pair of genres says more', () => {
	const title = (i: number, genres: string[]) => ({ titleId: `t${i}`, name: `${i}`, genres });
	const catalogue = catalogueOf([
		...Array.from({ length: 30 }, (_, i) => title(i, ['Comedy', 'Drama'])),
		title(30, ['Horror', 'Western']),
		title(31, ['Western', 'Horror']),
	]);
	const state = { profileId: 'p', newestAt: 1, titles: [] } as unknown as NonNullable<
		Parameters<typeof viewerOf>[0]
	>;
	const chosen = ['t0', 't1', 't30', 't31'].map((titleId) => ({
		...{ titleId, plays: 1, positionSeconds: 0, thumb: 'none', listed: false },
		lastEngagedAt: 1,
	}));
	const viewer = viewerOf(
		{ ...state, titles: chosen as unknown as typeof state.titles },
		catalogue,
	);
	const { ofPair } = shelvesOf(catalogue);
	const pairs = leaningsBy(viewer, catalogue, pairKeys, ([a, b]) => ofPair(a, b).length);
	expect(pairs.map(({ what }) => what.join(' & '))).toEqual(['Horror & Western', 'Comedy & Drama']);
});
