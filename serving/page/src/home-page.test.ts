import { Page, type ViewingEvent, validator } from '@marquee/contracts';
import { manualStopwatch } from '@marquee/pipeline/testing';
import { isDisliked, isFinished, isUnfinished } from '@marquee/retrieval';
import { requestId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanation } from './explanation.ts';
import { type HomeAnswer, homePage } from './home-page.ts';
import { homePolicy } from './policy.ts';
import { smallPolicy } from './testing/makings.ts';
import { memorySlateLog } from './testing/memory-slate-log.ts';
import { popularityOf, type World, worldNow, worlds } from './testing/worlds.ts';

async function pageOf(world: World, changes: Partial<World> = {}): Promise<HomeAnswer> {
	const { catalogue, model, profileId, state, now, seed } = { ...world, ...changes };
	const home = homePage({
		catalogue,
		model,
		policy: smallPolicy,
		popularity: popularityOf(world),
		slateLog: memorySlateLog(),
		newestEventAt: () => now,
		stopwatch: manualStopwatch(),
		report: (stage, cause) => {
			throw new Error(`${stage} was reported`, { cause });
		},
	});
	return home({ requestId: requestId('r1'), profileId, state, now, seed });
}

/** A well-stocked service with a model, always the same one. */
const stocked = (also: (world: World) => boolean): World =>
	fc
		.sample(worlds, { numRuns: 200, seed: 1 })
		.find(
			(world) =>
				world.titleDays.length > 40 &&
				world.catalogue.size > 30 &&
				world.model.titleIds.length > 0 &&
				also(world),
		)!;

const titlesOf = ({ page }: HomeAnswer) => page.rows.flatMap(({ titles }) => titles);
const idsOf = (answer: HomeAnswer) => titlesOf(answer).map(({ title }) => title.titleId);

type Claim = (answer: HomeAnswer, world: World) => void | Promise<void>;

const isAPage = validator(Page);

/** What every page promises, in any service at any moment. */
const promises: Readonly<Record<string, Claim>> = {
	'no title stands on a page twice, and every one is of the catalogue': (answer, { catalogue }) => {
		const ids = idsOf(answer);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { title } of titlesOf(answer)) expect(catalogue.title(title.titleId)).toBe(title);
	},

	'a title that the profile dislikes stands nowhere, nor does a finished one': (
		answer,
		{ state, catalogue },
	) => {
		const shown = new Set(idsOf(answer));
		for (const activity of state?.titles ?? []) {
			const title = catalogue.title(activity.titleId);
			if (title === undefined) continue;
			if (isDisliked(activity) || isFinished(activity, title))
				expect(shown.has(activity.titleId)).toBe(false);
		}
	},

	'continue watching is first and holds exactly what was begun, not finished and not disliked, newest first':
		({ page }, { state, catalogue }) => {
			const begun = (state?.titles ?? []).filter((activity) => {
				const title = catalogue.title(activity.titleId);
				return title !== undefined && isUnfinished(activity, title) && !isDisliked(activity);
			});
			const expected = begun
				.toSorted((a, b) => b.lastEngagedAt! - a.lastEngagedAt! || (a.titleId < b.titleId ? -1 : 1))
				.map(({ titleId }) => titleId);
			const [row] = page.rows;
			const shown = row?.family === 'continue-watching' ? row.titles : [];
			expect(shown.map(({ title }) => title.titleId)).toEqual(
				expected.slice(0, smallPolicy.titlesPerRow),
			);
		},

	'a recommending row is never shown with fewer than four titles, and no row is empty or too long':
		({ page }) => {
			expect(page.rows.length).toBeLessThanOrEqual(smallPolicy.rows);
			expect(new Set(page.rows.map(({ rowId }) => rowId)).size).toBe(page.rows.length);
			for (const { family, titles } of page.rows) {
				const isOwn = family === 'continue-watching' || family === 'my-list';
				expect(titles.length).toBeGreaterThanOrEqual(isOwn ? 1 : 4);
				expect(titles.length).toBeLessThanOrEqual(smallPolicy.titlesPerRow);
			}
		},

	'rows that recommend show nothing that the profile has watched': ({ page }, { state }) => {
		const played = new Set(
			(state?.titles ?? []).filter(({ plays }) => plays > 0).map(({ titleId }) => `${titleId}`),
		);
		for (const { family, titles } of page.rows)
			if (family !== 'continue-watching' && family !== 'my-list')
				expect(titles.some(({ title }) => played.has(title.titleId))).toBe(false);
	},

	'my list, unless it is full, holds all that was listed but what is under way, finished or disliked':
		({ page }, { state, catalogue }) => {
			const listed = (state?.titles ?? []).filter((activity) => {
				const title = catalogue.title(activity.titleId);
				if (title === undefined || !activity.listed || isDisliked(activity)) return false;
				return !isFinished(activity, title) && !isUnfinished(activity, title);
			});
			const row = page.rows.find(({ family }) => family === 'my-list');
			const shown = new Set(row?.titles.map(({ title }) => `${title.titleId}`));
			if (shown.size < smallPolicy.titlesPerRow)
				expect(listed.filter(({ titleId }) => !shown.has(titleId))).toEqual([]);
		},

	'the same request answers the same page, title for title and word for word': async (
		{ page },
		world,
	) => {
		expect((await pageOf(world)).page).toEqual(page);
	},

	'a page is what the contract says, and its trace survives being written as JSON': ({
		page,
		trace,
	}) => {
		expect(isAPage(page).problems).toBeUndefined();
		expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
	},

	'every title that a row considered has exactly one fate there, and the explanation tells it': (
		answer,
	) => {
		const { trace } = answer;
		const shown = new Set(idsOf(answer));
		for (const row of trace.rows) {
			const fates = [row.slate, row.reserve, row.rejected].flat().map(({ id }) => id);
			expect(new Set(fates).size).toBe(fates.length);
			const found = row.found.reduce((sum, { count }) => sum + count, 0);
			expect(fates.length).toBe(found);
			for (const id of fates.slice(0, 2)) {
				const told = explanation(trace, id);
				expect(told.shown).toBe(shown.has(id));
				expect(told.fate.filter(({ row: at }) => at === row.row)).toHaveLength(1);
				expect(told.fate.every(({ reason }) => reason.length > 0)).toBe(true);
			}
		}
	},

	'a model that fails is named in the page, which rests on popularity': (
		{ page },
		{ model, state },
	) => {
		const isDown = model.bundle === 'untrained';
		expect(page.skipped.map(({ stage }) => stage)).toEqual(isDown ? ['taste-of-profile'] : []);
		expect(page.model.bundle).toBe(model.bundle);
		expect(page.asOf.profile).toBe(state?.newestAt ?? null);
		const families = new Set(page.rows.map(({ family }) => family));
		for (const family of ['top-picks', 'because-you-watched', 'new-to-you'])
			if (isDown) expect(families.has(family)).toBe(false);
	},
};

test(`a page keeps all its promises:\n  ${Object.keys(promises).join('\n  ')}`, () =>
	fc.assert(
		fc.asyncProperty(worlds, async (world) => {
			const answer = await pageOf(world);
			for (const [promise, keeps] of Object.entries(promises))
				try {
					await keeps(answer, world);
				} catch (cause) {
					throw new Error(`not so: ${promise}`, { cause });
				}
		}),
		{ numRuns: 1_000, endOnFailure: true }, // shrinking a whole service takes minutes; the seed is enough
	));

test('whatever is played now can be continued on the next page', () =>
	fc.assert(
		fc.asyncProperty(
			worlds.filter(({ catalogue }) => catalogue.size > 0),
			fc.nat(),
			async (world, pick) => {
				const { titleId } = world.catalogue.titles[pick % world.catalogue.size]!;
				const happenedAt = worldNow + 1;
				const base = { titleId, profileId: world.profileId, happenedAt };
				const events: ViewingEvent[] = [
					{ ...base, kind: 'thumb', thumb: 'up', eventId: 'e1' },
					{ ...base, kind: 'play', eventId: 'e2' },
					{ ...base, kind: 'progress', positionSeconds: 100, eventId: 'e3' },
				];
				const after = await pageOf(world, { state: appliedAll(world.state, events) });
				const [first] = after.page.rows;
				expect(first!.family).toBe('continue-watching');
				expect(first!.titles[0]!.title.titleId).toBe(titleId);
				expect(first!.titles[0]!.positionSeconds).toBe(100);
			},
		),
		{ numRuns: 200 },
	));

test('a model that is late, or answers nonsense, costs its rows and not the page', async () => {
	const world = stocked(() => true);
	const { model } = world;
	const late = { ...model, taste: () => new Promise<never>(() => undefined) };
	const nonsense = { ...model, taste: async () => new Float32Array(1).fill(Number.NaN) };
	const stopwatch = manualStopwatch();
	for (const [bad, code] of [
		[late, 'stage-overran'],
		[nonsense, 'model-unsound'],
	] as const) {
		const home = homePage({
			...world,
			model: bad,
			policy: smallPolicy,
			popularity: popularityOf(world),
			slateLog: memorySlateLog(),
			newestEventAt: () => undefined,
			stopwatch,
			report: () => undefined,
		});
		const asked = home({ ...world, requestId: requestId('r1') });
		await new Promise((resolve) => setImmediate(resolve));
		stopwatch.advance(homePolicy.tasteDeadlineMs + 1);
		const { page } = await asked;
		expect(page.skipped[0]!.cause).toContain(code);
		expect(page.rows.length).toBeGreaterThan(0);
	}
});

test('what a page decided can be found in the slate log once it is answered', async () => {
	const world = stocked(() => true);
	const slateLog = memorySlateLog();
	const home = homePage({
		...world,
		popularity: popularityOf(world),
		slateLog,
		newestEventAt: () => undefined,
		stopwatch: manualStopwatch(),
		report: () => undefined,
	});
	const { trace } = await home({ ...world, requestId: requestId('r7') });
	await new Promise((resolve) => setImmediate(resolve));
	expect(slateLog.of('r7')).toEqual(trace);
});

test('a model that knows taste and not likeness costs the rows of likeness, and the page says so', async () => {
	const world = stocked(({ state }) => (state?.titles.length ?? 0) > 10);
	const similarity = () => {
		throw new Error('no embeddings in this bundle');
	};
	const home = homePage({
		...world,
		model: { ...world.model, similarity },
		policy: smallPolicy,
		popularity: popularityOf(world),
		slateLog: memorySlateLog(),
		newestEventAt: () => undefined,
		stopwatch: manualStopwatch(),
		report: () => undefined,
	});
	const { page } = await home({ ...world, requestId: requestId('r1') });
	const [first, ...others] = page.skipped.map(({ stage }) => stage);
	expect(first).toBe('touchstones');
	expect(others.length).toBeGreaterThan(0);
	expect(others.every((stage) => stage.startsWith('because-you-watched'))).toBe(true);
	expect(page.rows.some(({ family }) => family === 'top-picks')).toBe(true);
});

test('a profile of which nothing is known gets trending, most watched and genres at once, and nothing personal', async () => {
	const world = stocked(() => true);
	const { page } = await pageOf(world, { state: undefined });
	const families = new Set(page.rows.map(({ family }) => family));
	expect([...families].sort()).toEqual(['genre', 'most-watched', 'trending']);
	const genres = page.rows.flatMap(({ titles }) => titles.flatMap(({ title }) => title.genres));
	expect(new Set(genres).size).toBe(world.catalogue.genres.length);
	expect(page.asOf.profile).toBeNull();
});
