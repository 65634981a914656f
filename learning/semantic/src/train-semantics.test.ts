import type { Title } from '@marquee/contracts';
import { histories } from '@marquee/histories';
import { seededRandom, titleId } from '@marquee/units';
import { expect, test } from 'vitest';
import { coWatchSpace } from './co-watch-space.ts';
import { kindOf, smallCatalogue } from './small-catalogue.fixture.ts';
import { type SemanticsParts, trainSemantics } from './train-semantics.ts';

const learnt = (parts: Partial<SemanticsParts> = {}) =>
	trainSemantics({
		titles: smallCatalogue,
		random: seededRandom(1),
		...parts,
		settings: { saidWidth: 6, evening: 0.3, ...parts.settings },
	});
const semantics = learnt();
const kindsNear = (text: string, from = semantics) =>
	from.near(from.embedQuery(text)!, 10).map(({ title }) => kindOf(title));
const only = (kind: string) => Array.from({ length: 10 }, () => kind);

/** Everybody watches one kind; the last title of each kind is watched by nobody. */
const watched = histories(
	Array.from({ length: 90 }, (_, profile) => profile).flatMap((profile) =>
		[0, 1, 2, 3, 4, 5].map((turn) => ({
			profile,
			title: 20 * (profile % 3) + ((profile * 7 + turn * 3) % 19),
		})),
	),
	{ profiles: 90, titles: 60 },
);
const taste = coWatchSpace(
	watched,
	smallCatalogue.map((title) => titleId(title.titleId)),
	{ width: 2, random: seededRandom(2) },
);

test('a word finds the titles of its kind, also those that do not have it', () => {
	expect(kindsNear('vampire')).toEqual(only('vampires'));
	const query = semantics.embedQuery('rocket')!;
	const best = semantics.near(query, 18).map(({ title }) => title);
	const withoutIt = best.filter((title) => !smallCatalogue[title]!.tags!.includes('rocket'));
	expect(withoutIt.length).toBeGreaterThan(3);
	expect(new Set(withoutIt.map(kindOf))).toEqual(new Set(['space']));
});

test('a misspelt word finds what the word finds', () => {
	expect(kindsNear('vampier')).toEqual(only('vampires'));
	expect(kindsNear('astronauts')).toEqual(only('space'));
});

test('a text without a known word, or one that looks like it, has no vector', () => {
	for (const text of ['', '  ', 'qqqq', '?!']) expect(semantics.embedQuery(text)).toBeUndefined();
});

test('rows and queries have length 1, and a title of which nothing is known has none', () => {
	const bare: Title = { titleId: 'bare', name: 'Xyzzy', genres: [] };
	const { vectors, width, embedTitle, titlesLike } = learnt({ titles: [...smallCatalogue, bare] });
	for (let title = 0; title < 60; title++) {
		const row = vectors.subarray(title * width, (title + 1) * width);
		expect(Math.hypot(...row)).toBeCloseTo(1, 5);
	}
	expect(vectors.subarray(60 * width).every((value) => value === 0)).toBe(true);
	expect(embedTitle(60)).toBeUndefined();
	expect(titlesLike(60, 5)).toEqual([]);
	expect(Math.hypot(...semantics.embedQuery('space heist')!)).toBeCloseTo(1, 5);
	expect(() => embedTitle(61)).toThrow(RangeError);
});

test('titles like one are of its kind, all but a few, and never itself', () => {
	const pairs = [...smallCatalogue.keys()].flatMap((title) =>
		semantics.titlesLike(title, 8).map((found) => [title, found.title] as const),
	);
	expect(pairs).toHaveLength(8 * smallCatalogue.length);
	expect(pairs.every(([title, found]) => title !== found)).toBe(true);
	const ofItsKind = pairs.filter(([title, found]) => kindOf(title) === kindOf(found));
	expect(ofItsKind.length / pairs.length).toBeGreaterThan(0.9);
});

test('the same seed learns the same to the last bit, another one nearly the same order', () => {
	expect(learnt().vectors).toEqual(semantics.vectors);
	const other = learnt({ random: seededRandom(99) });
	expect(kindsNear('casino', other)).toEqual(kindsNear('casino'));
});

test('the order of titles moves rows and nothing else', () => {
	const turned = learnt({ titles: smallCatalogue.toReversed() });
	const [one, other] = [semantics, turned].map((from) =>
		from
			.near(from.embedQuery('diamond vault')!, 60)
			.map(({ title, score }) => [from.titleIds[title], score] as const),
	);
	const scores = new Map(other);
	for (const [id, score] of one!) expect(scores.get(id)).toBeCloseTo(score, 3);
});

test('a query reaches titles by what is said in plots, in whatever script', () => {
	const plots = ['吸血鬼の城', '宇宙の旅', '強盗団'];
	const descriptions = ({ titleId: id }: Title) => [
		plots[(smallCatalogue.findIndex((title) => title.titleId === id) / 20) | 0]!,
	];
	expect(kindsNear('吸血鬼', learnt({ descriptions }))).toEqual(only('vampires'));
});

test('with taste a title that nobody has watched stands beside those watched by who watches its words', () => {
	const both = learnt({ taste });
	expect(both.width).toBe(both.model.saidWidth + 2);
	const K = both.model.saidWidth;
	const tasteOf = (title: number) =>
		both.vectors.slice(title * both.width + K, (title + 1) * both.width);
	const likeness = (a: number, b: number) =>
		2 * tasteOf(a).reduce((sum, value, d) => sum + value * tasteOf(b)[d]!, 0); // each half of a row
	expect(taste.vectors.subarray(19 * 2, 20 * 2).every((value) => value === 0)).toBe(true);
	expect(likeness(19, 3)).toBeGreaterThan(0.8);
	expect(likeness(19, 23)).toBeLessThan(0.3);
	expect(kindsNear('vampire', both)).toEqual(only('vampires'));
});

test('taste is read by id: its order and strangers in it make no difference', () => {
	const width = 2;
	const turned = {
		width,
		titleIds: [titleId('stranger'), ...taste.titleIds.toReversed()],
		vectors: Float32Array.from([
			...[1, 0],
			...taste.titleIds
				.toReversed()
				.flatMap((_, at) => [...taste.vectors.subarray((59 - at) * width, (60 - at) * width)]),
		]),
	};
	expect(learnt({ taste: turned }).vectors).toEqual(learnt({ taste }).vectors);
	const long = { ...taste, vectors: taste.vectors.map((value) => 9 * value) };
	expect(() => learnt({ taste: long })).toThrow(RangeError);
});

test('co-watched titles lie together, those that nobody watched are zeros, and few watchers are unsure', () => {
	const row = (title: number) => taste.vectors.subarray(title * 2, (title + 1) * 2);
	const cosine = (a: number, b: number) =>
		row(a).reduce((sum, value, d) => sum + value * row(b)[d]!, 0) /
		Math.hypot(...row(a)) /
		Math.hypot(...row(b));
	expect(cosine(0, 1)).toBeGreaterThan(0.8);
	expect(cosine(0, 21)).toBeLessThan(0.3);
	expect(Math.hypot(...row(59))).toBe(0);
	for (let title = 0; title < 19; title++) expect(Math.hypot(...row(title))).toBeLessThan(1);
	expect(() => coWatchSpace(watched, [], { random: seededRandom(1) })).toThrow(RangeError);
	const nobody = histories([], { profiles: 0, titles: 2 });
	const ids = [titleId('a'), titleId('b')];
	expect(coWatchSpace(nobody, ids, { width: 2, random: seededRandom(1) }).vectors).toEqual(
		new Float32Array(4),
	);
});

test('a catalogue of nothing, or of one title, is learnt without complaint', () => {
	expect(learnt({ titles: [] }).embedQuery('vampire')).toBeUndefined();
	expect(learnt({ titles: smallCatalogue.slice(0, 1) }).titlesLike(0, 3)).toEqual([]);
});
