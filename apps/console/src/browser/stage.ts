import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether there is a Chromium to test in. */
export const hasBrowser = existsSync(executablePath);

/** The browser that tests share. */
export const launched = (): Promise<Browser> =>
	chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

const run = promisify(execFile);

/** The console as it ships, built into a folder of its own so that every run tests the present source. */
export async function built(outDir: string): Promise<void> {
	const vite = join(
		dirname(createRequire(import.meta.url).resolve('vite/package.json')),
		'bin/vite.js',
	);
	const root = fileURLToPath(new URL('../..', import.meta.url));
	await run(
		process.execPath,
		[vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
		{ cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
	);
}
