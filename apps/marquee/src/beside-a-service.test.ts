import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Serving, serving } from './end-to-end/testing/marquee.ts';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

const line = commandLine();
const state = ['--state', line.at('state')] as const;
let service: Serving;
let headers: Record<string, string>;

beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	await line.json('import', 'data', ...state);
	service = await serving(line.at('state'), '--no-viewer');
	const scopes = ['--scopes', 'events,pages,admin'];
	const { key } = await line.json('keys', 'add', '--label', 'test', ...scopes, ...state);
	headers = { authorization: `Bearer ${key}` };
});
afterAll(async () => {
	await service?.stop();
	line.remove();
});

/** One visit to one service: each test goes on where the one before it stopped. */
test('before the first training pages rest on popularity and say so', async () => {
	const page = await home();
	expect(page.model.bundle).toBe('untrained');
	expect(page.skipped).not.toEqual([]);
	expect(page.rows.length).toBeGreaterThan(0);
});

test('a training beside the service works, and the service takes its bundle over by itself', async () => {
	const { bundle } = await line.json('train', '--epochs', '1', ...state);
	await expect
		.poll(async () => (await home()).model.bundle, { interval: 100, timeout: 20_000 })
		.toBe(bundle);
	expect((await home()).skipped).toEqual([]);
	expect(await status()).toMatchObject({ service: { model: { bundle } } });
});

test('who only looks may look beside the service; who writes to its log may not', async () => {
	const page = await line.json('home', '--profile', 'p1', ...state);
	expect(page).toMatchObject({ model: { bundle: (await home()).model.bundle } });
	const writing = ['import data', 'diagnose', 'rebuild', 'serve --no-viewer --port 0'];
	const ended = await Promise.all(
		writing.map((words) => line.run([...words.split(' '), ...state])),
	);
	const inUse = /^log-in-use: process \d+ writes to this log\n {2}where: .*\n {2}do: Stop it first/;
	for (const one of ended)
		expect(one).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(inUse) });
	expect((await status()).service.log.end).toBe(small.profiles * small.eventsPerProfile);
});

test('a port that is taken is told as such', async () => {
	const busy = createServer().listen(0, '127.0.0.1');
	await once(busy, 'listening');
	const { port } = busy.address() as AddressInfo;
	const words = ['serve', '--no-viewer', '--port', String(port), '--state', 'another'];
	const ended = await line.run(words);
	busy.close();
	expect(ended).toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(/^port-in-use: /),
	});
});

test('a key that was revoked opens nothing, at once', async () => {
	const { key } = await line.json('keys', 'add', '--label', 'lost', '--scopes', 'admin', ...state);
	const asked = () =>
		fetch(`${service.url}/v1/admin/status`, { headers: { authorization: `Bearer ${key}` } });
	expect((await asked()).status).toBe(200);
	expect((await line.run(['keys', 'revoke', key as string, ...state])).code).toBe(0);
	expect((await asked()).status).toBe(401);
});

test('told to end, the service ends with code 0, and the log has what it acknowledged', async () => {
	const event = {
		kind: 'play',
		eventId: 'last',
		profileId: 'p1',
		titleId: 't1',
		happenedAt: 1.7e12,
	};
	const answer = await fetch(`${service.url}/v1/events`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ events: [event] }),
	});
	expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0 });
	expect(await service.stop()).toBe(0);
	await expect(fetch(`${service.url}/v1/health`)).rejects.toThrow();
	expect(await line.json('diagnose', ...state)).toMatchObject({
		logEnd: small.profiles * small.eventsPerProfile + 1,
		eventsByKind: { play: 1 },
	});
});

const asked = async (path: string) => {
	const answer = await fetch(`${service.url}${path}`, { headers });
	expect(answer.status).toBe(200);
	return answer.json();
};
const home = async () => (await asked('/v1/home?profile=p1')) as Page;
const status = async () => (await asked('/v1/admin/status')) as Status;

interface Status {
	readonly service: { readonly log: { readonly end: number } };
}
