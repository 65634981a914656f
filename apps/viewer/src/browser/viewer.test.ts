import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import { systemClock } from '@marquee/units';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { type RehearsalServer, rehearsalServer } from '../testing/rehearsal-server.ts';
import { builtViewer } from './built-viewer.ts';
import { type Browser, installedChromium, launchedChromium, type Page } from './chromium.ts';
import { type Journey, journey } from './journey.ts';

const chromium = installedChromium(process.env);
const mustHaveBrowser = process.env.MARQUEE_REQUIRE_BROWSER === '1';
const titles = rehearsalCatalogue(480);

if (!chromium)
	test('NO BROWSER: the viewer’s pages were not tested', () => {
		console.warn(
			'SKIPPED: every browser test of the viewer. Install Chromium or set CHROMIUM_PATH.',
		);
		expect(mustHaveBrowser, 'MARQUEE_REQUIRE_BROWSER=1, but there is no Chromium').toBe(false);
	});

describe.skipIf(!chromium)('the viewer in a browser', () => {
	let folder: string;
	let browser: Browser;
	let server: RehearsalServer;
	let page: Page;
	let person: Journey;
	const mistakes: string[] = [];

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'marquee-viewer-'));
		[browser] = await Promise.all([launchedChromium(chromium!), builtViewer(folder)]);
	});
	afterAll(async () => {
		await browser?.close();
		await rm(folder, { recursive: true, force: true });
	});
	beforeEach(async () => {
		server = await rehearsalServer({ titles, folder, clock: systemClock });
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			reducedMotion: 'reduce',
		});
		page = await context.newPage();
		page.on('pageerror', (error) => mistakes.push(error.message));
		page.on('console', (message) => {
			if (message.text().includes('Content Security Policy')) mistakes.push(message.text());
		});
		person = journey(page, server.address);
	});
	afterEach(async () => {
		await page.context().close();
		await server.close();
		expect(mistakes.splice(0)).toEqual([]);
	});

	const profile = (name = 'Kim') => {
		const made = { profileId: `profile-${server.profiles.length + 1}`, name, createdAt: 0 };
		server.profiles.push(made);
		return made.profileId;
	};
	const eventsOn = async (
		titleId: string,
		count: number,
		not: ViewingEvent['kind'] = 'impression',
	) => {
		const found = () =>
			server.events.filter((event) => event.kind !== not && event.titleId === titleId);
		await expect.poll(() => found().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
		return found();
	};

	test('a new profile is made with the keyboard and has a good page at once', async () => {
		await person.openPicker();
		const profileId = await person.createProfile('Ada Lovelace');
		expect(server.profiles.map(({ name }) => name)).toEqual(['Ada Lovelace']);
		expect(profileId).toBe(server.profiles[0]!.profileId);
		expect((await person.headings()).length).toBeGreaterThan(5);
		await page.reload();
		await page.locator('.card').first().waitFor();
		expect(await page.locator('.who-name').textContent()).toContain('Ada Lovelace');
	});

	test('arrows lead within and between rows, Home and End to their ends, up to the hero, Enter into a title', async () => {
		await person.openHome(profile());
		const [first, second] = await person.headings();
		const start = await person.cardsOf(first!);
		await page.locator('.card').first().focus();
		for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
		expect(await person.focusedTitle()).toBe(start[1]);
		await page.keyboard.press('End');
		const row = page.locator('section.row').first();
		await expect
			.poll(() =>
				page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset')),
			)
			.toBe(await row.locator('.card-place').first().getAttribute('aria-setsize'));
		await page.keyboard.press('Home');
		await expect.poll(person.focusedTitle).toBe(start[0]);
		await page.keyboard.press('ArrowDown');
		await expect.poll(person.focusedTitle).toBe((await person.cardsOf(second!))[0]);
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowUp');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.textContent))
			.toContain('Play');
		await page.keyboard.press('ArrowDown');
		await expect.poll(person.focusedTitle).toBe(start[0]);
		await page.keyboard.press('Enter');
		await page.locator('.title-page').waitFor();
		await person.closePanel();
		expect(await person.focusedTitle()).toBe(start[0]);
	});

	test('only posters that can be seen are in the document, and rows below come when they are needed', async () => {
		await person.openHome(profile());
		const inDocument = await page.locator('.card').count();
		const placed = titles.length;
		expect(inDocument).toBeLessThan(placed / 5);
		await page.locator('.card').first().focus();
		const rows = await page.locator('section.row').count();
		for (let i = 1; i < rows; i++) {
			await page.keyboard.press('ArrowDown');
			await expect
				.poll(() =>
					page.evaluate(
						() => document.activeElement?.closest('section')?.querySelector('h2')?.textContent,
					),
				)
				.toBe(await page.locator('section.row h2').nth(i).textContent());
		}
	});

	test('a title that was played comes back to continue, and the page visibly changes', async () => {
		const profileId = profile();
		await person.openHome(profileId);
		const before = await person.headings();
		expect(before).not.toContain('Continue watching');
		const titleId = await person.openTitle({ card: 2 });
		await person.play(1);
		await person.skip(12);
		await person.leavePlayer();

		const told = await eventsOn(titleId, 3);
		expect(told[0]).toMatchObject({ kind: 'play', profileId, surface: 'home', device: 'web' });
		expect(told.filter(({ kind }) => kind === 'progress')).toHaveLength(12);
		const stop = told.at(-1)!;
		expect(stop).toMatchObject({ kind: 'stop', requestId: 'request-1' });
		expect(stop.kind === 'stop' && stop.positionSeconds).toBeGreaterThan(120);
		expect(stop.kind === 'stop' && stop.watchedSeconds).toBeLessThan(60);
		expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(told.length);

		expect((await person.headings())[0]).toBe('Continue watching');
		expect(await person.cardsOf('Continue watching')).toEqual([titleId]);
		expect(await page.locator('.home ~ [role=status]').textContent()).toContain(
			'New: Continue watching',
		);
		await person.openTitle({ heading: 'Continue watching' });
		expect(await page.locator('.title-page .primary').textContent()).toBe('Resume');
	});

	test('the player pauses, seeks and leaves by keyboard', async () => {
		await person.openHome(profile());
		const titleId = await person.openTitle();
		await person.play(1);
		await page.keyboard.press('k');
		await page.locator('.player').getByRole('button', { name: 'Play', exact: true }).waitFor();
		const slider = page.getByRole('slider', { name: 'Position' });
		const paused = Number(await slider.inputValue());
		await page.keyboard.press('ArrowRight');
		await expect
			.poll(async () => Number(await slider.inputValue()))
			.toBeGreaterThanOrEqual(paused + 9.5);
		await slider.focus();
		await page.keyboard.press('End');
		await expect
			.poll(async () => Number(await slider.inputValue()))
			.toBe(Number(await slider.getAttribute('max')));
		await page.keyboard.press('Escape');
		await page.locator('dialog').waitFor({ state: 'detached' });
		const kinds = (await eventsOn(titleId, 4)).map(({ kind }) => kind);
		expect(kinds).toEqual(['play', 'progress', 'progress', 'progress', 'stop']);
	});

	test('thumbs and list are shown at once, sent once each, and taken back by a second press', async () => {
		await person.openHome(profile());
		const titleId = await person.openTitle();
		const up = page.getByRole('button', { name: 'I like this' });
		const down = page.getByRole('button', { name: 'Not for me' });
		const list = page.locator('.title-page').getByRole('button', { name: 'My list' });
		for (const button of [up, down, list, list, down]) await button.click();
		expect(
			await Promise.all([up, down, list].map((each) => each.getAttribute('aria-pressed'))),
		).toEqual(['false', 'false', 'false']);
		const told = await eventsOn(titleId, 5);
		expect(told.map((event) => (event.kind === 'thumb' ? event.thumb : event.kind))).toEqual([
			'up',
			'down',
			'list-add',
			'list-remove',
			'none',
		]);
	});

	test('why this? gives the sentence at once and every row’s verdict on request', async () => {
		await person.openHome(profile());
		await person.openTitle();
		expect(await page.locator('.why-sentence').textContent()).toMatch(/\w+/);
		await page.getByText('How it was weighed').click();
		await page.getByText('already stands in Top picks').waitFor();
	});

	test('what is done while the service is away is kept, said, and sent when it is back', async () => {
		const profileId = profile();
		await person.openHome(profileId);
		const titleId = await person.openTitle();
		server.outage = {
			type: 'urn:marquee:problem:down',
			title: 'Down',
			status: 503,
			detail: 'The service is being restarted',
			code: 'down',
		};
		await page.getByRole('button', { name: 'I like this' }).click();
		expect(
			await page.getByRole('button', { name: 'I like this' }).getAttribute('aria-pressed'),
		).toBe('true');
		await person.closePanel();
		await page.getByText('The service is being restarted').waitFor();
		await page.getByText(/Offline: \d+ to be sent later/).waitFor();
		expect(await page.locator('.card').count()).toBeGreaterThan(3);
		server.outage = undefined;
		await page.getByRole('button', { name: 'Try again' }).click();
		await page.locator('.problem').waitFor({ state: 'detached' });
		expect(await eventsOn(titleId, 1)).toMatchObject([{ kind: 'thumb', thumb: 'up', profileId }]);
	});

	test('posters that were really seen are reported once, those below the fold are not', async () => {
		await person.openHome(profile());
		const seen = () =>
			server.events.flatMap((event) => (event.kind === 'impression' ? [event.titleId] : []));
		await expect.poll(() => seen().length, { timeout: 10_000 }).toBeGreaterThan(2);
		const visible = await page.locator('.card').evaluateAll((cards) =>
			cards
				.filter((card) => {
					const { top, bottom, left, right } = card.getBoundingClientRect();
					return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
				})
				.map((card) => card.getAttribute('data-title')),
		);
		await page.waitForTimeout(1_500);
		expect(visible).toEqual(expect.arrayContaining(seen()));
		expect(new Set(seen()).size).toBe(seen().length);
	});

	test('among many profiles one is found by its name', async () => {
		for (let i = 0; i < 200; i++) profile(`Viewer ${i}`);
		const wanted = profile('Quentin Zebra');
		await person.openPicker();
		await page.getByRole('searchbox').fill('zebra');
		await page.getByText('1 profile matches').waitFor();
		await page.getByRole('link', { name: 'Quentin Zebra' }).click();
		await page.locator('.card').first().waitFor();
		expect(page.url()).toContain(wanted);
		await person.openPicker();
		await page.getByRole('searchbox').fill('imported:77');
		const byId = page.getByRole('link', { name: 'Open the profile with the id imported:77' });
		expect(await byId.getAttribute('href')).toBe('#/profile/imported%3A77');
	});

	test('an unknown profile is told so, and can go back to choose', async () => {
		await page.goto(`${server.address}/#/profile/nobody`);
		await page.getByText('There is no profile nobody').waitFor();
		await page.getByRole('link', { name: 'Choose another profile' }).click();
		await page.getByRole('heading', { name: 'Who’s watching?' }).waitFor();
	});

	test.each([360, 3840])(
		'at %i pixels nothing scrolls sideways, and nothing moves while a page is loading',
		async (width) => {
			await page.setViewportSize({
				width,
				height: Math.round(Math.min(2160, Math.max(740, width * 0.6))),
			});
			await page.addInitScript(() => {
				const shifts = { sum: 0 };
				Object.assign(window, { shifts });
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries())
						shifts.sum += (entry as PerformanceEntry & { value: number }).value;
				}).observe({ type: 'layout-shift', buffered: true });
			});
			const profileId = profile();
			await person.openPicker();
			expect(await person.sidewaysPixels(), 'picker').toBe(0);
			await person.openHome(profileId);
			expect(await person.sidewaysPixels(), 'home').toBe(0);
			const shifts = await page.evaluate(
				() => (window as unknown as { shifts: { sum: number } }).shifts.sum,
			);
			expect(shifts).toBeLessThan(0.02);
			await person.openTitle();
			expect(await person.sidewaysPixels(), 'title').toBe(0);
			await person.play(0);
			expect(await person.sidewaysPixels(), 'player').toBe(0);
		},
	);
});
