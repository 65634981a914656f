import { expect, test } from 'vitest';
import { type Stage, titles } from '../stage.ts';

/** What a visit on the web is: profiles, rows, playing, judging, asking why. */
export function visits(stage: Stage): void {
	test('a new profile is made with the keyboard and has a good page at once', async () => {
		await stage.person.openPicker();
		const profileId = await stage.person.createProfile('Ada Lovelace');
		expect(stage.server.profiles.map(({ name }) => name)).toEqual(['Ada Lovelace']);
		expect(profileId).toBe(stage.server.profiles[0]!.profileId);
		expect((await stage.person.headings()).length).toBeGreaterThan(5);
		await stage.page.reload();
		await stage.page.locator('.card').first().waitFor();
		expect(await stage.page.locator('.who-name').textContent()).toContain('Ada Lovelace');
	});

	test('arrows lead within and between rows, Home and End to their ends, up to the hero, Enter into a title', async () => {
		await stage.person.openHome(stage.profile());
		const [first, second] = await stage.person.headings();
		const start = await stage.person.cardsOf(first!);
		await stage.page.locator('.card').first().focus();
		for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft'])
			await stage.page.keyboard.press(key);
		expect(await stage.person.focusedTitle()).toBe(start[1]);
		await stage.page.keyboard.press('End');
		const row = stage.page.locator('section.row').first();
		await expect
			.poll(() =>
				stage.page.evaluate(() =>
					document.activeElement?.closest('li')?.getAttribute('aria-posinset'),
				),
			)
			.toBe(await row.locator('.card-place').first().getAttribute('aria-setsize'));
		await stage.page.keyboard.press('Home');
		await expect.poll(stage.person.focusedTitle).toBe(start[0]);
		await stage.page.keyboard.press('ArrowDown');
		await expect.poll(stage.person.focusedTitle).toBe((await stage.person.cardsOf(second!))[0]);
		await stage.page.keyboard.press('ArrowUp');
		await stage.page.keyboard.press('ArrowUp');
		await expect
			.poll(() => stage.page.evaluate(() => document.activeElement?.textContent))
			.toContain('Play');
		await stage.page.keyboard.press('ArrowDown');
		await expect.poll(stage.person.focusedTitle).toBe(start[0]);
		await stage.page.keyboard.press('Enter');
		await stage.page.locator('.title-page').waitFor();
		await stage.person.closePanel();
		expect(await stage.person.focusedTitle()).toBe(start[0]);
	});

	test('only posters that can be seen are in the document, and rows below come when they are needed', async () => {
		await stage.person.openHome(stage.profile());
		const inDocument = await stage.page.locator('.card').count();
		const placed = titles.length;
		expect(inDocument).toBeLessThan(placed / 5);
		await stage.page.locator('.card').first().focus();
		const rows = await stage.page.locator('section.row').count();
		for (let i = 1; i < rows; i++) {
			await stage.page.keyboard.press('ArrowDown');
			await expect
				.poll(() =>
					stage.page.evaluate(
						() => document.activeElement?.closest('section')?.querySelector('h2')?.textContent,
					),
				)
				.toBe(await stage.page.locator('section.row h2').nth(i).textContent());
		}
	});

	test('a title that was played comes back to continue, and the page visibly changes', async () => {
		const profileId = stage.profile();
		await stage.person.openHome(profileId);
		const before = await stage.person.headings();
		expect(before).not.toContain('Continue watching');
		const titleId = await stage.person.openTitle({ card: 2 });
		await stage.person.play(1);
		await stage.person.skip(12);
		await stage.person.leavePlayer();

		const told = await stage.eventsOn(titleId, 3);
		expect(told[0]).toMatchObject({ kind: 'play', profileId, surface: 'home', device: 'web' });
		expect(told.filter(({ kind }) => kind === 'progress')).toHaveLength(12);
		const stop = told.at(-1)!;
		expect(stop).toMatchObject({ kind: 'stop', requestId: 'request-1' });
		expect(stop.kind === 'stop' && stop.positionSeconds).toBeGreaterThan(120);
		expect(stop.kind === 'stop' && stop.watchedSeconds).toBeLessThan(60);
		expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(told.length);

		expect((await stage.person.headings())[0]).toBe('Continue watching');
		expect(await stage.person.cardsOf('Continue watching')).toEqual([titleId]);
		expect(await stage.page.locator('.home ~ [role=status]').textContent()).toContain(
			'New: Continue watching',
		);
		await stage.person.openTitle({ heading: 'Continue watching' });
		expect(await stage.page.locator('.title-page .primary').textContent()).toBe('Resume');
	});

	test('the player pauses, seeks and leaves by keyboard', async () => {
		await stage.person.openHome(stage.profile());
		const titleId = await stage.person.openTitle();
		await stage.person.play(1);
		await stage.page.keyboard.press('k');
		await stage.page
			.locator('.player')
			.getByRole('button', { name: 'Play', exact: true })
			.waitFor();
		const slider = stage.page.getByRole('slider', { name: 'Position' });
		const paused = Number(await slider.inputValue());
		await stage.page.keyboard.press('ArrowRight');
		await expect
			.poll(async () => Number(await slider.inputValue()))
			.toBeGreaterThanOrEqual(paused + 9.5);
		await slider.focus();
		await stage.page.keyboard.press('End');
		await expect
			.poll(async () => Number(await slider.inputValue()))
			.toBe(Number(await slider.getAttribute('max')));
		await stage.page.keyboard.press('Escape');
		await stage.page.locator('dialog').waitFor({ state: 'detached' });
		const kinds = (await stage.eventsOn(titleId, 4)).map(({ kind }) => kind);
		expect(kinds).toEqual(['play', 'progress', 'progress', 'progress', 'stop']);
	});

	test('thumbs and list are shown at once, sent once each, and taken back by a second press', async () => {
		await stage.person.openHome(stage.profile());
		const titleId = await stage.person.openTitle();
		const up = stage.page.getByRole('button', { name: 'I like this' });
		const down = stage.page.getByRole('button', { name: 'Not for me' });
		const list = stage.page.locator('.title-page').getByRole('button', { name: 'My list' });
		for (const button of [up, down, list, list, down]) await button.click();
		expect(
			await Promise.all([up, down, list].map((each) => each.getAttribute('aria-pressed'))),
		).toEqual(['false', 'false', 'false']);
		const told = await stage.eventsOn(titleId, 5);
		expect(told.map((event) => (event.kind === 'thumb' ? event.thumb : event.kind))).toEqual([
			'up',
			'down',
			'list-add',
			'list-remove',
			'none',
		]);
	});

	test('why this? gives the sentence at once and every row’s verdict on request', async () => {
		await stage.person.openHome(stage.profile());
		await stage.person.openTitle();
		expect(await stage.page.locator('.why-sentence').textContent()).toMatch(/\w+/);
		await stage.page.getByText('How it was weighed').click();
		await stage.page.getByText('already stands in Top picks').waitFor();
		await stage.page.getByText('Found for this row: 1,000.').waitFor();
		await stage.page.getByText('Chance had a say').waitFor();
		const model = stage.page.getByText('4f0d2c7be81a');
		expect(await model.isVisible()).toBe(false);
		await stage.page.getByText('In figures').click();
		await model.waitFor();
		await stage.page.getByText('warmer-rows').waitFor();
	});

	test('what is done while the service is away is kept, said, and sent when it is back', async () => {
		const profileId = stage.profile();
		await stage.person.openHome(profileId);
		const titleId = await stage.person.openTitle();
		stage.server.outage = {
			type: 'urn:marquee:problem:down',
			title: 'Down',
			status: 503,
			detail: 'The service is being restarted',
			code: 'down',
		};
		await stage.page.getByRole('button', { name: 'I like this' }).click();
		expect(
			await stage.page.getByRole('button', { name: 'I like this' }).getAttribute('aria-pressed'),
		).toBe('true');
		await stage.person.closePanel();
		await stage.page.getByText('The service is being restarted').waitFor();
		await stage.page.getByText(/Offline: \d+ to be sent later/).waitFor();
		expect(await stage.page.locator('.card').count()).toBeGreaterThan(3);
		stage.server.outage = undefined;
		await stage.page.getByRole('button', { name: 'Try again' }).click();
		await stage.page.locator('.problem').waitFor({ state: 'detached' });
		expect(await stage.eventsOn(titleId, 1)).toMatchObject([
			{ kind: 'thumb', thumb: 'up', profileId },
		]);
	});

	test('posters that were really seen are reported once, those below the fold are not', async () => {
		await stage.person.openHome(stage.profile());
		const seen = () =>
			stage.server.events.flatMap((event) => (event.kind === 'impression' ? [event.titleId] : []));
		await expect.poll(() => seen().length, { timeout: 10_000 }).toBeGreaterThan(2);
		const visible = await stage.page.locator('.card').evaluateAll((cards) =>
			cards
				.filter((card) => {
					const { top, bottom, left, right } = card.getBoundingClientRect();
					return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
				})
				.map((card) => card.getAttribute('data-title')),
		);
		await stage.page.waitForTimeout(1_500);
		expect(visible).toEqual(expect.arrayContaining(seen()));
		expect(new Set(seen()).size).toBe(seen().length);
	});

	test('among many profiles one is found by its name', async () => {
		for (let i = 0; i < 200; i++) stage.profile(`Viewer ${i}`);
		const wanted = stage.profile('Quentin Zebra');
		await stage.person.openPicker();
		await stage.page.getByRole('searchbox').fill('zebra');
		await stage.page.getByText('1 profile matches').waitFor();
		await stage.page.getByRole('link', { name: 'Quentin Zebra' }).click();
		await stage.page.locator('.card').first().waitFor();
		expect(stage.page.url()).toContain(wanted);
		await stage.person.openPicker();
		await stage.page.getByRole('searchbox').fill('imported:77');
		const byId = stage.page.getByRole('link', { name: 'Open the profile with the id imported:77' });
		expect(await byId.getAttribute('href')).toBe('#/profile/imported%3A77');
	});

	test('an unknown profile is told so, and can go back to choose', async () => {
		await stage.page.goto(`${stage.server.address}/#/profile/nobody`);
		await stage.page.getByText('There is no profile nobody').waitFor();
		await stage.page.getByRole('link', { name: 'Choose another profile' }).click();
		await stage.page.getByRole('heading', { name: 'Who’s watching?' }).waitFor();
	});

	test.each([360, 3840])(
		'at %i pixels nothing scrolls sideways, and nothing moves while a page is loading',
		async (width) => {
			await stage.page.setViewportSize({
				width,
				height: Math.round(Math.min(2160, Math.max(740, width * 0.6))),
			});
			await stage.page.addInitScript(() => {
				const shifts = { sum: 0 };
				Object.assign(window, { shifts });
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries())
						shifts.sum += (entry as PerformanceEntry & { value: number }).value;
				}).observe({ type: 'layout-shift', buffered: true });
			});
			const profileId = stage.profile();
			await stage.person.openPicker();
			expect(await stage.person.sidewaysPixels(), 'picker').toBe(0);
			await stage.person.openHome(profileId);
			expect(await stage.person.sidewaysPixels(), 'home').toBe(0);
			const shifts = await stage.page.evaluate(
				() => (window as unknown as { shifts: { sum: number } }).shifts.sum,
			);
			expect(shifts).toBeLessThan(0.02);
			await stage.person.openTitle();
			expect(await stage.person.sidewaysPixels(), 'title').toBe(0);
			await stage.person.play(0);
			expect(await stage.person.sidewaysPixels(), 'player').toBe(0);
		},
	);
}
