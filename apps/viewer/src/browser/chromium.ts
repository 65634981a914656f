import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export type { Browser, BrowserContext, Page };

/** Where Debian puts it. The shell is Chromium without a window around every page, which is half of its work. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** Where the browser for tests is: `CHROMIUM_PATH`, else where Debian puts it; `undefined` where there is none. */
export function installedChromium(environment: NodeJS.ProcessEnv): string | undefined {
	const named = environment.CHROMIUM_PATH;
	return (named === undefined ? places : [named]).find((path) => existsSync(path));
}

/** A browser without a window that speaks to nobody but the page it is shown. */
export async function launchedChromium(executablePath: string): Promise<Browser> {
	return chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

/** A window in which any number of pages open beside each other, which costs a fifth of a window for each. */
export async function openWindow(browser: Browser, locale = 'en-GB'): Promise<BrowserContext> {
	const window = await browser.newContext({ reducedMotion: 'reduce', locale });
	await window.newPage(); // with its last page a window goes
	return window;
}

/** Closes a page and forgets what it kept of its server, whose port may be given to another one. */
export async function forget(page: Page, address: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(address);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	await page.close();
}
