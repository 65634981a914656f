import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { type RehearsalServer, rehearsalServer } from '../testing/rehearsal-server.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Whether there is a Chromium to test in. */
export const hasBrowser = existsSync(executablePath);

/** The browser that tests share. */
const launched = (): Promise<Browser> =>
	chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

const run = promisify(execFile);

/** The console as it ships, built into a folder of its own so that every run tests the present source. */
async function built(outDir: string): Promise<void> {
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

/** A server and a page of their own. */
export interface Scene {
	readonly server: RehearsalServer;
	readonly page: Page;
}

/** The built console and one browser, with a scene for every test; what a page gets wrong by itself fails the test. */
export function stage() {
	let folder: string;
	let browser: Browser;
	let scene: Scene | undefined;
	const mistakes: string[] = [];
	return {
		build: async (): Promise<void> => {
			folder = await mkdtemp(join(tmpdir(), 'marquee-console-'));
			[browser] = await Promise.all([launched(), built(folder)]);
		},
		leave: async (): Promise<void> => {
			await browser?.close();
			await rm(folder, { recursive: true, force: true });
		},
		set: async ({ now, width }: { now: number; width: number }): Promise<Scene> => {
			const server = await rehearsalServer({ folder, now });
			const context = await browser.newContext({
				viewport: { width, height: 900 },
				reducedMotion: 'reduce',
			});
			const page = await context.newPage();
			page.on('pageerror', (error) => mistakes.push(error.message));
			page.on('console', (message) => {
				if (message.text().includes('Content Security Policy')) mistakes.push(message.text());
			});
			scene = { server, page };
			return scene;
		},
		clear: async (): Promise<void> => {
			await scene?.page.context().close();
			await scene?.server.close();
			expect(mistakes.splice(0)).toEqual([]);
		},
	};
}
