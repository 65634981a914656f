import { expect, test } from 'vitest';
import { spoken, spokenLocales } from '../../words/locales.ts';
import { type Stage, titles } from '../stage.ts';

/** Six languages, two of which begin at the right. */
export function languages(stage: Stage): void {
	const { open, profile, eventsOn } = stage;

	test('the language is switched at once, kept for the profile, and said in requests and events', async () => {
		const { page } = stage;
		const profileId = profile();
		await open(profileId, '/settings');
		await page.getByRole('button', { name: 'Deutsch' }).click();
		await page.getByText('Gespeichert.').waitFor();
		expect(stage.server.profiles[0]).toMatchObject({ locale: 'de' });
		await page.getByRole('button', { name: 'Fertig' }).click();
		await page.getByRole('heading', { name: 'Für dich ausgewählt' }).waitFor();
		await page.reload();
		await page.getByRole('heading', { name: 'Für dich ausgewählt' }).waitFor();
		expect(await page.getAttribute('html', 'lang')).toBe('de');
		expect(stage.server.asked.findLast((path) => path.includes('/v1/home'))).toContain('locale=de');
		const named = titles.find(({ names }) => names?.de === 'Der Hafen')!;
		await open(profileId, `/title/${named.titleId}`);
		await page.getByRole('heading', { name: 'Der Hafen', level: 1 }).waitFor();
		await page.getByRole('button', { name: 'Gefällt mir' }).click();
		expect((await eventsOn(named.titleId, 1))[0]).toMatchObject({ locale: 'de' });
	});

	test('where lines begin at the right, so do rows: left leads on, and shelves scroll to the left', async () => {
		const { page } = stage;
		await open(profile('Noor', { locale: 'ar' }));
		await page.locator('.card').first().waitFor();
		expect(await page.getAttribute('html', 'dir')).toBe('rtl');
		const named = titles.find(({ names }) => names)!;
		stage.server.take({
			kind: 'stop',
			eventId: 's',
			profileId: 'profile-1',
			titleId: named.titleId,
			happenedAt: 1_000,
			positionSeconds: 900,
			watchedSeconds: 900,
		});
		await page.reload();
		const because = page.locator('[data-family="because-you-watched"] h2');
		await expect.poll(() => because.textContent()).toContain(named.names!.ar);
		const row = page.locator('[data-family="trending"]');
		await row.scrollIntoViewIfNeeded();
		await row.locator('.card').nth(1).waitFor();
		const [first, second] = await Promise.all(
			[0, 1].map((i) => row.locator('.card').nth(i).boundingBox()),
		);
		expect(first!.x).toBeGreaterThan(second!.x);
		expect(first!.x + first!.width).toBeGreaterThan(1_180);
		const ids = await row
			.locator('.card')
			.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-title')));
		await row.locator('.card').first().focus();
		await page.keyboard.press('ArrowLeft');
		await expect.poll(stage.person.focusedTitle).toBe(ids[1]);
		await page.keyboard.press('ArrowRight');
		await expect.poll(stage.person.focusedTitle).toBe(ids[0]);
		const scrolled = () => row.locator('.cards').evaluate((cards) => cards.scrollLeft);
		await page.keyboard.press('End');
		await expect.poll(scrolled).toBeLessThan(-1_000);
		await page.keyboard.press('Home');
		await expect.poll(scrolled).toBe(0);
		await row.hover();
		await row.locator('.pager-end').click();
		await expect.poll(scrolled).toBeLessThan(-500);
		expect(await stage.person.sidewaysPixels()).toBe(0);
	});

	test('no language lets anything scroll sideways, on a phone or on the web', async () => {
		const { page } = stage;
		const profileId = profile();
		for (const locale of spokenLocales.filter((each) => each !== 'en')) {
			stage.server.profiles[0] = { profileId, name: 'Kim', createdAt: 0, locale };
			for (const width of [360, 1_024]) {
				await page.setViewportSize({ width, height: 740 });
				await page.goto('about:blank');
				await open(profileId, '/browse');
				const name = spoken[locale].words.surfaces.browse;
				await page.getByRole('heading', { name, level: 1 }).waitFor();
				expect(await stage.person.sidewaysPixels(), `${locale} ${width}`).toBe(0);
				const face = (await page.locator('.who-face').boundingBox())!;
				expect(face.x, `${locale} ${width}`).toBeGreaterThanOrEqual(0);
				expect(face.x + face.width, `${locale} ${width}`).toBeLessThanOrEqual(width);
			}
		}
	});

	test('a browser that asks for Hebrew gets it before anybody has chosen anything', async () => {
		const context = await stage.page.context().browser()!.newContext({ locale: 'he-IL' });
		const page = await context.newPage();
		await page.goto(`${stage.server.address}/`);
		await page.getByRole('heading', { name: spoken.he.words.picker.who }).waitFor();
		expect(await page.getAttribute('html', 'dir')).toBe('rtl');
		await context.close();
	});
}
