import { expect, test } from 'vitest';
import { webAppsOf } from './web-apps.ts';

const [built, other] = [import.meta.dirname, `${import.meta.dirname}/..`];
const never = `${import.meta.dirname}/never-built`;

test('only what has been built is served, and the viewer to this machine alone unless it is opened', () => {
	expect(webAppsOf({ openViewer: true })).toEqual({});
	expect(webAppsOf({ openViewer: false, viewer: never, console: never })).toEqual({});
	expect(webAppsOf({ openViewer: false, viewer: built, console: other })).toEqual({
		viewer: { folder: built, key: expect.any(String), visitors: 'loopback' },
		console: { folder: other },
	});
	expect(webAppsOf({ openViewer: true, viewer: built })).toMatchObject({
		viewer: { visitors: 'everyone' },
	});
});

test('every process has a key of its own for the viewer, which nobody guesses', () => {
	const keys = Array.from(
		{ length: 20 },
		() => webAppsOf({ openViewer: false, viewer: built }).viewer!.key,
	);
	expect(new Set(keys).size).toBe(20);
	for (const key of keys) expect(key).toMatch(/^[\w-]{32}$/);
});
