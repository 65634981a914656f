import { Page, validator } from '@marquee/contracts';
import type { PageRequest } from '@marquee/page';
import { appliedAll } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { popularPages, type Trending } from './popular-pages.ts';
import { simulatedTime } from './testing/simulated-time.ts';
import { asking, card, catalogue, idsOn, titles } from './testing/small-world.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const backwards = titles.map(({ titleId }) => titleId).reverse();

async function world(counts: () => Trending | Promise<Trending>) {
	const time = simulatedTime();
	const faults: string[] = [];
	let counted = 0;
	const pages = popularPages({
		catalogue,
		clock: time.clock,
		trending: () => {
			counted++;
			return counts();
		},
		report: (stage, cause) => void faults.push(`${stage} ${(cause as Error).message}`),
	});
	const page = (changes: Partial<PageRequest> = {}) =>
		pages.page({ state: undefined, ...asking(time), ...changes }, card);
	return { time, pages, page, faults, counted: () => counted };
}
const counting = () => ({ titleIds: backwards, countedAt: null });

test('before anything was counted the order of the catalogue stands in, afterwards the count', async () => {
	const { page } = await world(counting);
	expect(idsOn(page()).slice(0, 2)).toEqual(['t-0', 't-1']);
	await settled();
	expect(idsOn(page()).slice(0, 2)).toEqual(['t-89', 't-88']);
});

test('what was counted is good for a minute, in each country by itself, and nobody waits for the next count', async () => {
	const { time, page, counted } = await world(counting);
	for (let i = 0; i < 5; i++) page();
	page({ on: { country: 'PT' } });
	expect(counted()).toBe(2);
	await time.pass(60_000);
	page();
	expect(counted()).toBe(3);
});

test.each([
	['fails', () => Promise.reject(new Error('down'))],
	['never comes', () => new Promise<Trending>(() => {})],
	['names no title of the catalogue', () => ({ titleIds: ['x', 'y'], countedAt: null })],
	['is nonsense', () => ({}) as Trending],
])('a count that %s changes nothing', async (_how, broken) => {
	let counts: () => Trending | Promise<Trending> = counting;
	const { time, page } = await world(() => counts());
	page();
	await settled();
	counts = broken;
	await time.pass(61_000);
	page();
	await settled();
	expect(idsOn(page()).slice(0, 2)).toEqual(['t-89', 't-88']);
});

test('a page holds what may be shown, each title once, and says when it was counted and that no model learnt for it', async () => {
	const { time, pages } = await world(() => ({
		titleIds: [...backwards, ...backwards],
		countedAt: simulatedTime().clock.now(),
	}));
	pages.expect(undefined);
	await settled();
	const page = pages.page({ ...asking(time), state: undefined }, (title) =>
		title.genres.includes('Drama') ? undefined : card(title),
	);
	const ids = idsOn(page);
	expect(new Set(ids).size).toBe(ids.length);
	expect(page.rows.flatMap((row) => row.titles.flatMap(({ title }) => title.genres))).not.toContain(
		'Drama',
	);
	expect(page.model.trainedAt).toBeNull();
	expect(validator(Page)(page).problems).toBeUndefined();
	expect(page.asOf.popularity).toBe(simulatedTime().clock.now());
	expect(page.rows.map(({ heading }) => heading)).toEqual(['Popular now', 'Thriller', 'Comedy']);
});

test('who browses gets what was asked for, and the top 10 are ten', async () => {
	const { page } = await world(counting);
	page();
	await settled();
	const browsed = page({ asked: { surface: 'browse', genre: 'Comedy', decade: 1990 } });
	const found = browsed.rows.flatMap((row) => row.titles.map(({ title }) => title));
	expect(found.length).toBeGreaterThan(0);
	for (const { genres, year } of found)
		expect([genres, Math.floor(year! / 10)]).toEqual([['Comedy'], 199]);
	expect(page({ asked: { surface: 'browse', genre: 'Opera' } }).rows).toEqual([]);
	expect(idsOn(page({ asked: { surface: 'top-10' } }))).toHaveLength(10);
});

test('a profile’s own surfaces show its own titles as it left them, and never what is popular', async () => {
	const { page } = await world(counting);
	await settled();
	const titlesOf = ['t-3', 't-8', 't-9'].map((titleId, i) => [
		{ ...about(titleId), kind: 'list-add', eventId: `l${i}`, happenedAt: 1_000 + i } as const,
		{ ...about(titleId), ...left, eventId: `s${i}`, happenedAt: 2_000 - i } as const,
	]);
	const removed = {
		...about('t-8'),
		kind: 'list-remove',
		eventId: 'r',
		happenedAt: 5_000,
	} as const;
	const state = appliedAll(undefined, [...titlesOf.flat(), removed])!;
	const list = page({ asked: { surface: 'my-list' }, state });
	expect(idsOn(list)).toEqual(['t-9', 't-3']);
	expect(list).toMatchObject({ served: { how: 'kept' }, asOf: { profile: 5_000 }, skipped: [] });
	const begun = page({ asked: { surface: 'continue-watching' }, state });
	expect(idsOn(begun)).toEqual(['t-3', 't-8', 't-9']);
	expect(begun.rows[0]!.titles[0]).toMatchObject({ positionSeconds: 900 });
	expect(validator(Page)(begun).problems).toBeUndefined();
});

test.each(['my-list', 'continue-watching'] as const)(
	'%s of a profile of whom nothing is known is empty, and says why',
	async (surface) => {
		const { page } = await world(counting);
		await settled();
		const empty = page({ asked: { surface } });
		expect(empty).toMatchObject({ rows: [], served: { how: 'kept' }, asOf: { profile: null } });
		expect(empty.skipped).toEqual([
			{ stage: surface, cause: expect.stringMatching(/nothing is known/) },
		]);
	},
);

const about = (titleId: string) => ({ titleId, profileId: 'p-1' });
const left = { kind: 'stop', positionSeconds: 900, watchedSeconds: 900 } as const;
