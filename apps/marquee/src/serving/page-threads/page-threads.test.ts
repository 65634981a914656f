import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import type { PageRequest } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { epochMs, profileId, requestId, systemClock } from '@marquee/units';
import { afterEach, expect, test } from 'vitest';
import { type PageThreads, type PageThreadsParts, pageThreads } from './page-threads.ts';

const reports: string[] = [];
const opened: PageThreads[] = [];
afterEach(async () => {
	for (const threads of opened.splice(0)) await threads.close();
	reports.length = 0;
});

const open = async (changes: Partial<PageThreadsParts> = {}, layout = 'any') => {
	const threads = await pageThreads({
		threads: 1,
		beginning: { state: '.', layout, featuresKept: { share: 0, titles: 0 } },
		followed: { serving: undefined, recipes: [] },
		clock: systemClock,
		stopwatch: systemStopwatch,
		report: (stage, cause) => void reports.push(`${stage}: ${(cause as Error).message ?? cause}`),
		module: new URL('./strange-thread.fixture.ts', import.meta.url),
		againAfterMs: 20,
		...changes,
	});
	opened.push(threads);
	return threads;
};
const request = (seed: number, signal?: AbortSignal): PageRequest => ({
	requestId: requestId('r'),
	profileId: profileId('p'),
	asked: { surface: 'home' },
	state: undefined,
	now: epochMs(1),
	seed,
	...(signal && { signal }),
});

test('what a thread fails of is told as it was there', async () => {
	const threads = await open();
	const failure = { code: 'strange', responsible: 'caller', what: 'seed 7' };
	await expect(threads.made(request(7))).rejects.toMatchObject(failure);
});

test('where a thread ends in the middle, its pages fail at once, and another makes those that follow', async () => {
	const threads = await open();
	const lost = [threads.made(request(3)), threads.made(request(1))];
	for (const one of lost) await expect(one).rejects.toMatchObject({ code: 'page-thread-gone' });
	await expect
		.poll(() => threads.made(request(7)).catch(({ code }) => code), { timeout: 30_000 })
		.toBe('strange');
	expect(reports).toEqual(['page-thread: it ended with code 1']);
});

test('a thread that stands still is ended and begun again; until then the other makes pages', async () => {
	const threads = await open({ threads: 2, stuckAfterMs: 1_000 });
	const stuck = threads.made(request(2));
	await expect(threads.made(request(7))).rejects.toMatchObject({ code: 'strange' });
	await expect(stuck).rejects.toMatchObject({ code: 'page-thread-gone' });
	expect(reports[0]).toMatch(/no answer within 1000 ms/);
});

test('a page that nobody waits for any more is given up in its thread', async () => {
	const threads = await open();
	const giveUp = new AbortController();
	const page = threads.made(request(3, giveUp.signal));
	giveUp.abort('nobody waits');
	await expect(page).rejects.toBe('nobody waits');
});

test('a page that nobody waited for when it was asked for is given up in its thread', async () => {
	const threads = await open();
	await expect(threads.made(request(3, AbortSignal.abort('late')))).rejects.toBe('late');
});

test('a thread that has answered is not ended because whoever asked stood still', async () => {
	const threads = await open({ stuckAfterMs: 1_000 });
	await immediate(); // timers are next, before what threads say is heard
	const page = threads.made(request(7));
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_300);
	await expect(page).rejects.toMatchObject({ code: 'strange' });
	expect(reports).toEqual([]);
});

test('a request that cannot be told to a thread is refused, and the thread goes on', async () => {
	const threads = await open({ stuckAfterMs: 100 });
	const untellable = { ...request(7), state: (() => undefined) as never };
	await expect(threads.made(untellable)).rejects.toMatchObject({ name: 'DataCloneError' });
	await sleep(250);
	await expect(threads.made(request(7))).rejects.toMatchObject({ code: 'strange' });
	expect(reports).toEqual([]);
});

test('threads that cannot begin are told of to whoever begins them', async () => {
	await expect(open({}, 'unable')).rejects.toThrow('unable');
});

test('after closing no thread is begun again, and a page is refused', async () => {
	const threads = await open();
	await threads.close();
	await expect(threads.made(request(7))).rejects.toMatchObject({ code: 'page-thread-gone' });
	expect(reports).toEqual([]);
});
