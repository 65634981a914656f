import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Explanation, Page as HomePage } from '@marquee/contracts';
import {
	type Browser,
	installedChromium,
	type Journey,
	journey,
	launchedChromium,
	type Page,
} from '@marquee/viewer/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marquee, type Serving, serving } from './testing/marquee.ts';
import { slicedData } from './testing/sliced-data.ts';

const chromium = installedChromium(process.env);
const mustHaveBrowser = process.env.MARQUEE_REQUIRE_BROWSER === '1';

if (!chromium)
	test('NO BROWSER: the journey from a new profile to a changed page was not made', () => {
		console.warn(
			'SKIPPED: the journey through the real service. Install Chromium or set CHROMIUM_PATH.',
		);
		expect(mustHaveBrowser, 'MARQUEE_REQUIRE_BROWSER=1, but there is no Chromium').toBe(false);
	});

/** One visit from beginning to end: each test goes on where the one before it stopped. */
describe.skipIf(!chromium)('a visit to the real service', () => {
	let folder: string;
	let service: Serving;
	let browser: Browser;
	let page: Page;
	let person: Journey;
	const mistakes: string[] = [];
	/** The pages that the browser was answered, oldest first. */
	const answered: HomePage[] = [];

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'marquee-journey-'));
		const state = join(folder, 'state');
		await slicedData(join(folder, 'data'), 4_000);
		await marquee('import', join(folder, 'data'), '--state', state);
		await marquee('train', '--epochs', '1', '--no-evaluation', '--state', state);
		[service, browser] = await Promise.all([serving(state), launchedChromium(chromium!)]);
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			reducedMotion: 'reduce',
		});
		page = await context.newPage();
		page.on('pageerror', (error) => mistakes.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') mistakes.push(message.text());
		});
		page.on('response', async (response) => {
			if (response.url().includes('/v1/home?')) answered.push(await response.json());
		});
		person = journey(page, service.url);
	}, 300_000);
	afterAll(async () => {
		await browser?.close();
		await service?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	const newest = () => answered.at(-1)!;
	const idsOn = ({ rows }: HomePage) =>
		rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId));
	const expectAccessible = async (where: string) => {
		const { violations } = await new AxeBuilder({ page }).analyze();
		const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`);
		expect(found, where).toEqual([]);
	};
	let played: string;

	test('a new profile has a good page at once: full rows, each with a reason, no title twice', async () => {
		await person.openPicker();
		await expectAccessible('picker');
		await person.createProfile('Ada');
		const { rows, skipped, model } = newest();
		expect(await person.headings()).toEqual(rows.map(({ heading }) => heading));
		expect(rows.length).toBeGreaterThanOrEqual(6);
		for (const { titles, evidence } of rows) {
			expect(titles.length).toBeGreaterThanOrEqual(4);
			expect(evidence.sentence).toMatch(/\w+/);
		}
		expect(new Set(idsOn(newest())).size).toBe(idsOn(newest()).length);
		expect(skipped).toEqual([]);
		expect(model.bundle).toMatch(/^[0-9a-f]{64}$/);
		await expectAccessible('home');
	});

	test('a title that was begun is there to continue, and the page rests on it', async () => {
		const before = newest();
		played = await person.openTitle({ card: 1 });
		await person.play(1);
		await person.skip(120);
		await person.leavePlayer();

		expect((await person.headings())[0]).toBe('Continue watching');
		expect(await person.cardsOf('Continue watching')).toEqual([played]);
		const [first] = newest().rows;
		expect(first!.titles[0]!.positionSeconds).toBeGreaterThan(1_200);
		const headings = newest().rows.map(({ heading }) => heading);
		expect(headings).toContain('Top picks for you');
		expect(headings.some((heading) => heading.startsWith('Because you watched'))).toBe(true);
		expect(idsOn(newest())).not.toEqual(idsOn(before));
		expect(newest().asOf.profile).toBeGreaterThan(0);
	});

	test('why this? says a sentence, and what every row thought of the title', async () => {
		const heading = newest().rows[1]!.heading;
		await person.openTitle({ heading, card: 0 });
		const placed = newest().rows[1]!.titles[0]!;
		expect(await page.locator('.why-sentence').textContent()).toBe(placed.evidence.sentence);
		await page.getByText('How it was weighed').click();
		await page.locator('.fate-shown').waitFor();
		expect(await page.locator('.fate-shown strong').textContent()).toBe(heading);
		await expectAccessible('panel');
	});

	test('a thumb down takes the title off the next page, and the page knows why', async () => {
		const disliked = newest().rows[1]!.titles[0]!.title.titleId;
		const renewed = page.waitForResponse((response) => response.url().includes('/v1/home?'));
		await page.getByRole('button', { name: 'Not for me' }).click();
		await person.closePanel();
		await renewed;
		await page.locator('.home[aria-busy="false"]').waitFor();

		expect(idsOn(newest())).not.toContain(disliked);
		const { requestId } = newest();
		const asked = await page.request.get(
			`${service.url}/v1/explain/${requestId}?title=${disliked}`,
		);
		const { shown, fate } = (await asked.json()) as Explanation;
		expect(shown).toBe(false);
		expect(fate.some(({ reason }) => reason.startsWith('disliked: '))).toBe(true);
	});

	test('nothing went wrong on the way: no error in the browser, no fault told to the operator', async () => {
		expect(mistakes).toEqual([]);
		expect(service.said()).not.toMatch(/error|fault|failed|internal/i);
		expect(await service.stop()).toBe(0);
	});
});
