import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

export type { Browser, Page };

/** Where the browser for tests is: `CHROMIUM_PATH`, else where Debian puts it; `undefined` where there is none. */
export function installedChromium(environment: NodeJS.ProcessEnv): string | undefined {
	const path = environment.CHROMIUM_PATH ?? '/usr/bin/chromium';
	return existsSync(path) ? path : undefined;
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
