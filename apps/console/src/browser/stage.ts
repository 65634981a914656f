import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	type BrowserContext,
	builtApp,
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

/** A server and a page of their own. */
export interface Scene {
	readonly server: RehearsalServer;
	readonly page: Page;
}

/** The console as it ships and one window, with a scene for every test; what a page gets wrong by itself fails the test. */
export function stage() {
	let folder: string;
	let window: BrowserContext;
	let scene: Scene | undefined;
	const mistakes: string[] = [];
	return {
		build: async (): Promise<void> => {
			folder = await mkdtemp(join(tmpdir(), 'marquee-console-'));
			const root = new URL('../..', import.meta.url);
			const [browser] = await Promise.all([launchedChromium(chromium!), builtApp(root, folder)]);
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
