import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { type Stage, titles } from '../stage.ts';

/** Finding titles while typing: by keys, with mistakes, in scripts that are put together, and those that are not there. */
export function search(stage: Stage): void {
	const { open, profile, eventsOn } = stage;
	const box = () => stage.page.locator('.search-box input');
	const names = () => stage.page.locator('.result-name').allTextContents();
	const status = () => stage.page.locator('.searching > [role=status]').textContent();
	const answered = (query: string) =>
		expect.poll(() => stage.server.asked.some((path) => asksFor(path, query))).toBe(true);
	const asksFor = (path: string, query: string) =>
		path.startsWith('/v1/search?') && new URLSearchParams(path.split('?')[1]).get('q') === query;
	const asked = () =>
		stage.server.asked
			.filter((path) => path.startsWith('/v1/search?'))
			.map((path) => new URLSearchParams(path.split('?')[1]));
	const sound = async () => {
		const axe = new AxeBuilder({ page: stage.page })
			.setLegacyMode(true)
			.options({ resultTypes: ['violations'], preload: false })
			.exclude('.poster-art')
			.exclude('.icon');
		const { violations } = await axe.analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		expect(await stage.person.sidewaysPixels()).toBe(0);
	};

	test('with the keyboard alone: "/" from home, letters, results, a title, and another search; told with the answer and the place', async () => {
		const { page } = stage;
		await open(profile());
		await page.keyboard.press('/');
		await page.locator('.genre-tile').first().waitFor();
		await sound();
		await page.keyboard.type('harbour');
		await page.locator('.result').first().waitFor();
		await expect.poll(async () => (await names())[0]).toMatch(/^Harbour/);
		expect(await page.locator('.result-name mark').first().textContent()).toBe('Harbour');
		await expect.poll(status).toBe('20 results for “harbour”');
		await expect.poll(() => page.url()).toContain('/search?q=harbour');
		await page.keyboard.press('ArrowDown');
		const active = await box().getAttribute('aria-activedescendant');
		expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true');
		expect(await box().inputValue()).toBe('harbour');
		await sound();
		await page.keyboard.press('Escape');
		expect(await box().getAttribute('aria-activedescendant')).toBeNull();
		while (!(await stage.person.focusedTitle())) await page.keyboard.press('Tab');
		await page.keyboard.press('ArrowRight');
		const titleId = (await stage.person.focusedTitle())!;
		await page.keyboard.press('Enter');
		await page.locator('.title-page .primary').waitFor();
		await page.locator('.title-page').getByRole('button', { name: 'My list' }).press('Enter');
		const [told] = await eventsOn(titleId, 1);
		const answer = asked().findLast((query) => query.get('q') === 'harbour')!;
		const seen = stage.server.events.find(
			(event) => event.kind === 'impression' && event.row === 'results' && event.position === 0,
		);
		expect(seen).toMatchObject({ surface: 'search', requestId: told!.requestId });
		expect(told).toMatchObject({ kind: 'list-add', surface: 'search' });
		await page.keyboard.press('Escape');
		await expect.poll(stage.person.focusedTitle).toBe(titleId);
		await page.keyboard.press('/');
		await page.keyboard.type('tide');
		await answered('tide');
		const next = asked().at(-1)!;
		expect(answer.get('session')).not.toBe(next.get('session'));
		expect(new Set(asked().map((query) => query.get('session'))).size).toBe(2);
	});

	test('a mistake is looked past and said; filters, people and suggestions change what is found', async () => {
		const { page } = stage;
		await open(profile(), '/search?q=habrour');
		await page.locator('.correction', { hasText: 'Results for harbour.' }).waitFor();
		await page.locator('.correction button').click();
		await expect.poll(() => box().inputValue()).toBe('harbour');
		await page.locator('.correction').waitFor({ state: 'detached' });
		const chip = page.locator('.chip[aria-pressed="false"]', { hasText: /^Comedy/ });
		await chip.click();
		await page.getByRole('button', { name: 'Show everything' }).waitFor();
		expect(asked().at(-1)!.get('genre')).toBe('Comedy');
		await page.locator('.chip[aria-pressed="true"]', { hasText: /^Comedy/ }).click();
		await expect.poll(() => asked().at(-1)!.get('genre')).toBeNull();
		await box().fill('ines');
		await page.locator('.search-people .chip', { hasText: 'Ines Okafor' }).click();
		await expect.poll(() => box().inputValue()).toBe('Ines Okafor');
		await box().fill('comedy');
		await page.getByRole('button', { name: 'Without Comedy' }).click();
		await page.locator('.genre-tile').first().waitFor();
		expect(await box().inputValue()).toBe('');
	});

	test('while a word is put together nothing is asked, and an answer that comes late changes nothing', async () => {
		const { page } = stage;
		await open(profile(), '/search');
		await page.locator('.genre-tile').first().waitFor();
		await box().focus();
		const before = asked().length;
		const keys = await page.context().newCDPSession(page);
		for (const text of ['ㅎ', '하', '한'])
			await keys.send('Input.imeSetComposition', {
				text,
				selectionStart: text.length,
				selectionEnd: text.length,
			});
		await page.waitForTimeout(250);
		expect(await box().inputValue()).toBe('한');
		expect(asked().length).toBe(before);
		await keys.send('Input.insertText', { text: '한' });
		await answered('한');
		expect(asked().length).toBe(before + 1);

		let late = false;
		await page.route(
			(url) => url.pathname === '/v1/search' && url.searchParams.get('q') === 'harb',
			async (route) => {
				await answered('tide');
				late = true;
				await route.continue().catch(() => {});
			},
		);
		await box().fill('harb');
		await page.waitForRequest((request) => request.url().includes('q=harb'));
		await box().fill('tide');
		await expect.poll(() => late).toBe(true);
		await expect.poll(async () => (await names())[0]).toMatch(/Tide/);
		await page.waitForTimeout(150);
		expect((await names()).join()).not.toMatch(/Harbour/);
	});

	test('a title that cannot be watched is said to be so, with what is like it', async () => {
		const { page } = stage;
		const missing = titles.find(
			({ maturity, name }) =>
				maturity === 16 && titles.filter((title) => title.name === name).length === 1,
		)!;
		const query = encodeURIComponent(missing.name);
		await open(profile('Kim', { maturityLimit: 12 }), `/search?q=${query}`);
		await page.getByText('It is above the age limit of this profile.').first().waitFor();
		expect(await page.locator('.unavailable .result-name').first().textContent()).toBe(
			missing.name,
		);
		await page.locator('[data-family="like"] .card').first().waitFor();
		expect(await page.locator('[data-family="like"] h2').textContent()).toBe(
			`Like ${missing.name}`,
		);
	});

	test('from the right: names keep their own direction, and nothing scrolls sideways on any screen', async () => {
		const { page } = stage;
		const profileId = profile('Noor', { locale: 'ar' });
		for (const [width, height, shape] of [
			[360, 740, 'phone'],
			[1_280, 800, 'web'],
			[3_840, 2_160, 'television'],
		] as const) {
			await page.setViewportSize({ width, height });
			await open(profileId, '/search?q=harbour', shape);
			await page.locator('.result').nth(1).waitFor();
			expect(await stage.person.sidewaysPixels(), shape).toBe(0);
		}
		expect(await page.locator('.result-name bdi').first().textContent()).toBe('الميناء');
		expect(await page.locator('.result-why').first().textContent()).toContain('Harbour');
		const [first, second] = await Promise.all(
			[0, 1].map((i) => page.locator('.result').nth(i).boundingBox()),
		);
		expect(first!.x).toBeGreaterThan(second!.x);
		await page.setViewportSize({ width: 390, height: 844 });
		await open(profileId, '/search?q=habrour', 'phone');
		await page.locator('.correction').waitFor();
		await sound();
	});

	test('with a remote control arrows lead from the rail to the box, to suggestions, to results and back', async () => {
		const { page } = stage;
		await page.setViewportSize({ width: 1_920, height: 1_080 });
		await open(profile(), '', 'television');
		await page.locator('.hero .primary:focus').waitFor();
		for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp'])
			if (!(await page.locator('.search-link:focus').count())) await page.keyboard.press(key);
		await page.keyboard.press('Enter');
		await page.locator('.search-box input:focus').waitFor();
		await page.keyboard.type('tide');
		await page.locator('.result').first().waitFor();
		const focusIs = (selector: string) => page.locator(`${selector}:focus`).count();
		for (const selector of ['.suggestion', '.result']) {
			for (let i = 0; i < 4 && !(await focusIs(selector)); i++)
				await page.keyboard.press('ArrowDown');
			expect(await focusIs(selector), selector).toBe(1);
		}
		const titleId = await stage.person.focusedTitle();
		await page.keyboard.press('Enter');
		await page.locator(`.title-page[data-title-page="${titleId}"]`).waitFor();
		await page.keyboard.press('Backspace');
		await expect.poll(stage.person.focusedTitle).toBe(titleId);
		for (let i = 0; i < 5 && !(await focusIs('.search-box input')); i++)
			await page.keyboard.press('ArrowUp');
		expect(await focusIs('.search-box input')).toBe(1);
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await page.locator('.hero').waitFor();
	});
}
