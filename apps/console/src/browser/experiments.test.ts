import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@marquee/viewer/browser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RehearsalServer, rehearsalKey } from '../testing/rehearsal-server.ts';
import { hasBrowser, stage } from './stage.ts';

const now = 1_790_000_000_000;

// That there is no browser is said where the console's other pages are tested.
describe.skipIf(!hasBrowser)('experiments in a browser', () => {
	const { build, leave, set, clear } = stage();
	let server: RehearsalServer;
	let page: Page;

	beforeAll(build);
	afterAll(leave);
	beforeEach(async () => {
		({ server, page } = await set({ now, width: 1280 }));
		await page.clock.setFixedTime(now + 240_000);
	});
	afterEach(clear);

	const hash = () => new URL(page.url()).hash;
	const open = async (at: string) => {
		await page.goto(`${server.address}${at}`);
		await page.getByLabel('Key').fill(rehearsalKey);
		await page.keyboard.press('Enter');
	};
	/** What axe finds; of rows, drawings and fields that are all alike, it looks at the first. */
	const faults = async () => {
		const builder = new AxeBuilder({ page });
		for (const alike of [
			'.listed > li:nth-child(n + 5)',
			'.sequence:nth-of-type(n + 2)',
			'.effects tbody:nth-child(n + 4)',
			'.segment-table tr:nth-child(n + 2)',
			'.tick-box:nth-of-type(n + 2)',
			'fieldset.arm:nth-of-type(n + 2)',
		])
			builder.exclude(alike);
		const { violations } = await builder.analyze();
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
	};
	const list = () => page.locator('.listed > li');

	test('the list has what runs first, with its verdict, its effect and an alarm where arms are unfair', async () => {
		await open('#/experiments');
		await page.getByText('✓ Ship').waitFor();
		const lines = await list().allTextContents();
		expect(lines).toHaveLength(6);
		expect(lines[0]).toContain('running');
		expect(lines[5]).toContain('stopped');
		const unfair = list().filter({ hasText: 'short-start' });
		await unfair.getByText('sample ratio').waitFor();
		expect(await unfair.locator('svg.interval').count()).toBe(0);
		await list().filter({ hasText: 'rows-by-taste' }).locator('svg.interval').waitFor();
	});

	test('with keys alone an experiment is found, opened, and what was looked for is in the address', async () => {
		await open('#/diversity');
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.keyboard.press('g');
		await page.keyboard.press('e');
		await list().first().waitFor();
		await page.keyboard.press('/');
		await page.keyboard.type('taller');
		await expect.poll(() => list().count()).toBe(1);
		expect(hash()).toBe('#/experiments?find=taller');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: 'autumn-layout' }).waitFor();
		await page.getByText('nothing to read before it starts').waitFor();
		await page.goBack();
		await page.getByRole('link', { name: /^draft/ }).click();
		expect(hash()).toBe('#/experiments?show=draft&find=taller');
	});

	test('without experiments the list says how to begin', async () => {
		server.experiments.any = false;
		await open('#/experiments');
		await page.getByText('No experiment yet').waitFor();
		await page.getByRole('link', { name: 'Plan an experiment' }).click();
		await page.getByRole('heading', { name: 'What would be seen' }).waitFor();
	});

	test('a reading says what to do and why, every metric raw beside adjusted, and its tables hold what is drawn', async () => {
		await open('#/experiments/rows-by-taste');
		await page.getByRole('heading', { name: 'Ship' }).waitFor();
		const primary = page.locator('.metrics tbody').first();
		expect(await primary.textContent()).toMatch(
			/Hours watched.*\+2\.\d %.*better.*hours.*hours.*explained/s,
		);
		const charts = page.locator('.sequence');
		expect(await charts.count()).toBe(4);
		await charts.first().getByText('As a table').click();
		expect(await charts.first().locator('tbody tr').count()).toBe(26);
		await page.getByRole('link', { name: 'taste-bold' }).click();
		await page.getByRole('link', { name: 'device' }).click();
		await page.getByLabel('Draw first').selectOption('distinct-titles');
		expect(hash()).toBe(
			'#/experiments/rows-by-taste?arm=taste-bold&metric=distinct-titles&by=device',
		);
		await page.reload();
		await page.locator('.sequence figcaption', { hasText: 'Distinct titles' }).first().waitFor();
		expect(await page.locator('.segment-table tbody th').allTextContents()).toContain('television');
		await page.getByText('What taste-bold would have earned on trailers cannot be told').waitFor();
	});

	test('an unfair split stands above everything, and everything below is marked as not to be believed', async () => {
		await open('#/experiments/short-start');
		await page.getByRole('heading', { name: 'Hold', exact: true }).waitFor();
		await page.getByRole('note').getByText('are not to be believed').waitFor();
		expect(await page.locator('.void .metrics').count()).toBe(1);
		expect(await page.locator('.ratio tbody tr').count()).toBe(4);
		await page.getByLabel('What to look at').getByText('fails or is slow').waitFor();
	});

	test('interleaving tells a direction, by the names of both arms, and says that it is no size', async () => {
		await open('#/experiments/search-learnt');
		await page.getByText('Members choose learnt over policy.').waitFor();
		await page.getByText('direction, not a size').waitFor();
		expect(await page.locator('.votes dt').allTextContents()).toEqual(['policy', 'ties', 'learnt']);
		expect(await page.locator('.sample-ratio').count()).toBe(0);
	});

	test('a reading that is being made is waited for, one that fails says why, one that is old says so', async () => {
		server.experiments.readings = 'making';
		await open('#/experiments/rows-by-taste');
		await page.getByText('The first reading is being made').waitFor();
		server.experiments.readings = 'here';
		await page.getByRole('heading', { name: 'Ship' }).waitFor({ timeout: 10_000 });
		server.experiments.readings = 'failing';
		await page.getByRole('button', { name: 'Read anew' }).click();
		await page.getByRole('alert').getByText('The warehouse is open elsewhere').waitFor();
		expect(server.asked.at(-1)).toBe('GET /v1/experiments/rows-by-taste/reading?fresh=1');
		await page.getByRole('heading', { name: 'Ship' }).waitFor();
		server.experiments.readings = 'here';
		await page.clock.setFixedTime(now + 3 * 3_600_000);
		await page.getByRole('button', { name: 'Try again' }).click();
		await page.getByText('what members did since is not in it').waitFor();
	});

	test('what is too young to be told is said to be so, and what does not exist, too', async () => {
		await open('#/experiments/new-titles-first');
		await page.getByText('It is too early').waitFor();
		expect(await page.locator('.metrics .judged').allTextContents()).toEqual(
			Array(6).fill('… too few members'),
		);
		await page.getByText('Nothing to draw yet').first().waitFor();
		await page.goto(`${server.address}#/experiments/nothing-like-it`);
		await page.getByText('There is no experiment of this name').waitFor();
	});

	test('starting and stopping say what they do before they do it, and can be left', async () => {
		await open('#/experiments/autumn-layout');
		await page.getByRole('button', { name: 'Start …' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByText('20 % of members of device television').waitFor();
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'hidden' });
		expect(server.asked.some((each) => each.startsWith('POST'))).toBe(false);
		await page.getByRole('button', { name: 'Start …' }).click();
		await dialog.getByRole('button', { name: 'Start it' }).click();
		await page.getByRole('button', { name: 'Stop …' }).click();
		await dialog.getByText('cannot be started again').waitFor();
		await dialog.getByRole('button', { name: 'Stop it for good' }).click();
		await expect.poll(() => page.getByRole('button', { name: 'Stop …' }).count()).toBe(0);
		expect(server.asked.filter((each) => each.startsWith('POST'))).toEqual([
			'POST /v1/experiments/autumn-layout/start',
			'POST /v1/experiments/autumn-layout/stop',
		]);
	});

	test('a plan is said in days and members, and its question is in the address', async () => {
		await open('#/plan');
		await page.getByText(/In 14 days you would see a change/).waitFor();
		await page.getByLabel('Change you hope for, %').fill('2');
		await page.getByText(/The 2.0 % you hope for \(0.13 hours\) takes \d+ days/).waitFor();
		await page.getByLabel('Metric that decides').selectOption('returned-7');
		await page.getByText(/you hope for \(1\.4 points\)/).waitFor();
		expect(hash()).toBe('#/plan?effect=0.02&metric=returned-7');
		await page.locator('.power-answer').getByText('As a table').click();
		expect(await page.locator('.power-answer tbody tr').count()).toBeGreaterThan(7);
	});

	test('an experiment is defined: what is wrong is said at its field, what is right is kept as a draft', async () => {
		await open('#/plan?effect=0.02');
		await page.getByRole('button', { name: 'Save as a draft' }).click();
		await page.getByText('✗ Letters, digits').waitFor();
		await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
		await page.keyboard.type('quiet-start');
		await page.getByLabel('What should become better').fill('Silence is liked.');
		await page.getByLabel('Policy', { exact: true }).nth(1).fill('page-1-plain');
		await page.getByRole('button', { name: 'Add a guardrail' }).click();
		await page.getByLabel(/^Guardrail 1/).selectOption('returned-7');
		await page.getByLabel(/^Accepted loss, share of members/).fill('0.01');
		await page.getByLabel('Only these').fill('country: DE, AT');
		await page.getByRole('button', { name: /^Take the/ }).click();
		await page.getByRole('button', { name: 'Save as a draft' }).click();
		await page.getByRole('heading', { level: 1, name: 'quiet-start' }).waitFor();
		await page.locator('.page-words', { hasText: '50 % of members of country DE or AT' }).waitFor();
		await page.getByText('policy page-1-plain').waitFor();
	});

	test('of one that runs only that can be changed which moves nobody, and its share does not shrink', async () => {
		await open('#/plan/rows-by-taste');
		await page.getByText('everything else would move people').waitFor();
		expect(await page.getByLabel('Key', { exact: true }).isDisabled()).toBe(true);
		expect(await page.getByLabel('Policy', { exact: true }).first().isDisabled()).toBe(true);
		await page.getByLabel('Share of members, %').fill('10');
		await page.getByRole('button', { name: 'Save changes' }).click();
		await page.getByText('its share may only grow').waitFor();
		await page.getByLabel('Share of members, %').fill('60');
		await page.getByRole('button', { name: 'Save changes' }).click();
		await page.locator('.page-words', { hasText: '60 % of members' }).waitFor();
	});

	/** Places, and what is there when all of it is. */
	const places = [
		['the list', '#/experiments', '.listed svg.interval'],
		['a reading', '#/experiments/rows-by-taste', '.sequence svg'],
		['an unfair one', '#/experiments/short-start', '.void-words'],
		['interleaving', '#/experiments/search-learnt', '.votes'],
		['a young one', '#/experiments/new-titles-first', '.judged.quiet'],
		['a draft', '#/experiments/autumn-layout', '.design'],
		['a plan', '#/plan?effect=0.02', '.power-answer svg'],
		['a running design', '#/plan/rows-by-taste', '.design-form .note'],
	] as const;

	const widths = (width: number) => page.setViewportSize({ width, height: 850 });
	const wider = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);

	for (const [colorScheme, width] of [
		['light', 1280],
		['dark', 360],
	] as const)
		test(`nothing bars the way of anybody and nothing is wider than the window, ${colorScheme}, ${width} px`, {
			timeout: 120_000,
		}, async () => {
			await page.emulateMedia({ colorScheme });
			await widths(width);
			await open('#/experiments');
			for (const [name, at, sign] of places) {
				await page.goto(`${server.address}${at}`);
				await page.locator(sign).first().waitFor();
				expect(await wider(), name).toBe(0);
				expect(await faults(), name).toEqual([]);
			}
			await page.goto(`${server.address}#/experiments/autumn-layout`);
			await page.getByRole('button', { name: 'Start …' }).click();
			await page.getByRole('dialog').waitFor();
			expect(await faults(), 'the question before a start').toEqual([]);
			await page.keyboard.press('Escape');
			await widths(3840);
			expect(await wider()).toBe(0);
		});
});
