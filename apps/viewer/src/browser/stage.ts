import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile, ViewingEvent } from '@marquee/contracts';
import { systemClock } from '@marquee/units';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Shape } from '../device/device.ts';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { type RehearsalServer, rehearsalServer } from '../testing/rehearsal-server.ts';
import { builtApp } from './built-app.ts';
import {
	type BrowserContext,
	forget,
	launchedChromium,
	openWindow,
	type Page,
} from './chromium.ts';
import { type Journey, journey } from './journey.ts';

/** The titles of every stage. */
export const titles = rehearsalCatalogue(480);

/** A fresh page before a fresh server for every test, which find nothing kept; one window and one build for all of them. */
export interface Stage {
	readonly page: Page;
	readonly server: RehearsalServer;
	readonly person: Journey;
	/** Makes a profile; answers its id. */
	readonly profile: (name?: string, preferences?: Partial<Profile>) => string;
	/** The events on a title, once there are so many, without impressions. */
	readonly eventsOn: (titleId: string, count: number) => Promise<ViewingEvent[]>;
	/** Opens an address of a profile, laid out for this shape of screen. */
	readonly open: (profileId: string, path?: string, shape?: Shape) => Promise<void>;
}

/** Sets the stage for the tests of the block it is called in; nothing may go wrong on it unseen. */
export function stageFor(chromium: string | undefined): Stage {
	let folder: string;
	let window: BrowserContext;
	let server: RehearsalServer;
	let page: Page;
	let person: Journey;
	const mistakes: string[] = [];

	beforeAll(async () => {
		if (!chromium) return;
		folder = await mkdtemp(join(tmpdir(), 'marquee-viewer-'));
		const viewer = new URL('../..', import.meta.url);
		const [browser] = await Promise.all([launchedChromium(chromium), builtApp(viewer, folder)]);
		window = await openWindow(browser);
	});
	afterAll(async () => {
		await window?.browser()?.close();
		if (folder) await rm(folder, { recursive: true, force: true });
	});
	beforeEach(async () => {
		server = await rehearsalServer({ titles, folder, clock: systemClock });
		page = await window.newPage();
		await page.setViewportSize({ width: 1280, height: 800 });
		page.on('pageerror', (error) => mistakes.push(error.message));
		page.on('console', (message) => {
			if (message.text().includes('Content Security Policy')) mistakes.push(message.text());
		});
		person = journey(page, server.address);
	});
	afterEach(async () => {
		await forget(page, server.address);
		await server.close();
		expect(mistakes.splice(0)).toEqual([]);
	});
	return {
		get page() {
			return page;
		},
		get server() {
			return server;
		},
		get person() {
			return person;
		},
		profile: (name = 'Kim', preferences = {}) => {
			const profileId = `profile-${server.profiles.length + 1}`;
			server.profiles.push({ profileId, name, createdAt: 0, ...preferences });
			return profileId;
		},
		eventsOn: async (titleId, count) => {
			const found = () =>
				server.events.filter((each) => each.kind !== 'impression' && each.titleId === titleId);
			await expect.poll(() => found().length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
			return found();
		},
		open: async (profileId, path = '', shape) => {
			const query = shape === undefined ? '' : `?device=${shape}`;
			await page.goto(`${server.address}/${query}#/profile/${profileId}${path}`);
			await page.locator('.surface[aria-busy="false"]').waitFor({ state: 'attached' });
		},
	};
}
