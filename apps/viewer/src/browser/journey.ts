import type { Page } from './chromium.ts';

/** A person before the viewer: what they can do, and what they then see. Works on any server behind the page. */
export interface Journey {
	readonly openPicker: () => Promise<void>;
	/** Makes a profile with the keyboard alone; answers its id once its home page is there. */
	readonly createProfile: (name: string) => Promise<string>;
	readonly openHome: (profileId: string) => Promise<void>;
	/** Row headings from top to bottom. */
	readonly headings: () => Promise<string[]>;
	/** Opens the page of a title: of the row with this heading, else of the first row of posters; answers the title's id. */
	readonly openTitle: (place?: { heading?: string; card?: number }) => Promise<string>;
	/** Goes back from a title's page to where it was opened. */
	readonly closePanel: () => Promise<void>;
	/** Plays the title whose page is open until its clock shows at least so many seconds more. */
	readonly play: (seconds: number) => Promise<void>;
	/** Skips forward by so many times ten seconds. */
	readonly skip: (times: number) => Promise<void>;
	/** Leaves the player and the title's page, and waits until the home page has been made anew. */
	readonly leavePlayer: () => Promise<void>;
	/** The title id of the card that has focus. */
	readonly focusedTitle: () => Promise<string | undefined>;
	/** Title ids of the cards that are in the document, in the row with this heading. */
	readonly cardsOf: (heading: string) => Promise<string[]>;
	/** How far the page can be scrolled sideways; 0 where everything fits. */
	readonly sidewaysPixels: () => Promise<number>;
}

/** A journey through the viewer at this address. */
export function journey(page: Page, address: string): Journey {
	const row = (heading: string) =>
		page.locator('section.row', { has: page.getByRole('heading', { name: heading, exact: true }) });
	const cards = page.locator('section.row .card');
	const clockSeconds = async () => Number(await page.getByRole('slider').inputValue());
	return {
		openPicker: async () => {
			await page.goto(`${address}/#/`);
			await page.getByRole('button', { name: 'New profile' }).waitFor();
		},
		createProfile: async (name) => {
			await page.getByRole('button', { name: 'New profile' }).focus();
			await page.keyboard.press('Enter');
			await page.getByRole('textbox', { name: 'Name' }).waitFor();
			await page.keyboard.type(name);
			await page.keyboard.press('Enter');
			await cards.first().waitFor();
			return decodeURIComponent(new URL(page.url()).hash.split('/')[2] ?? '');
		},
		openHome: async (profileId) => {
			await page.goto(`${address}/#/profile/${encodeURIComponent(profileId)}`);
			await cards.first().waitFor();
		},
		headings: () => page.locator('section.row h2').allTextContents(),
		openTitle: async ({ heading, card = 0 } = {}) => {
			const within =
				heading === undefined ? page.locator('section.row-portrait').first() : row(heading);
			const poster = within.locator('.card').nth(card);
			const titleId = await poster.getAttribute('data-title');
			await poster.click();
			await page.locator('.title-page .primary').waitFor();
			return titleId ?? '';
		},
		closePanel: async () => {
			await page.keyboard.press('Escape');
			await page.locator('.title-page').waitFor({ state: 'detached' });
		},
		play: async (seconds) => {
			await page.locator('.title-page .primary').click();
			await page.getByRole('slider').waitFor();
			const from = await clockSeconds();
			while ((await clockSeconds()) < from + seconds) await page.waitForTimeout(100);
		},
		skip: async (times) => {
			for (let i = 0; i < times; i++) await page.keyboard.press('l');
		},
		leavePlayer: async () => {
			const renewed = page.waitForResponse((response) => response.url().includes('/v1/home?'));
			await page.locator('.player-head button').click();
			await page.locator('dialog').waitFor({ state: 'detached' });
			await page.keyboard.press('Escape');
			await renewed;
			await page.locator('.home[aria-busy="false"]').waitFor();
		},
		focusedTitle: () =>
			page.evaluate(() => document.activeElement?.getAttribute('data-title') ?? undefined),
		cardsOf: (heading) =>
			row(heading)
				.locator('.card')
				.evaluateAll((found) => found.map((card) => card.getAttribute('data-title') ?? '')),
		sidewaysPixels: () =>
			page.evaluate(() => {
				const { scrollWidth, clientWidth } = document.documentElement;
				return Math.max(0, scrollWidth - clientWidth);
			}),
	};
}
