import { expect, test } from 'vitest';
import type { Stage } from '../stage.ts';

/** A remote control has arrows, Enter and back: everything must be within their reach. */
export function television(stage: Stage): void {
	const { open, profile, eventsOn } = stage;
	const focused = () =>
		stage.page.evaluate(() => {
			const { activeElement: at } = document;
			return at?.getAttribute('aria-label') || at?.textContent || at?.tagName || '';
		});
	const press = async (...keys: string[]) => {
		for (const key of keys) await stage.page.keyboard.press(key);
	};
	/** Presses a key until the focus is on something with these words. */
	const pressUntil = async (key: string, words: RegExp, most = 12) => {
		for (let i = 0; i < most && !words.test(await focused()); i++) await press(key);
		expect(await focused()).toMatch(words);
	};

	test('with arrows alone one gets from home to browse, into a title, on to one like it, and back', async () => {
		const { page } = stage;
		await page.setViewportSize({ width: 1920, height: 1080 });
		await open(profile(), '', 'television');
		await expect.poll(focused).toBe('Play');
		await pressUntil('ArrowLeft', /^(Home|Browse|Top 10|My list|Continue watching|Settings)$/);
		await pressUntil('ArrowUp', /^Home$/);
		await pressUntil('ArrowDown', /^Browse$/);
		await press('Enter');
		await page.locator('.chip').first().waitFor();
		await pressUntil('ArrowRight', /^(All genres|Action|Adventure|.*, )/);
		await pressUntil('ArrowDown', /, \d{4}, /);
		const titleId = (await stage.person.focusedTitle())!;
		await press('Enter');
		await expect.poll(focused).toBe('Play');
		await pressUntil('ArrowRight', /I like this/);
		await press('Enter');
		await page.locator('.title-page .row .card').first().waitFor();
		await pressUntil('ArrowDown', /, \d{4}, /);
		await press('Enter');
		await expect
			.poll(() => page.locator('.title-page').getAttribute('data-title-page'))
			.not.toBe(titleId);
		await press('Backspace');
		await page.locator(`.title-page[data-title-page="${titleId}"]`).waitFor();
		await press('Backspace');
		await page.locator('.title-page').waitFor({ state: 'detached' });
		await expect.poll(stage.person.focusedTitle).toBe(titleId);
		await press('Backspace');
		await page.locator('.hero').waitFor();
		const [thumb] = await eventsOn(titleId, 1);
		expect(thumb).toMatchObject({ kind: 'thumb', surface: 'browse', device: 'television' });
		expect(thumb!.requestId).toMatch(/^request-/);
	});

	test('from every control on every surface some arrow leads on, and all of them are reached', async () => {
		const { page } = stage;
		await page.setViewportSize({ width: 1920, height: 1080 });
		const profileId = profile();
		for (const path of ['/top-10', '/my-list', '/settings']) {
			await open(profileId, path, 'television');
			await page.locator('.ranked, .problem, dialog').first().waitFor();
			const missed = await page.evaluate(() => {
				const scope = document.querySelector('dialog[open]') ?? document.body;
				const all = [...scope.querySelectorAll<HTMLElement>('a[href], button, select')];
				const reached = new Set<Element>([document.activeElement!]);
				for (const from of reached)
					for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
						(from as HTMLElement).focus();
						from.dispatchEvent(
							new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
						);
						reached.add(document.activeElement!);
					}
				return all
					.filter((each) => !each.closest('[inert]') && !reached.has(each))
					.map((each) => each.outerHTML.slice(0, 90));
			});
			expect(missed, path).toEqual([]);
		}
	});

	test('every icon of the closed rail lies on the screen, on whichever side the rail is', async () => {
		const { page } = stage;
		await page.setViewportSize({ width: 1920, height: 1080 });
		for (const locale of ['en', 'ar']) {
			await open(profile('Noor', { locale }), '', 'television');
			await expect.poll(() => page.getAttribute('html', 'lang')).toBe(locale);
			await page.locator('.hero .primary:focus').waitFor();
			const hidden = await page.evaluate(() => {
				const rail = document.querySelector('.surface-head')!.getBoundingClientRect();
				return [...document.querySelectorAll('.surface-head .icon')]
					.map((icon) => icon.getBoundingClientRect())
					.filter(({ left, right }) => left < rail.left || right > rail.right)
					.map(({ left, right }) => [left, right]);
			});
			expect(hidden, locale).toEqual([]);
		}
	});

	test('the player is left with the remote’s own back key, and focus is where it was', async () => {
		const { page } = stage;
		await open(profile(), '', 'television');
		await expect.poll(focused).toBe('Play');
		await press('Enter');
		await page.getByRole('slider').waitFor();
		await expect.poll(focused).toBe('Pause');
		await press('Backspace');
		await page.locator('dialog').waitFor({ state: 'detached' });
		await page.locator('.hero').waitFor();
		await expect.poll(focused).toBe('Play');
	});
}
