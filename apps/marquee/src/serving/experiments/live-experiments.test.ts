import type { Page } from '@marquee/contracts';
import type { PageAsked } from '@marquee/degradation';
import { type LoggedExposure, memoryControlPlane, memoryExposureLog } from '@marquee/stores';
import { epochMs, profileId, requestId, settableClock } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import { defined, started, stopped } from './decide-experiment.ts';
import { membersIn } from './exposed-members.ts';
import { exposureRecorder } from './exposure-recorder.ts';
import { liveExperiments } from './live-experiments.ts';
import { smallDesign } from './small-design.fixture.ts';

const noon = epochMs(1_377_950_400_000);
let requests = 0;
const asking = (profile: string, changes: Partial<PageAsked> = {}): PageAsked => ({
	requestId: requestId(`r-${requests++}`),
	profileId: profileId(profile),
	asked: { surface: 'home' },
	now: noon,
	seed: 1,
	...changes,
});
const pageOf = (asked: PageAsked, how: Page['served']['how'] = 'fresh'): Page => ({
	requestId: asked.requestId,
	surface: 'home',
	profileId: asked.profileId,
	generatedAt: noon,
	model: { bundle: 'none', trainedAt: 0 },
	asOf: { profile: null, events: null, popularity: null },
	served: { how },
	rows: [],
	skipped: [],
	...(how === 'fresh' && asked.cells && { cells: [...asked.cells] }),
});

async function service(log = memoryExposureLog()) {
	const clock = settableClock(noon);
	const controlPlane = memoryControlPlane();
	const told: string[] = [];
	const report = (stage: string) => void told.push(stage);
	const members = await membersIn(log);
	const recorder = exposureRecorder(log, members, { clock, report });
	const live = liveExperiments({ controlPlane, recorder, clock, report, nobody: 'nobody' });
	const change = { by: 'test', at: noon };
	const prepared: number[] = [];
	const follow = () => live.follow(async (recipes) => void prepared.push(recipes.length));
	return {
		...{ live, members, told, prepared, follow, controlPlane },
		begin: async (design = smallDesign('a')) => {
			await controlPlane.decideExperiment(change, (tried) => defined(tried, design, noon));
			await controlPlane.decideExperiment(change, (tried) => started(tried, design.key, noon));
			await follow();
		},
		end: async (key = 'a') => {
			await controlPlane.decideExperiment(change, (tried) => stopped(tried, key, noon));
			await follow();
		},
		logged: async () => {
			await recorder.settled();
			const all: LoggedExposure[] = [];
			for await (const batch of log.read(0)) all.push(...batch.map(({ exposure }) => exposure));
			return all;
		},
	};
}

describe('pages in a running experiment', () => {
	test('without one are asked for as they were: the very question, the very answer', async () => {
		const { live, logged } = await service();
		const asked = asking('p');
		const answer = Promise.resolve({ page: pageOf(asked) });
		const ask = live.pages((same) => {
			expect(same).toBe(asked);
			return answer;
		});
		expect(ask(asked)).toBe(answer);
		expect(await logged()).toEqual([]);
	});

	test('are made with the treatment of their profile, which is exposed once, however often it asks', async () => {
		const { live, begin, logged, members } = await service();
		await begin();
		const ask = live.pages(async (asked) => {
			const { cells: [cell] = [] } = asked;
			expect(live.treatmentOf(asked.cells)!.recipe).toEqual(
				cell!.arm === 'control' ? undefined : { policy: 'page-1-plain' },
			);
			return { page: pageOf(asked) };
		});
		for (let round = 0; round < 3; round++)
			for (let i = 0; i < 50; i++) {
				const { page } = await ask(asking(`p-${i}`, { on: { device: 'phone', country: 'PT' } }));
				expect(page.cells).toHaveLength(1);
			}
		const exposures = await logged();
		expect(exposures).toHaveLength(50);
		expect(new Set(exposures.map(({ unit }) => unit)).size).toBe(50);
		expect(exposures[0]).toMatchObject({
			device: 'phone',
			country: 'PT',
			surface: 'home',
			at: noon,
		});
		const counts = members.countsOf('a');
		expect(counts.get('control')! + counts.get('treatment')!).toBe(50);
	});

	test('that could not be made fresh expose all the same, and say the arm of now and not of when they were kept', async () => {
		const { live, begin, logged } = await service();
		await begin();
		const old = { experiment: 'old', arm: 'x', reason: 'split', epoch: '0' } as const;
		const ask = live.pages(async (asked) => ({ page: { ...pageOf(asked, 'kept'), cells: [old] } }));
		const { page } = await ask(asking('p'));
		expect(page.cells).toMatchObject([{ experiment: 'a' }]);
		expect(await logged()).toMatchObject([{ unit: 'p', served: 'kept' }]);
	});

	test('that nobody gets expose nobody', async () => {
		const { live, begin, logged } = await service();
		await begin();
		const ask = live.pages(() => Promise.reject(new Error('nobody waits')));
		await expect(ask(asking('p'))).rejects.toThrow('nobody waits');
		expect(await logged()).toEqual([]);
	});

	test('for nobody in particular have no arm, and a profile that is forced is not counted', async () => {
		const { live, begin, logged } = await service();
		await begin(smallDesign('a', undefined, { forced: { ana: 'treatment' } }));
		const ask = live.pages(async (asked) => ({ page: pageOf(asked) }));
		expect((await ask(asking('nobody'))).page.cells).toBeUndefined();
		expect((await ask(asking('ana'))).page.cells).toMatchObject([
			{ arm: 'treatment', reason: 'forced' },
		]);
		expect(await logged()).toEqual([]);
	});

	test('are for an audience by what the request or the preferences say', async () => {
		const { live, begin } = await service();
		await begin(smallDesign('a', undefined, { audience: { country: ['PT'], locale: ['pt'] } }));
		const ask = live.pages(async (asked) => ({ page: pageOf(asked) }));
		const cells = async (country: string, locale: string) =>
			(await ask(asking('p', { on: { country }, locale }))).page.cells?.length ?? 0;
		expect(await cells('PT', 'pt')).toBe(1);
		expect(await cells('BR', 'pt')).toBe(0);
		expect(await cells('PT', 'en')).toBe(0);
	});
});

test('what is stopped is over with the next look; what begins is opened before anybody is served by it', async () => {
	const { live, begin, end, prepared } = await service();
	await begin();
	expect(prepared).toEqual([2, 2]);
	expect(live.of('pages', { profileId: 'p' })).toBeDefined();
	await end();
	expect(live.of('pages', { profileId: 'p' })).toBeUndefined();
	expect(prepared.at(-1)).toBe(0);
});

test('what cannot be opened keeps nobody in an experiment that was stopped', async () => {
	const { live, begin, controlPlane } = await service();
	await begin();
	await controlPlane.decideExperiment({ by: 'x', at: noon }, (tried) => stopped(tried, 'a', noon));
	const broken = live.follow(() => Promise.reject(new Error('the bundle is gone')));
	await expect(broken).rejects.toThrow('gone');
	expect(live.of('pages', { profileId: 'p' })).toBeUndefined();
});

test('a restarted service exposes nobody again who stands in the log', async () => {
	const log = memoryExposureLog();
	const first = await service(log);
	await first.begin();
	const answer = async (asked: PageAsked) => ({ page: pageOf(asked) });
	const one = await first.live.pages(answer)(asking('p'));
	expect(await first.logged()).toHaveLength(1);
	const second = await service(log);
	await second.begin();
	const other = await second.live.pages(answer)(asking('p'));
	expect(other.page.cells).toEqual(one.page.cells);
	expect(await second.logged()).toHaveLength(1);
	expect([...second.members.countsOf('a').values()]).toEqual([1]);
});

test('exposures that a disk refuses are told of, and are exposed again once it is asked again', async () => {
	const clock = settableClock(noon);
	const told: unknown[] = [];
	const log = memoryExposureLog();
	let isFull = true;
	const members = await membersIn(log);
	const recorder = exposureRecorder(
		{ append: (all) => (isFull ? Promise.reject(new Error('full')) : log.append(all)) },
		members,
		{ clock, report: (_, cause) => void told.push(cause) },
	);
	const exposure: LoggedExposure = {
		...{ experiment: 'a', unit: 'p', arm: 'x', epoch: '0', at: noon, requestId: 'r' },
		surface: 'home',
		served: 'fresh',
	};
	recorder.record(exposure);
	await recorder.settled();
	expect(String(told)).toContain('full');
	expect(members.countsOf('a').get('x')).toBe(0);
	isFull = false;
	recorder.record(exposure);
	await recorder.settled();
	expect(log.end()).toBe(0); // it is left alone for a while
	clock.advance(60_000);
	recorder.record(exposure);
	await recorder.settled();
	expect(log.end()).toBe(1);
});
