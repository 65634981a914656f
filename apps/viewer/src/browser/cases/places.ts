import { expect, test } from 'vitest';
import { type Stage, titles } from '../stage.ts';

/** The surfaces beside home, the way between them, and a title's own page. */
export function places(stage: Stage): void {
	const { open, profile, eventsOn } = stage;
	const placeNamed = (name: string) => stage.page.getByRole('link', { name, exact: true });
	const heading = () => stage.page.locator('.surface h1').textContent();
	const comedies = titles.filter(({ genres }) => genres.includes('Comedy'));

	test('a ranking without titles says that too few have watched, not that the catalogue is late', async () => {
		const { page } = stage;
		await page.route(/\/v1\/top-10/, async (route) => {
			const response = await route.fetch();
			await route.fulfill({ response, json: { ...(await response.json()), rows: [] } });
		});
		await open(profile(), '/top-10');
		await page.getByText('Too few profiles in this country').waitFor();
	});

	test('on a phone the first heading keeps its distance from the hero’s buttons', async () => {
		const { page } = stage;
		await page.setViewportSize({ width: 390, height: 844 });
		await open(profile(), '', 'phone');
		const buttons = (await page.locator('.hero .actions').boundingBox())!;
		const heading = (await page.locator('.row h2').first().boundingBox())!;
		expect(heading.y - (buttons.y + buttons.height)).toBeGreaterThanOrEqual(16);
	});

	test('a genre is chosen, ordered and left again with the browser’s own back button', async () => {
		const { page } = stage;
		await open(profile());
		await placeNamed('Browse').click();
		await page.locator('.chip').first().waitFor();
		expect(await page.locator('.row').count()).toBeGreaterThan(3);
		await page.locator('.chip', { hasText: /^Comedy/ }).click();
		await page.locator('.wall .card').first().waitFor();
		expect(await page.locator('.wall .card').count()).toBe(Math.min(48, comedies.length));
		await page.getByLabel('Order').selectOption('newest');
		const newest = comedies.reduce((best, title) => (title.year! > best.year! ? title : best));
		await expect
			.poll(() => page.locator('.wall .card').first().getAttribute('aria-label'))
			.toContain(String(newest.year));
		expect(page.url()).toContain('/browse?genre=Comedy&order=newest');
		expect(stage.server.asked.at(-1)).toContain('genre=Comedy&order=newest');
		await page.goBack();
		await page.locator('.row').first().waitFor();
		await page.goBack();
		await page.locator('.hero').waitFor();
	});

	test('what was put on the list stands there with the day on which it leaves, and is told from there', async () => {
		const { page } = stage;
		const profileId = profile();
		await open(profileId);
		const titleId = await stage.person.openTitle({ heading: 'Trending now' });
		await page.locator('.title-page').getByRole('button', { name: 'My list' }).click();
		await stage.person.closePanel();
		await placeNamed('My list').click();
		const card = page.locator(`.wall .card[data-title="${titleId}"]`);
		await card.waitFor();
		expect(await card.textContent()).toMatch(/Leaves on \d/);
		await card.click();
		await page.locator('.title-page .leaves-words').waitFor();
		await page.getByRole('button', { name: 'I like this' }).click();
		const told = await eventsOn(titleId, 2);
		expect(told.map(({ surface }) => surface)).toEqual(['home', 'my-list']);
		const request = stage.server.asked.findLast((path) => path.includes('/v1/my-list'));
		expect(request).toContain('device=web&locale=en-GB');
	});

	test('an empty list says how to fill it and leads to where titles are', async () => {
		const { page } = stage;
		await open(profile(), '/my-list');
		await page.getByText('Your list is empty').waitFor();
		await page.locator('main').getByRole('button', { name: 'Browse' }).click();
		await page.locator('.chip').first().waitFor();
	});

	test('the top 10 are ten, in order, each with its number, and the row at home has the same numbers', async () => {
		const { page } = stage;
		const profileId = profile('Kim', { country: 'PT' });
		await open(profileId, '/top-10');
		await page.locator('.ranked').first().waitFor();
		expect(await page.locator('.numeral').allTextContents()).toEqual(
			Array.from({ length: 10 }, (_, i) => String(i + 1)),
		);
		await page.getByText('Most watched today · Portugal').waitFor();
		expect(stage.server.asked.findLast((path) => path.includes('/v1/top-10'))).toContain(
			'country=PT',
		);
		await page.locator('.ranked').nth(3).click();
		await page.locator('.title-page').waitFor();
		await page.goBack();
		await placeNamed('Home').click();
		await page.locator('.row-ranked .numeral').first().waitFor();
	});

	test('what was begun is there to continue, with how much is left', async () => {
		const { page } = stage;
		await open(profile());
		const titleId = await stage.person.openTitle({ heading: 'Trending now' });
		await stage.person.play(0);
		await stage.person.skip(30);
		await stage.person.leavePlayer();
		await placeNamed('Continue watching').click();
		const card = page.locator(`.card-landscape[data-title="${titleId}"]`);
		await card.waitFor();
		expect(await card.textContent()).toMatch(/\d (hr|min)s? left/);
	});

	test('a title’s page leads to what is like it, and back step by step to where one was', async () => {
		const { page } = stage;
		await open(profile());
		await page.evaluate(() => window.scrollTo(0, 900));
		const first = await stage.person.openTitle({ heading: 'Trending now', card: 1 });
		const scrolled = await page.evaluate(() => window.scrollY);
		expect(scrolled).toBeGreaterThan(100);
		await page.locator('.title-page .row .card').first().click();
		await expect
			.poll(() => page.locator('.title-page').getAttribute('data-title-page'))
			.not.toBe(first);
		await page.goBack();
		await page.locator(`.title-page[data-title-page="${first}"]`).waitFor();
		await page.goBack();
		await page.locator('.title-page').waitFor({ state: 'detached' });
		expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
		await expect.poll(stage.person.focusedTitle).toBe(first);
	});

	test('a title opened by its address says what it is, and its back button leads home instead of away', async () => {
		const { page } = stage;
		const title = titles.find(({ names }) => names)!;
		const profileId = profile();
		await page.goto(`${stage.server.address}/#/profile/${profileId}/title/${title.titleId}`);
		await page.getByRole('heading', { name: title.name, level: 1 }).waitFor();
		await page.getByText('You came to this title by yourself').waitFor();
		for (const name of title.people!)
			expect(await page.locator('.credits').textContent()).toContain(name);
		await page.getByRole('button', { name: 'Not for me' }).click();
		expect((await eventsOn(title.titleId, 1))[0]).not.toHaveProperty('surface');
		await page.locator('.title-page .close').click();
		await page.locator('.hero').waitFor();
		expect(page.url()).toMatch(new RegExp(`#/profile/${profileId}$`));
		expect(await heading()).toBe('Home of Kim');
	});

	test('a trailer is shown, and what was watched of it is told with the decision that chose it', async () => {
		const { page } = stage;
		const title = titles.find(({ trailers }) => trailers)!;
		await open(profile(), `/title/${title.titleId}`);
		await page.getByRole('button', { name: 'Trailer', exact: true }).click();
		await page.locator('.scene').waitFor();
		await page.waitForTimeout(300);
		await page.keyboard.press('Escape');
		await page.locator('dialog').waitFor({ state: 'detached' });
		const [told] = await eventsOn(title.titleId, 1);
		expect(told).toMatchObject({ kind: 'trailer-play', trailerId: 'the-chase' });
		expect(told!.requestId).toMatch(/^decision-/);
		expect(told!.kind === 'trailer-play' && told!.watchedSeconds).toBeGreaterThan(0.2);
	});

	test('a page that is not fresh says so in plain words, and how old what it rests on is', async () => {
		const { page } = stage;
		stage.server.served = { how: 'popular', because: 'the model took too long' };
		await open(profile());
		await page.getByText('For the moment you see what is popular').waitFor();
		await page.locator('.notice').getByRole('button', { name: 'About this page' }).click();
		const about = page.getByRole('dialog', { name: 'About this page' });
		expect(await about.textContent()).toContain('the model took too long');
		expect(await about.textContent()).toContain('2 days ago');
		await page.keyboard.press('Escape');
		await about.waitFor({ state: 'detached' });
	});

	test('a list that could not be read is not said to be empty', async () => {
		const { page } = stage;
		const profileId = profile();
		await open(profileId, '/my-list');
		await page.getByText('Your list is empty').waitFor();
		stage.server.served = { how: 'kept', because: 'profile-states: no answer within 60 ms' };
		await page.reload();
		await page.getByText('Your page could not be loaded').waitFor();
		expect(await page.getByText('Your list is empty').count()).toBe(0);
	});

	test('an age limit is the profile’s own: it is saved, and what is for older viewers is gone', async () => {
		const { page } = stage;
		const profileId = profile();
		await open(profileId, '/browse?genre=Action');
		const shown = () => page.locator('.wall .card').count();
		const before = await shown();
		await page.getByRole('link', { name: 'Settings' }).click();
		await page.getByRole('button', { name: 'Up to 12' }).click();
		await page.getByLabel('Country').selectOption('BR');
		await page.getByText('Saved.').waitFor();
		expect(stage.server.profiles[0]).toMatchObject({ maturityLimit: 12, country: 'BR' });
		await page.getByRole('button', { name: 'Done' }).click();
		await expect.poll(shown).toBeLessThan(before);
		expect(stage.server.asked.at(-1)).toContain('country=BR');
	});

	test('whether messages may come, and by which clock, is said for the profile, beside what it said before', async () => {
		const { page } = stage;
		await open(profile('Ada', { maturityLimit: 12 }), '/settings');
		const sheet = page.getByRole('dialog', { name: 'Settings of Ada' });
		const isChosen = (name: string) =>
			sheet.getByRole('button', { name }).getAttribute('aria-pressed');
		expect(await isChosen('May come, by day')).toBe('true');
		await sheet.getByRole('button', { name: 'None wanted' }).click();
		await page.getByText('Saved.').waitFor();
		expect(stage.server.profiles[0]).toMatchObject({ messages: false, maturityLimit: 12 });
		await expect.poll(() => isChosen('None wanted')).toBe('true');
		const zone = sheet.getByLabel('Time zone');
		expect(await zone.locator('option').nth(1).textContent()).toMatch(/^As on this device: ./);
		await zone.selectOption({ label: 'America/Sao Paulo' });
		await expect
			.poll(() => stage.server.profiles[0])
			.toMatchObject({ messages: false, maturityLimit: 12, timeZone: 'America/Sao_Paulo' });
		await zone.selectOption('');
		await expect.poll(() => stage.server.profiles[0]!.timeZone).toBeUndefined();
	});

	test('on a phone the places are below, rows are swiped, and requests say what they are for', async () => {
		const { page } = stage;
		await page.setViewportSize({ width: 390, height: 844 });
		const profileId = profile();
		await open(profileId, '', 'phone');
		const bar = (await page.locator('.places').boundingBox())!;
		expect(bar.y + bar.height).toBeCloseTo(844, 0);
		const shelf = page.locator('.cards').first();
		await shelf.evaluate((cards) => cards.scrollTo(500, 0));
		await expect
			.poll(async () =>
				Number(await shelf.locator('.card-place').last().getAttribute('aria-posinset')),
			)
			.toBeGreaterThan(7);
		await page.locator('.places a').nth(2).click();
		await page.locator('.ranked').first().waitFor();
		expect(await stage.person.sidewaysPixels()).toBe(0);
		expect(stage.server.asked.at(-1)).toContain('device=phone');
	});
}
