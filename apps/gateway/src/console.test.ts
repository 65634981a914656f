import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { smallService } from './testing/small-service.ts';

/** A built application: its page and one script. */
function builtApp(name: string): string {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	mkdirSync(join(folder, 'assets'));
	writeFileSync(join(folder, 'index.html'), `<!doctype html><title>${name}</title>`);
	writeFileSync(join(folder, 'assets/app-Dk3x9Qa1.js'), `export const of = '${name}';`);
	return folder;
}
const folders = { viewer: builtApp('viewer'), console: builtApp('console') };
afterAll(() =>
	Object.values(folders).forEach((folder) => void rmSync(folder, { recursive: true })),
);

const viewer = { folder: folders.viewer, key: 'a-key-that-only-the-viewer-has' };
const { app } = await smallService({ viewer, console: { folder: folders.console } });
const ask = (url: string) =>
	app.inject({ url, headers: { host: 'console.example' }, remoteAddress: '10.0.0.7' });

test('the console stands beside the viewer, and neither answers with the files of the other', async () => {
	expect((await ask('/console/')).body).toContain('<title>console');
	expect((await ask('/console/index.html')).body).toContain('<title>console');
	expect((await ask('/console/assets/app-Dk3x9Qa1.js')).body).toContain("'console'");
	expect((await ask('/assets/app-Dk3x9Qa1.js')).body).toContain("'viewer'");
	expect((await app.inject({ url: '/', headers: { host: 'localhost' } })).body).toContain('viewer');
});

test('without its slash it leads to where its files are found', async () => {
	const { statusCode, headers } = await ask('/console');
	expect([statusCode, headers.location]).toEqual([302, '/console/']);
	expect(headers['cache-control']).toBe('no-store');
});

test('no cookie comes with the console, so another machine may open it and can do nothing without a key', async () => {
	for (const url of ['/console', '/console/', '/console/index.html'])
		expect((await ask(url)).headers['set-cookie'], url).toBeUndefined();
	expect((await ask('/v1/admin/status')).json()).toMatchObject({ code: 'key-missing' });
});

test('the console is under the same policy as the viewer', async () => {
	const policies = await Promise.all(
		['/console/', '/console/assets/app-Dk3x9Qa1.js', '/assets/app-Dk3x9Qa1.js'].map(async (url) => {
			const { headers } = await ask(url);
			return [headers['content-security-policy'], headers['x-content-type-options']];
		}),
	);
	expect(policies[0]![0]).toMatch(/^default-src 'none'; script-src 'self'/);
	for (const one of policies) expect(one).toEqual(policies[0]);
	expect((await ask('/console/')).headers['cache-control']).toBe('no-store');
	expect((await ask('/console/assets/app-Dk3x9Qa1.js')).headers['cache-control']).toMatch(
		'immutable',
	);
});

test('a file that the console has not, and a way out of its folder, are problems', async () => {
	for (const url of ['/console/nothing.js', '/console/inspect', '/console/..%2f..%2fpackage.json'])
		expect((await ask(url)).json(), url).toMatchObject({ code: 'route-unknown' });
});

test('a gateway without the console has nothing at its address', async () => {
	const { app: bare } = await smallService();
	for (const url of ['/console', '/console/'])
		expect((await bare.inject({ url })).json(), url).toMatchObject({ code: 'route-unknown' });
});
