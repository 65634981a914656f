import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { httpService } from '../service.ts';
import {
	type RehearsalServer,
	rehearsalKey,
	rehearsalServer,
} from '../testing/rehearsal-server.ts';
import { gridOf, isFound } from './grid.ts';
import { inspected, recentPages } from './inspected.ts';
import {
	chanceWords,
	diversityWords,
	funnelSteps,
	objectiveBars,
	removals,
	waitingIn,
	whereWords,
} from './why.ts';

let server: RehearsalServer;
beforeAll(async () => {
	server = await rehearsalServer({ folder: 'nowhere', now: 1_790_000_000_000 });
});
afterAll(() => server.close());
beforeEach(() => {
	server.served = { how: 'fresh' };
	server.canReplay = true;
});

const service = httpService(
	(path, init) => fetch(new URL(String(path), server.address), init),
	() => rehearsalKey,
);
const pageOf = () => service.page({ surface: 'home', profile: 'p-1' });

test('a page of the past is made again, so that its titles have names', async () => {
	const { requestId } = await pageOf();
	const { page, trace, lacks } = await inspected(service, recentPages(), requestId);
	expect(lacks).toBeUndefined();
	const [, picks] = gridOf(page, trace);
	expect(picks!.cards[0]!.name).toMatch(/^[A-Z]/);
	expect(picks!.cards[0]!.scores).toHaveProperty('engagement');
	expect(picks!.cards.map(({ height }) => height)).toContain(1);
});

test('where the page cannot be made again, its ids are shown, and why', async () => {
	const { requestId } = await pageOf();
	server.canReplay = false;
	const { page, trace, lacks } = await inspected(service, recentPages(), requestId);
	expect(page).toBeUndefined();
	expect(lacks).toMatchObject({ code: 'facts-gone' });
	const rows = gridOf(page, trace);
	expect(rows.length).toBeGreaterThan(3);
	expect(rows[1]!.cards[0]!.name).toMatch(/^t-/);
	expect(
		rows.some(({ heading }) => heading === 'Western'),
		'it was not shown',
	).toBe(false);
});

test('a page that was kept from before has no trace, and says why', async () => {
	server.served = { how: 'kept', because: 'dependency-overran' };
	const page = await pageOf();
	const recent = recentPages();
	recent.keep(page);
	const { trace, lacks } = await inspected(service, recent, page.requestId);
	expect(trace).toBeUndefined();
	expect(lacks?.what).toContain('an older page of the profile (dependency-overran)');
	expect(gridOf(page, trace).length).toBe(page.rows.length);
});

test('a page nobody knows is a problem, not an empty page', async () => {
	await expect(inspected(service, recentPages(), 'r-none')).rejects.toMatchObject({
		problem: { code: 'page-unknown' },
	});
});

test('the last pages are remembered, the oldest forgotten', async () => {
	const page = await pageOf();
	const recent = recentPages(2);
	for (const requestId of ['a', 'b', 'c']) recent.keep({ ...page, requestId });
	expect(['a', 'b', 'c'].map((id) => recent.of(id)?.requestId)).toEqual([undefined, 'b', 'c']);
});

test('a title is found by its id, or by letters of its name whatever their case and accents', () => {
	const title = { id: 't-9', name: 'Silent Été' };
	expect(['', ' ete', 'SILENT', 't-9', 'ÉT'].every((sought) => isFound(title, sought))).toBe(true);
	expect(['t-', 'Winter'].some((sought) => isFound(title, sought))).toBe(false);
});

test('objectives come in one order with what they mean, unknown ones last', () => {
	const card = { scores: { zeal: 0.1, freshness: 0.2, engagement: 0.3 } };
	const other = { scores: { engagement: 0.5 } };
	const bars = objectiveBars(card as never, other as never);
	expect(bars.map(({ name }) => name)).toEqual(['engagement', 'freshness', 'zeal']);
	expect(bars[0]).toMatchObject({ value: 0.3, other: 0.5, means: 'chance of a play, if shown' });
	expect(objectiveBars()).toEqual([]);
});

test('the funnel, diversity, chance and rules are said as far as they are known', async () => {
	expect(funnelSteps({ retrieved: 1000, considered: 100, shown: 30 })).toEqual([
		{ name: 'retrieved', titles: 1000, left: 1 },
		{ name: 'ranked', titles: 100, left: 0.1 },
		{ name: 'shown', titles: 30, left: 0.03 },
	]);
	const took = { ofScore: 0.067, relevanceLost: 0.004 };
	expect(diversityWords({ ...took, share: 0.12, moved: 5, entered: 3, byGenres: 1 })).toEqual([
		'It took 6.7 % of the score and 0.4 % of relevance; the dial is at 12 %.',
		'5 titles would stand elsewhere by relevance alone, 3 of them not in the row.',
		'1 place went to a title for the profile’s mix of genres.',
	]);
	expect(diversityWords({ share: 0, relevanceLost: 0, moved: 0 })).toEqual([
		'It took 0 % of relevance; the dial is at 0 %.',
		'Every title stands where relevance alone would put it.',
	]);
	expect(chanceWords({ propensity: 0.21 } as never)).toBe('It had a 21.0 % chance of this place.');
	expect(chanceWords({} as never)).toBeUndefined();
	const trace = await service.trace((await pageOf()).requestId);
	expect(removals(trace)[0]).toEqual({ rule: 'outside-territory', titles: 212 });
	expect(removals({ requestId: 'r', profileId: 'p', rows: [] })).toEqual([]);
});

test('where a title stands is one sentence, whichever of two pages it is on', () => {
	const at = (heading: string, place: number) => ({ row: { heading }, card: { place } }) as never;
	expect([
		whereWords(undefined, undefined),
		whereWords(at('Drama', 1), undefined),
		whereWords(at('Drama', 1), at('Drama', 1)),
		whereWords(at('Drama', 1), at('Comedy', 0)),
		whereWords(at('Drama', 1), null),
		whereWords(undefined, at('Drama', 1)),
		whereWords(undefined, null),
	]).toEqual([
		'It is not on this page.',
		'It is number 2 of Drama.',
		'It is number 2 of Drama on both.',
		'Here number 2 of Drama; made again, number 1 of Comedy.',
		'Here number 2 of Drama; made again, it is gone.',
		'Not here; made again: number 2 of Drama.',
		'It is on neither page.',
	]);
});

test('a title that waited is told how far behind, one that a rule took out by which', async () => {
	const trace = await service.trace((await pageOf()).requestId);
	const picks = trace.rows[1]!;
	const [waiting] = waitingIn(trace, picks.reserve[2]!.id);
	expect(waiting).toMatchObject({
		heading: picks.heading,
		words: expect.stringMatching(/^number 15 with 0\.\d+; the row shows 12, the last with/),
	});
	expect(waitingIn(trace, 't-999')[0]?.words).toBe(
		'too-many-of-a-series: the row has two of this series',
	);
	expect(waitingIn(trace, 'nobody')).toEqual([]);
});
