import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gateway } from './gateway.ts';
import { noon, play, smallService } from './testing/small-service.ts';
import { viewerKey } from './viewer.ts';

const folder = mkdtempSync(join(tmpdir(), 'viewer-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Marquee</title>');
writeFileSync(join(folder, 'app-Dk3x9Qa1.js'), 'export {}');
writeFileSync(join(folder, 'robots.txt'), 'nobody');
afterAll(() => rmSync(folder, { recursive: true }));

const viewer = { folder, key: 'a-key-that-only-the-viewer-has' };
const { app } = await smallService({ viewer });
const host = 'localhost:8080';
const ask = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
	app.inject({ url, headers: { host, ...headers }, remoteAddress });

test('the page brings a cookie with which a script on it may send events and read pages', async () => {
	const page = await ask('/');
	expect(page.statusCode).toBe(200);
	const [cookie = '', ...attributes] = String(page.headers['set-cookie']).split('; ');
	expect(attributes).toEqual(['Path=/v1', 'HttpOnly', 'SameSite=Strict']);
	const sent = await app.inject({
		method: 'POST',
		url: '/v1/events',
		headers: { host, cookie, origin: `http://${host}` },
		payload: { events: [play()] },
	});
	expect(sent.json()).toEqual({ accepted: 1, duplicates: 0 });
	const home = await ask('/v1/home?profile=p-1', { cookie, 'sec-fetch-site': 'same-origin' });
	expect(home.statusCode).toBe(200);
	expect((await ask('/v1/admin/status', { cookie })).json()).toMatchObject({
		code: 'scope-missing',
	});
});

test('every file comes with a policy that lets nothing inline and nothing foreign run', async () => {
	for (const url of ['/', '/index.html', '/app-Dk3x9Qa1.js', '/robots.txt']) {
		const { headers, statusCode } = await ask(url);
		expect(statusCode).toBe(200);
		expect(headers['content-security-policy']).toMatch(
			/^default-src 'none'; script-src 'self'; style-src 'self';/,
		);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['set-cookie'] === undefined).toBe(url !== '/' && url !== '/index.html');
	}
});

test('a file whose name carries the hash of its content is kept for ever, every other is asked for again', async () => {
	expect((await ask('/app-Dk3x9Qa1.js')).headers['cache-control']).toMatch('immutable');
	expect((await ask('/robots.txt')).headers['cache-control']).toBe('no-cache');
});

test('a page that a browser has is sent whole again, since a new process has a new key', async () => {
	const { headers } = await ask('/');
	expect(headers['cache-control']).toBe('no-store');
	const again = await ask('/', { 'if-none-match': String(headers.etag) });
	expect(again.headers['set-cookie']).toBeDefined();
});

test('a file that is not there is a problem, not a page', async () => {
	expect((await ask('/nothing.js')).json()).toMatchObject({ code: 'route-unknown' });
});

test('a way out of the folder leads nowhere, and is no fault of ours', async () => {
	const open = gateway((await smallService({ viewer })).parts);
	const address = new URL(await open.listen({ port: 0 }));
	const statusOf = (path: string) =>
		new Promise<number | undefined>((resolve, reject) => {
			// Not fetch, which would take the dots out before sending.
			get({ host: address.hostname, port: address.port, path }, (answer) => {
				answer.resume();
				resolve(answer.statusCode);
			}).on('error', reject);
		});
	for (const path of [
		'/%2e%2e/%2e%2e/etc/passwd',
		'/assets/../../package.json',
		'/..%2fpackage.json',
	])
		expect([path, await statusOf(path)]).toEqual([path, 404]);
	await open.close();
});

test('the cookie goes to this machine alone: not to other addresses, other names or through a proxy', async () => {
	for (const [headers, from, code] of [
		[{}, '10.0.0.7', 'viewer-private'],
		[{ host: 'rebound.example' }, '127.0.0.1', 'host-foreign'],
		[{ 'x-forwarded-for': '10.0.0.7' }, '127.0.0.1', 'viewer-private'],
		[{ forwarded: 'for=10.0.0.7' }, '::1', 'viewer-private'],
	] as const) {
		const answer = await ask('/', headers, from);
		expect(answer.json()).toMatchObject({ code });
		expect(answer.headers['set-cookie']).toBeUndefined();
	}
	for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
		expect((await ask('/', {}, from)).headers['set-cookie']).toBeDefined();
});

test('a gateway that listens on all addresses gives the cookie to nobody, unless every visitor is allowed', async () => {
	for (const [visitors, status] of [
		['loopback', 403],
		['everyone', 200],
	] as const) {
		const { parts } = await smallService({ viewer: { ...viewer, visitors } });
		const open = gateway(parts);
		const url = (await open.listen({ host: '0.0.0.0', port: 0 })).replace('0.0.0.0', '127.0.0.1');
		const answer = await fetch(url);
		expect(answer.status).toBe(status);
		expect(answer.headers.has('set-cookie')).toBe(status === 200);
		await answer.text();
		await open.close();
	}
});

test('a gateway that is told no host listens where only this machine reaches it', async () => {
	const { parts } = await smallService();
	const local = gateway(parts);
	expect(await local.listen({ port: 0 })).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	await local.close();
});

test('a port that is taken, and an address of another machine, are told with what to do', async () => {
	const first = gateway((await smallService()).parts);
	const port = Number(new URL(await first.listen({ port: 0 })).port);
	for (const [address, code] of [
		[{ port }, 'port-in-use'],
		[{ port: 0, host: '192.0.2.1' }, 'address-unusable'],
	] as const) {
		const second = gateway((await smallService()).parts);
		await expect(second.listen(address)).rejects.toMatchObject({ code, responsible: 'caller' });
		await second.close();
	}
	await first.close();
});

test('a key that a cookie cannot hold is a mistake of whoever wires the gateway', () => {
	expect(() => viewerKey({ ...viewer, key: 'short' }, noon)).toThrow(RangeError);
	expect(() => viewerKey({ ...viewer, key: 'a long key; Domain=example.org' }, noon)).toThrow(
		RangeError,
	);
});
