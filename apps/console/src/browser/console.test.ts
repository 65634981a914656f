import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@marquee/viewer/browser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	type RehearsalServer,
	rehearsalBundles,
	rehearsalKey,
} from '../testing/rehearsal-server.ts';
import { hasBrowser, stage } from './stage.ts';

const mustHaveBrowser = process.env.MARQUEE_REQUIRE_BROWSER === '1';

if (!hasBrowser)
	test('NO BROWSER: the console’s pages were not tested', () => {
		console.warn(
			'SKIPPED: every browser test of the console. Install Chromium or set CHROMIUM_PATH.',
		);
		expect(mustHaveBrowser, 'MARQUEE_REQUIRE_BROWSER=1, but there is no Chromium').toBe(false);
	});

describe.skipIf(!hasBrowser)('the console in a browser', () => {
	const { build, leave, set, clear } = stage();
	let server: RehearsalServer;
	let page: Page;

	beforeAll(build);
	afterAll(leave);
	beforeEach(async () => {
		({ server, page } = await set({ now: 1_790_000_000_000, width: 1440 }));
	});
	afterEach(clear);

	const cards = () => page.locator('.card');
	const panel = () => page.locator('.panel');
	const hash = () => new URL(page.url()).hash;
	const giveKey = async (key = rehearsalKey) => {
		await page.getByLabel('Key').fill(key);
		await page.keyboard.press('Enter');
	};
	const open = async (at = '') => {
		await page.goto(`${server.address}${at}`);
		await giveKey();
	};
	const ask = (path: string) =>
		fetch(new URL(path, server.address), { headers: { authorization: `Bearer ${rehearsalKey}` } });
	const openPage = async (query = 'profile=p-1') => {
		await open(`#/inspect?${query}`);
		await cards().first().waitFor();
	};
	/** What axe finds; of rows, which are all alike, it looks at two. */
	const faults = async (rules?: readonly string[]) => {
		const builder = new AxeBuilder({ page }).exclude('.row:nth-child(n + 3)');
		const { violations } = await (rules ? builder.withRules([...rules]) : builder).analyze();
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
	};

	test('a key is asked for once; one that is not known is said to be so and asked for again', async () => {
		await page.goto(`${server.address}#/surfaces`);
		await giveKey('guessed');
		await page.getByRole('alert').getByText('The key is not known.').waitFor();
		await giveKey();
		await page.getByRole('status').waitFor();
		await page.reload();
		await page.getByRole('status').waitFor();
		await page.getByRole('button', { name: 'Forget key' }).click();
		await page.getByLabel('Key').waitFor();
	});

	test('with keys alone: a page is made, a title asked why it is here and another why not', async () => {
		await open();
		await page.getByText('Any page, and why').waitFor();
		await page.keyboard.press('/');
		await page.keyboard.type('p-1');
		await page.keyboard.press('Enter');
		await cards().first().waitFor();
		expect(hash()).toBe('#/inspect/r-1');
		await cards().first().focus();
		for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter'])
			await page.keyboard.press(key);
		await panel().getByText('It is number 2 of Top picks for you.').waitFor();
		expect(await panel().locator('.bars').first().textContent()).toContain('chance of a play');
		expect(await panel().textContent()).toMatch(/retrieved.*1,000.*ranked.*100.*shown.*12/);
		await page.keyboard.press('Escape');
		await panel().getByText('Taken out by rules').waitFor();
		await page.keyboard.press('/');
		await page.keyboard.type('t-240');
		await page.getByText('Not on this page; Enter asks why').waitFor();
		await page.keyboard.press('Enter');
		await panel().getByText('disliked: the profile judged it badly').waitFor();
		await panel().getByRole('button', { name: 'how far behind' }).click();
		await panel().getByText('No row considered it.').waitFor();
		await page.getByText('The same bytes').waitFor();
		expect(await panel().getByRole('heading', { level: 2 }).textContent()).not.toBe('t-240');
	});

	test('what was chosen is in the address: who opens it sees the same title, search and comparison', async () => {
		await openPage('profile=p-2&surface=home&country=DE');
		await page.locator('.row').nth(2).locator('.card').first().click();
		await page.getByRole('searchbox').fill('paper');
		await page.getByLabel('Policy').fill('page-1-diverse');
		await page.getByLabel('Bundle').selectOption(rehearsalBundles[1]);
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.locator('.differences').waitFor();
		const seen = () => page.locator('.tools, .panel h2, .side .card.dimmed').allTextContents();
		const before = await seen();
		expect(before.length).toBeGreaterThan(10);
		await page.reload();
		await page.locator('.differences').waitFor();
		await expect.poll(seen).toEqual(before);
	});

	test('a page held against itself is the same; under another policy moved, new and gone are marked', async () => {
		await openPage();
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.getByText('The same bytes').waitFor();
		await page.getByLabel('Policy').fill('page-1-plain');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.locator('.differences .new').waitFor();
		expect(await page.locator('.differences').textContent()).toMatch(/τ 0\.\d\d.*new.*gone/);
		const gone = page.locator('.side').first().locator('.card.gone');
		const arrived = page.locator('.side').last().locator('.card.new');
		expect([await gone.count(), await arrived.count()].every((n) => n > 0)).toBe(true);
		expect(await page.locator('.side').last().locator('.card.gone').count()).toBe(0);
		await page.getByLabel('Policy').fill('page-1-pinned');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.getByText('continue-watching pinned to 1', { exact: true }).waitFor();
		await page.getByText('top-10 pinned to 3, not shown: there is no such row').waitFor();
		await page.getByLabel('Policy').fill('page-9');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.getByRole('alert').getByText('There is no policy page-9.').waitFor();
		await page.getByRole('button', { name: 'Alone' }).click();
		await expect.poll(() => page.locator('.side').count()).toBe(1);
	});

	test('another layout is another page beside it, and its address says so', async () => {
		await openPage();
		await page.getByLabel('Layout').selectOption('generative');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.locator('.differences .moved').waitFor();
		expect(hash()).toBe('#/inspect/r-1?layout=generative');
		const laidOut = await page.locator('.side .page-words').allTextContents();
		expect(laidOut.map((words) => /layout (stage-wise|generative)/.exec(words)?.[1])).toEqual([
			'stage-wise',
			'generative',
		]);
		await page.getByLabel('Layout').selectOption('');
		await page.getByRole('button', { name: 'Compare' }).click();
		await page.getByText('The same bytes').waitFor();
	});

	test('with keys alone: the past pages of a profile are listed, back to any time, and one is opened', async () => {
		await open();
		for (let i = 0; i < 22; i++) await ask(`/v1/${i === 0 ? 'browse' : 'home'}?profile=p-1`);
		await page.keyboard.press('/');
		await page.keyboard.type('p-1');
		await page.getByRole('button', { name: 'Past pages' }).focus();
		await page.keyboard.press('Enter');
		const listed = page.locator('.shown-pages li a');
		await listed.first().waitFor();
		expect(hash()).toBe('#/shown?profile=p-1');
		expect(await listed.allTextContents()).toHaveLength(20);
		expect(await listed.first().textContent()).toContain('r-22');
		await page.getByRole('link', { name: 'Older' }).focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => listed.count()).toBe(2);
		expect(await listed.last().textContent()).toMatch(
			/^browse 2026-09-21 14:13:20 UTC web, DE r-1$/,
		);
		expect(await page.getByRole('link', { name: 'Older' }).count()).toBe(0);
		await listed.last().focus();
		await page.keyboard.press('Enter');
		await cards().first().waitFor();
		expect(hash()).toBe('#/inspect/r-1');
		await page.goBack();
		await page.getByLabel('Before, UTC').fill('2026-09-21T14:14:21');
		await page.keyboard.press('Enter');
		await expect.poll(() => listed.first().textContent()).toMatch(/ r-2$/);
		await page.getByLabel('Before, UTC').fill('2020-01-01T00:00:00');
		await page.keyboard.press('Enter');
		await page.getByText('No page of p-1 is kept from before 2020-01-01 00:00:00 UTC').waitFor();
		await page.getByRole('link', { name: 'Newest' }).click();
		await expect.poll(() => listed.count()).toBe(20);
	});

	test('past pages that cannot be listed say why, and are asked for again', async () => {
		await page.route('**/v1/pages?*', (route) => route.abort());
		await open('#/shown?profile=p-1');
		await page.getByRole('alert').getByText('The gateway cannot be reached').waitFor();
		await page.unroute('**/v1/pages?*');
		await page.getByRole('button', { name: 'Try again' }).click();
		await page.getByText('No page of p-1 is kept').waitFor();
	});

	test('a page that was not made anew is shown without scores, and says so', async () => {
		server.served = { how: 'popular', because: 'dependency-resting' };
		await openPage();
		await page.getByText('it is what is popular (dependency-resting)').waitFor();
		await panel().getByText('No trace of it is kept.').waitFor();
	});

	test('health is polled: colours and words say what is bad, charts have tables, another surface is a link', async () => {
		server.health = 'ill';
		await open('#/surfaces');
		await page.getByRole('status').getByText('Act').waitFor();
		const home = page.locator('.surfaces tbody tr').first();
		expect(await home.locator('td.bad').count()).toBeGreaterThan(0);
		expect(await home.textContent()).toContain('99.9 % of answers take up to');
		expect(await page.locator('td.bad', { hasText: 'left alone' }).count()).toBe(1);
		const said = await page.locator('.surfaces').first().locator('tbody tr').allTextContents();
		expect(said).toHaveLength(8);
		expect(said.filter((row) => row.includes('nobody asked yet'))).toHaveLength(3);
		expect(said.find((row) => row.startsWith('notifications'))).toMatch(/5\.0 dwell$/);
		const asked = () => server.asked.filter((each) => each.endsWith('/surfaces')).length;
		await expect.poll(asked, { timeout: 15_000 }).toBeGreaterThan(1);
		const rates = page.locator('.chart').first();
		await rates.getByText('As a table').click();
		await expect.poll(() => rates.locator('tbody tr').count()).toBeGreaterThan(1);
		await page.getByRole('link', { name: 'browse' }).click();
		await page.locator('figcaption', { hasText: 'Latency of browse' }).waitFor();
		expect(hash()).toBe('#/surfaces?surface=browse');
	});

	test('the frontier marks the dial that serves; where none was measured it says how to', async () => {
		await open('#/diversity');
		await page.getByText('At 12 % against none: NDCG@10 −2.2 %').waitFor();
		expect(await page.locator('canvas').count()).toBe(2);
		expect(await page.locator('tr.chosen').textContent()).toContain('12 % · serves');
		server.frontier = undefined;
		await page.reload();
		await page.getByText('Not measured yet').waitFor();
	});

	test('pages are switched by two keys, help shows and hides, letters in a field stay letters', async () => {
		await open();
		await page.getByText('Any page, and why').waitFor();
		for (const [key, place] of [
			['s', '#/surfaces'],
			['d', '#/diversity'],
			['e', '#/experiments'],
			['p', '#/plan'],
			['i', '#/inspect'],
		] as const) {
			await page.keyboard.press('g');
			await page.keyboard.press(key);
			await expect.poll(hash).toBe(place);
		}
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: 'Keys' }).waitFor();
		await page.keyboard.press('?');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.keyboard.press('/');
		await page.keyboard.type('gs?');
		expect(await page.getByLabel('Profile').inputValue()).toBe('gs?');
		expect(hash()).toBe('#/inspect');
	});

	test('on a narrow window nothing is wider than it, but what scrolls by itself', async () => {
		server.health = 'ill';
		await openPage();
		await page.setViewportSize({ width: 420, height: 850 });
		for (const [name, at, sign] of whole) {
			await page.goto(`${server.address}${at}`);
			await page.locator(sign).first().waitFor();
			const wider = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(wider, name).toBe(0);
		}
	});

	/** Places, and what is there when all of it is. */
	const whole = [
		['the empty inspector', '', '.empty'],
		['a page', '#/inspect/r-1', '.card'],
		[
			'two pages and a title',
			'#/inspect/r-1?policy=page-1-diverse&find=pa&title=t-9',
			'.differences',
		],
		['past pages', '#/shown?profile=p-1', '.shown-pages li'],
		['no past pages', '#/shown?profile=p-3', '.shown-pages .empty'],
		['the health of surfaces', '#/surfaces', 'canvas'],
		['the frontier', '#/diversity', 'canvas'],
	] as const;

	for (const [colorScheme, rules] of [
		['light', undefined],
		['dark', ['color-contrast']],
	] as const)
		test(`nothing bars the way of anybody, ${colorScheme}`, { timeout: 120_000 }, async () => {
			server.health = 'ill';
			await page.emulateMedia({ colorScheme });
			await openPage();
			for (const [name, at, sign] of whole) {
				await page.goto(`${server.address}${at}`);
				await page.locator(sign).first().waitFor();
				expect(await faults(rules), name).toEqual([]);
			}
			await page.keyboard.press('?');
			await page.getByRole('dialog').waitFor();
			expect(await faults(rules), 'the keys').toEqual([]);
			await page.keyboard.press('Escape');
			await page.getByRole('button', { name: 'Forget key' }).click();
			expect(await faults(rules), 'the gate').toEqual([]);
		});
});
