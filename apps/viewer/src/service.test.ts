import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from './said.ts';
import { httpService } from './service.ts';
import { rehearsalCatalogue } from './testing/rehearsal-catalogue.ts';
import { type RehearsalServer, rehearsalServer } from './testing/rehearsal-server.ts';

const titles = rehearsalCatalogue(60);
let server: RehearsalServer;
beforeAll(async () => {
	server = await rehearsalServer({ titles, folder: 'nowhere' });
});
afterAll(() => server.close());

const serviceAt = (address: string) =>
	httpService((path, init) => fetch(`${address}${path}`, init));

test('a profile that was made is found by its name, and its page can be asked for', async () => {
	const service = serviceAt(server.address);
	const made = await service.createProfile('Zoë & Kim');
	expect(await service.profiles('zoë &')).toEqual([made]);
	const page = await service.home(made.profileId);
	expect(page.rows.length).toBeGreaterThan(1);
	expect((await service.explanation(page.requestId, titles[0]!.titleId)).fate).not.toHaveLength(0);
});

test('a problem arrives with its own words, its code and something to do', async () => {
	const asked = serviceAt(server.address).home('nobody');
	await expect(asked).rejects.toMatchObject({ code: 'profile-unknown', problem: { status: 404 } });
	expect(said(await asked.catch((error: unknown) => error))).toEqual({
		what: 'There is no profile nobody',
		remedy: 'Go back and choose again.',
		code: 'profile-unknown',
	});
});

test('a service that is not there is said to be unreachable', async () => {
	await expect(serviceAt('http://127.0.0.1:1').profiles('')).rejects.toMatchObject({
		code: 'service-unreachable',
	});
});

test('a proxy’s page of HTML is not taken for an answer', async () => {
	const proxy = createServer((_, response) => response.writeHead(502).end('<h1>Bad gateway</h1>'));
	await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
	const { port } = proxy.address() as AddressInfo;
	await expect(serviceAt(`http://127.0.0.1:${port}`).home('p')).rejects.toMatchObject({
		code: 'service-not-understood',
	});
	proxy.closeAllConnections();
	proxy.close();
});

test('a question that was given up is not reported as an outage', async () => {
	const abandoned = AbortSignal.abort();
	await expect(serviceAt(server.address).home('p', abandoned)).rejects.toMatchObject({
		name: 'AbortError',
	});
});

test('a mistake of our own is not dressed up as the viewer’s', () => {
	expect(said(new TypeError('x is not a function'))).toMatchObject({ code: 'viewer-mistake' });
});
