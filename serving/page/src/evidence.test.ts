import { catalogueOf } from '@marquee/catalogue';
import { testContext } from '@marquee/pipeline/testing';
import { type TasteModel, untrainedModel, viewerOf } from '@marquee/retrieval';
import type { TitleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesTaste, profilesInWords } from './evidence.ts';
import { makingsOf, type PageFacts } from './makings.ts';
import { anchorsOf } from './offers/because-you-watched.ts';
import { type Touchstone, touchstones } from './touchstones.ts';

const names = ['Heat', 'Ronin', 'Up', 'Coco', 'Stranger'];
const catalogue = catalogueOf(names.map((name) => ({ titleId: name, name, genres: [] })));

/** Heat and Ronin are nearly one film, Up and Coco are close, the two pairs are not; nothing is known of Stranger. */
const cosines: Readonly<Record<string, readonly number[]>> = {
	Heat: [1, 0.9, 0.1, 0],
	Ronin: [0.9, 1, 0.2, 0.1],
	Up: [0.1, 0.2, 1, 0.5],
	Coco: [0, 0.1, 0.5, 1],
};
const model: TasteModel = {
	...untrainedModel,
	titleIds: names.slice(0, 4) as unknown as readonly TitleId[],
	similarity: (id) => (cosines[id] === undefined ? undefined : Float32Array.from(cosines[id])),
};
const makings = makingsOf({ facts: { catalogue } as PageFacts, model });
const rating = (titleId: string, stars: number, happenedAt: number) => ({
	kind: 'rating' as const,
	eventId: `${titleId}${happenedAt}`,
	profileId: 'p1',
	titleId,
	rating: stars,
	outOf: 10,
	happenedAt,
});
const viewerWho = (...events: ReturnType<typeof rating>[]) =>
	viewerOf(appliedAll(undefined, events), catalogue);
const pastOf = async (...events: ReturnType<typeof rating>[]) => {
	const query = { viewer: viewerWho(...events), taste: new Float32Array(catalogue.size) };
	return (await touchstones(makings).hydrate(query, testContext())).touchstones;
};
const ranked = (id: string) => ({
	id: id as TitleId,
	index: catalogue.indexOf(id)!,
	finders: ['taste'],
	propensity: 1,
	title: catalogue.title(id)!,
	activity: undefined,
	score: 1,
});

const titleAt = (index: number) => catalogue.titles[index]!;

/** What is said of a title to somebody with this past. */
const saidOf = (id: string, of: Omit<Parameters<typeof matchesTaste>[0], 'titleAt'>) =>
	matchesTaste({ ...of, titleAt }, 'taste')(ranked(id));

test('evidence names the nearest titles of the past, nearest first, and no others', async () => {
	const past = await pastOf(rating('Up', 9, 1), rating('Ronin', 9, 2), rating('Heat', 9, 3));
	expect(saidOf('Coco', { touchstones: past, leanings: [] })).toEqual({
		sentence: 'Matches your taste: close to Up',
		source: 'taste',
		because: 'Up',
	});
});

test('where nothing of the past is near, evidence claims no nearness', async () => {
	const past = await pastOf(rating('Heat', 9, 1), rating('Stranger', 9, 2));
	expect(saidOf('Coco', { touchstones: past, leanings: [] })).toEqual({
		sentence: 'Matches your taste',
		source: 'taste',
	});
});

test('a title that is near and shares no genre is not named', () => {
	const said = (isAkin: boolean) => {
		const past = { index: 0, closenessTo: () => 0.9, isAkinTo: () => isAkin };
		return saidOf('Coco', { touchstones: [past as unknown as Touchstone], leanings: [] }).sentence;
	};
	expect(said(false)).toBe('Matches your taste');
	expect(said(true)).toBe('Matches your taste: close to Heat');
});

test('of titles akin to it evidence names the nearest two from 0.3 on, the earlier one of equals, and says the same of all that have the same two', () => {
	const closeness = fc.constantFrom(undefined, -1, 0.2, 0.3, 0.5, 0.7);
	const past = fc.array(
		fc.record({ akin: fc.boolean(), cosines: fc.tuple(closeness, closeness) }),
		{
			maxLength: 5,
		},
	);
	fc.assert(
		fc.property(past, (all) => {
			const touchstones = all.map(({ akin, cosines }, index) => ({
				index,
				isAkinTo: () => akin,
				closenessTo: (other: number) => cosines[other],
			}));
			const of = { touchstones: touchstones as unknown as Touchstone[], leanings: [], titleAt };
			const say = matchesTaste(of, 'taste');
			for (const title of [0, 1, 0]) {
				const near = all
					.map(({ akin, cosines }, index) => ({ akin, index, cosine: cosines[title] ?? -1 }))
					.filter(({ akin, cosine }) => akin && cosine >= 0.3)
					.sort((a, b) => b.cosine - a.cosine || a.index - b.index)
					.slice(0, 2);
				const close = near.map(({ index }) => names[index]).join(' and ');
				expect(say(ranked(names[title]!))).toEqual({
					sentence: `Matches your taste${close && `: close to ${close}`}`,
					source: 'taste',
					...(near.length > 0 && { because: names[near[0]!.index] }),
				});
			}
		}),
	);
});

test('where nothing is near, evidence names the genres that the profile often watches, two at most', () => {
	const leaning = (genre: string, titles: number) => ({ genre, lean: 0.1, titles });
	const leanings = [
		leaning('Crime', 4),
		leaning('War', 9),
		leaning('Drama', 3),
		leaning('News', 2),
	];
	const said = (...genres: string[]) => {
		const title = { ...ranked('Coco'), title: { titleId: 'Coco', name: 'Coco', genres } };
		return matchesTaste({ touchstones: [], leanings, titleAt }, 'taste')(title).sentence;
	};
	expect(said('Drama', 'News')).toBe('Matches your taste in Drama');
	expect(said('Drama', 'War', 'Crime')).toBe('Matches your taste in Crime and War');
	expect(said('News')).toBe('Matches your taste');
});

test('anchors are the newest liked titles, without one that would give the same row again', () => {
	const viewer = viewerWho(rating('Up', 8, 1), rating('Heat', 8, 2), rating('Ronin', 8, 3));
	expect(anchorsOf(viewer, makings).map(({ id }) => id)).toEqual(['Ronin', 'Up']);
});

test('neither a disliked title nor one that the model does not know is an anchor', () => {
	const viewer = viewerWho(rating('Up', 1, 9), rating('Stranger', 10, 8), rating('Heat', 7, 1));
	expect(anchorsOf(viewer, makings).map(({ id }) => id)).toEqual(['Heat']);
});

test('who has liked nothing yet gets rows from what was watched', () => {
	const viewer = viewerWho(rating('Up', 5, 9));
	expect(anchorsOf(viewer, makings).map(({ id }) => id)).toEqual(['Up']);
});

test('one profile is one profile, and thousands are grouped', () => {
	expect(profilesInWords(1)).toBe('1 profile');
	expect(profilesInWords(1_312)).toBe('1,312 profiles');
});
