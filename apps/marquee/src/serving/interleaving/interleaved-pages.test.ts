import { type PageDraft, type PageRequest, pageDrafts } from '@marquee/page';
import { factsIn, homeIn, stockedWorld, surroundings } from '@marquee/page/testing';
import { manualStopwatch } from '@marquee/pipeline/testing';
import { Failure } from '@marquee/units';
import { beforeAll, expect, test } from 'vitest';
import { interleavedPages } from './interleaved-pages.ts';

const world = stockedWorld();
const request = homeIn(world);
const asked = {
	experiment: 'x',
	thing: 'rows',
	arms: [
		{ key: 'as-is', recipe: {} },
		{ key: 'new', recipe: { policy: 'other' } },
	],
} as const;
let make: (request: PageRequest) => Promise<PageDraft>;
beforeAll(async () => {
	make = pageDrafts({ ...surroundings(world), facts: await factsIn(world) });
});

/** Turns of the event loop, so that whatever is not stopped gets on. */
async function turns(count = 20) {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Pages of which the control’s and the treatment’s behave as told. */
function pagesWhere(
	control: () => Promise<unknown>,
	treatment: () => Promise<unknown>,
	patienceMs = 300,
) {
	const stopwatch = manualStopwatch();
	const reports: string[] = [];
	const signals: AbortSignal[] = [];
	const pages = interleavedPages(
		async (request, { policy }) => {
			signals.push(request.signal!);
			await (policy === undefined ? control() : treatment());
			return make(request);
		},
		{
			report: (stage, cause) => void reports.push(`${stage}: ${(cause as Error).message}`),
			stopwatch,
			patienceMs,
		},
	);
	return { pages, stopwatch, reports, signals };
}

const soon = async () => {};
const never = () => new Promise<never>(() => {});
const broken = () => {
	throw new Failure('model-unsound', { responsible: 'us', what: 'nonsense', remedy: 'none' });
};
const failing = async () => broken();

test('both pages are made, and one is answered', async () => {
	const { pages, reports } = pagesWhere(soon, soon);
	const { page, packed } = await pages(request, asked);
	expect(packed.interleaved).toMatchObject({ arms: ['as-is', 'new'], other: { policy: 'small' } });
	expect(reports).toEqual([]);
	expect(page.rows.length).toBeGreaterThan(3);
});

test.each([
	['treatment', soon, failing, 'as-is'],
	['control', failing, soon, 'new'],
] as const)(
	'where the %s’s page fails, the other is answered whole, and the trace says why',
	async (_, one, two, arm) => {
		const { pages, reports } = pagesWhere(one, two);
		const { page, packed } = await pages(request, asked);
		expect(packed.interleaved).toMatchObject({
			instead: { arm, because: 'model-unsound: nonsense' },
		});
		expect(packed.rows.every(({ team, teams }) => team === undefined && teams === undefined)).toBe(
			true,
		);
		expect(page.rows.length).toBeGreaterThan(3);
		expect(reports).toHaveLength(1);
		expect(reports[0]).toMatch(/^interleaving x: /);
		await turns();
	},
);

test.each([
	['treatment', soon, never, 'as-is'],
	['control', never, soon, 'new'],
] as const)(
	'where the %s’s page is late, the other is answered in time, and the late one is given up',
	async (_, one, two, arm) => {
		const { pages, stopwatch, signals } = pagesWhere(one, two);
		const answer = pages(request, asked);
		await turns();
		stopwatch.advance(301);
		const { packed } = await answer;
		expect(packed.interleaved).toMatchObject({
			instead: { arm, because: 'it was not there after 300 ms' },
		});
		expect(signals.every(({ aborted }) => aborted)).toBe(true);
	},
);

test('where both fail, whoever asks is told why the control’s did', async () => {
	const other = async () => {
		throw new Error('another cause');
	};
	await expect(pagesWhere(failing, other).pages(request, asked)).rejects.toThrow('nonsense');
});

test('whoever hangs up is not waited for', async () => {
	const caller = new AbortController();
	const { pages, signals } = pagesWhere(never, never);
	void pages({ ...request, signal: caller.signal }, asked).catch(() => undefined);
	await turns(2);
	caller.abort(new Error('gone'));
	expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('only home pages are drawn: all others are the control’s, made once, and say so', async () => {
	const { pages, signals } = pagesWhere(soon, failing);
	const list = { ...request, asked: { surface: 'my-list' as const } };
	const { packed } = await pages(list, asked);
	expect(packed.interleaved).toMatchObject({ instead: { arm: 'as-is' } });
	expect(signals).toHaveLength(1);
});
