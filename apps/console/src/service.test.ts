import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from './said.ts';
import { Declined, httpService, isAboutKey, secondsUntilMade } from './service.ts';
import { type RehearsalServer, rehearsalKey, rehearsalServer } from './testing/rehearsal-server.ts';

let server: RehearsalServer;
beforeAll(async () => {
	server = await rehearsalServer({ folder: 'nowhere', now: 1_790_000_000_000 });
});
afterAll(() => server.close());

const serviceAt = (address: string, key = rehearsalKey) =>
	httpService(
		(path, init) => fetch(new URL(String(path), address), init),
		() => key,
	);

test('a page that was asked for can be looked into and made again, as it was and otherwise', async () => {
	const service = serviceAt(server.address);
	const page = await service.page({ surface: 'home', profile: 'p-1', country: 'DE' });
	expect(server.asked.at(-1)).toBe('GET /v1/home?profile=p-1&country=DE');
	expect((await service.trace(page.requestId)).policy).toBe('page-1');
	expect((await service.again(page.requestId, {})).identical).toBe(true);
	expect((await service.again(page.requestId, { policy: 'page-1-plain' })).identical).toBe(false);
	expect((await service.explanation(page.requestId, 't-1')).fate).not.toHaveLength(0);
});

test('what was never measured is absent, and no error', async () => {
	const { frontier } = server;
	server.frontier = undefined;
	expect(await serviceAt(server.address).frontier()).toBeUndefined();
	server.frontier = frontier;
	expect((await serviceAt(server.address).frontier())?.points).toHaveLength(11);
});

test('a key that is not known is told apart from a question that was wrong', async () => {
	const reasonOf = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);
	const stranger = await reasonOf(serviceAt(server.address, 'guessed').status());
	const wrong = await reasonOf(serviceAt(server.address).page({ surface: 'home' }));
	expect([isAboutKey(stranger), isAboutKey(wrong)]).toEqual([true, false]);
	expect(said(wrong)).toEqual({ what: 'The field profile is missing.', code: 'request-invalid' });
});

test('experiments are planned, changed, started, read and stopped', async () => {
	const service = serviceAt(server.address);
	const found = (await service.experiment('autumn-layout'))!;
	expect((await service.experiments()).map(({ design }) => design.key)).toContain('autumn-layout');
	expect((await service.define({ ...found.design, share: 0.3 })).design.share).toBe(0.3);
	expect((await service.start('autumn-layout')).status).toBe('running');
	expect((await service.reading('autumn-layout', { fresh: true })).experiment).toBe(
		'autumn-layout',
	);
	expect(server.asked.at(-1)).toBe('GET /v1/experiments/autumn-layout/reading?fresh=1');
	expect((await service.stop('autumn-layout')).status).toBe('stopped');
	expect(await service.experiment('nothing-like-it')).toBeUndefined();
	const metric = (await service.metrics())[0]!.key;
	expect((await service.power({ metric, share: 0.1, arms: 2 })).byDay).toHaveLength(60);
});

test('a reading that is being made says when to come back, one that fails does not', async () => {
	const reasonOf = () =>
		serviceAt(server.address)
			.reading('rows-by-taste', { fresh: false })
			.catch((error: unknown) => error);
	server.experiments.readings = 'making';
	expect(secondsUntilMade(await reasonOf())).toBe(1);
	server.experiments.readings = 'failing';
	expect(secondsUntilMade(await reasonOf())).toBeUndefined();
	server.experiments.readings = 'here';
});

test('what was wrong with a field is said with the rest', () => {
	const problems = [{ at: '/share', expected: 'at most 1', found: '3' }];
	const problem = { type: 'x', title: 'x', status: 400, detail: 'No.', code: 'x', problems };
	expect(said(new Declined(problem)).fields).toEqual(['/share: expected at most 1, found 3']);
});

test('a service that is not there, or is none, is said to be so', async () => {
	await expect(serviceAt('http://127.0.0.1:1').status()).rejects.toMatchObject({
		code: 'service-unreachable',
	});
	const other = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
	await new Promise((listening) => other.once('listening', listening));
	const { port } = other.address() as AddressInfo;
	await expect(serviceAt(`http://127.0.0.1:${port}`).status()).rejects.toMatchObject({
		code: 'service-not-understood',
	});
	other.closeAllConnections();
	other.close();
});
