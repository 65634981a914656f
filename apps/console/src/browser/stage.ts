import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
	type BrowserContext,
	forget,
	installedChromium,
	launchedChromium,
	openWindow,
	type Page,
} from '@marquee/viewer/browser';
import { expect } from 'vitest';
import { type RehearsalServer, rehearsalServer } from '../testing/rehearsal-server.ts';

const chromium = installedChromium(process.env);

/** Whether there is a Chromium to test in. */
export const hasBrowser = chromium !== undefined;

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

/** The built console and one window, with a scene for every test; what a page gets wrong by itself fails the test. */
export function stage() {
	let folder: string;
	let window: BrowserContext;
	let scene: Scene | undefined;
	const mistakes: string[] = [];
	return {
		build: async (): Promise<void> => {
			folder = await mkdtemp(join(tmpdir(), 'marquee-console-'));
			const [browser] = await Promise.all([launchedChromium(chromium!), built(folder)]);
			window = await openWindow(browser);
		},
		leave: async (): Promise<void> => {
			await window?.browser()?.close();
			await rm(folder, { recursive: true, force: true });
		},
		set: async ({ now, width }: { now: number; width: number }): Promise<Scene> => {
			const server = await rehearsalServer({ folder, now });
			const page = await window.newPage();
			await page.setViewportSize({ width, height: 900 });
			page.on('pageerror', (error) => mistakes.push(error.message));
			page.on('console', (message) => {
				if (message.text().includes('Content Security Policy')) mistakes.push(message.text());
			});
			scene = { server, page };
			return scene;
		},
		clear: async (): Promise<void> => {
			if (scene) await forget(scene.page, scene.server.address);
			await scene?.server.close();
			expect(mistakes.splice(0)).toEqual([]);
		},
	};
}
