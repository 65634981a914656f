import type { AddressInfo, Server } from 'node:net';
import { Failure } from '@marquee/units';
import { expect, test } from 'vitest';
import { type LoopLag, measuredLoopLag } from './loop-lag.ts';
import { exchange } from './testing/raw-http.ts';
import { get } from './testing/refused-requests.ts';
import { keyWith, play, smallService } from './testing/small-service.ts';

const authorization = `Bearer ${keyWith('events', 'pages', 'admin')}`;
const home = { url: '/v1/home?profile=p-1', headers: { authorization } };

/** A loop that is as late as it is told to be. */
const lagging = (lag: { ms: number }): LoopLag => ({
	recentMs: () => lag.ms,
	sinceStart: () => ({ meanMs: lag.ms, p99Ms: lag.ms, maxMs: lag.ms }),
	stop: () => {},
});

const connections = (server: Server): Promise<number> =>
	new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));

/** Something to wait for, and the way to end the wait. */
const gate = () => Promise.withResolvers<void>();

test('while the loop lags most is turned away with a time to come back, but pages, events, health and status are answered', async () => {
	const lag = { ms: 301 };
	const { app } = await smallService({ lag: lagging(lag) });
	const profiles = { ...home, url: '/v1/profiles' };
	const shed = await app.inject(profiles);
	expect(shed.statusCode).toBe(503);
	expect(shed.headers['retry-after']).toBe('1');
	expect(shed.json()).toMatchObject({ code: 'overloaded' });
	expect((await app.inject('/v1/health')).statusCode).toBe(200);
	const status = (await app.inject({ ...home, url: '/v1/admin/status' })).json();
	expect(status.eventLoop).toMatchObject({ recentMs: 301, shedAboveMs: 300 });
	expect(status.requests).toMatchObject({ shed: 1, underWay: 1, answered: { 200: 1, 503: 1 } });
	expect((await app.inject(home)).statusCode).toBe(200);
	const payload = { events: [play()] };
	const sent = { method: 'POST', url: '/v1/events', payload, headers: { authorization } } as const;
	expect((await app.inject(sent)).statusCode).toBe(200);
	lag.ms = 2_001;
	expect((await app.inject(home)).json()).toMatchObject({ code: 'overloaded' });
	expect((await app.inject(sent)).json()).toMatchObject({ code: 'overloaded' });
	expect((await app.inject('/v1/health')).statusCode).toBe(200);
	lag.ms = 300;
	expect((await app.inject(profiles)).statusCode).toBe(200);
});

test('a loop that stood still for 200 ms shows as lag of about that, and an idle one as none', async () => {
	const lag = measuredLoopLag();
	await new Promise((resolve) => setTimeout(resolve, 50));
	const until = performance.now() + 200;
	while (performance.now() < until);
	await new Promise((resolve) => setTimeout(resolve, 1_100));
	expect(lag.sinceStart().maxMs).toBeGreaterThan(150);
	expect(lag.recentMs()).toBeGreaterThan(0);
	expect(lag.recentMs()).toBeLessThan(lag.sinceStart().maxMs);
	lag.stop();
});

test('the request above the limit of a key is refused, and other keys are not', async () => {
	const { app } = await smallService({ limits: { requestsPerMinute: 3 } });
	for (let i = 0; i < 3; i++) expect((await app.inject(home)).statusCode).toBe(200);
	const refused = await app.inject(home);
	expect(refused.statusCode).toBe(429);
	expect(refused.json()).toMatchObject({ code: 'rate-exceeded' });
	expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
	const other = { ...home, headers: { authorization: `Bearer ${keyWith('pages')}` } };
	expect((await app.inject(other)).statusCode).toBe(200);
});

test('an answer that takes too long is given up with 503', async () => {
	const { app } = await smallService({
		limits: { answerMs: 30 },
		page: () => new Promise(() => {}),
	});
	const late = await app.inject(home);
	expect(late.statusCode).toBe(503);
	expect(late.json()).toMatchObject({ code: 'answer-late' });
});

test('a page that is made again is waited for longer than others', async () => {
	const { app } = await smallService({
		limits: { answerMs: 400, longAnswerMs: 600 },
		replay: () => new Promise(() => {}),
	});
	const { requestId } = (await app.inject(home)).json();
	const startedMs = performance.now();
	const url = `/v1/pages/${requestId}/replay`;
	const headers = { authorization: `Bearer ${keyWith('admin')}` };
	const late = await app.inject({ method: 'POST', url, headers, payload: {} });
	expect(late.json()).toMatchObject({ code: 'answer-late' });
	expect(performance.now() - startedMs).toBeGreaterThan(500);
});

test('whoever gave up waiting is known to the page that is being made', async () => {
	let signal: AbortSignal | undefined;
	const { app } = await smallService({
		limits: { answerMs: 20 },
		page: (request) => {
			signal = request.signal;
			return new Promise(() => {});
		},
	});
	await app.inject(home);
	expect(signal?.aborted).toBe(true);
});

test.each([
	['an error of ours', () => new TypeError('secret /var/lib path'), 500, 'internal'],
	['something that is no error', () => 'secret', 500, 'internal'],
	[
		'a failure of ours',
		() => new Failure('intake-stopped', { responsible: 'us', what: 'secret', remedy: 'secret.' }),
		500,
		'intake-stopped',
	],
	[
		'a failure of something we depend on',
		() =>
			new Failure('model-missing', {
				responsible: 'dependency',
				what: 'secret',
				remedy: 'secret.',
			}),
		503,
		'model-missing',
	],
])(
	'%s is answered without its words, and told to the operator with them',
	async (_what, error, status, code) => {
		const thrown = error();
		const { app, faults } = await smallService({ page: () => Promise.reject(thrown) });
		const answer = await app.inject(home);
		expect(answer.statusCode).toBe(status);
		expect(answer.json()).toMatchObject({ code });
		expect(answer.body).not.toMatch('secret');
		const requestId = answer.headers['x-request-id'];
		expect(answer.json().detail).toMatch(`under request ${requestId}.`);
		expect(faults).toEqual([{ requestId, route: 'GET /v1/home', error: thrown }]);
	},
);

test('a failure of the caller is answered with its words', async () => {
	const details = {
		responsible: 'caller',
		what: 'the row x is not known',
		remedy: 'Leave it out.',
	} as const;
	const { app, faults } = await smallService({
		page: () => Promise.reject(new Failure('row-unknown', details)),
	});
	const answer = await app.inject(home);
	expect(answer.statusCode).toBe(400);
	expect(answer.json().detail).toBe('The row x is not known. Leave it out.');
	expect(answer.json().title).toBe('Row unknown');
	expect(faults).toEqual([]);
});

test('closing lets the request under way finish and turns the next one away', async () => {
	const making = gate();
	const service = await smallService();
	const begun = gate();
	const { app, close } = await smallService({
		page: async (request) => {
			begun.resolve();
			await making.promise;
			return service.parts.page(request);
		},
	});
	await app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	const first = exchange(port, get('/v1/home?profile=p-1', { connection: 'keep-alive' }));
	await begun.promise;
	const closed = close();
	await expect(exchange(port, get('/v1/health'))).rejects.toThrow('ECONNREFUSED');
	making.resolve();
	const answer = await first;
	expect(answer.status).toBe(200);
	expect(answer.headers.connection).toBe('close');
	await closed;
});

test('a request that was half sent when closing began is told that this process ends', async () => {
	const begun = gate();
	const making = gate();
	const service = await smallService();
	const { app, close } = await smallService({
		page: async (request) => {
			begun.resolve();
			await making.promise;
			return service.parts.page(request);
		},
	});
	await app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	const slow = exchange(port, get('/v1/home?profile=p-1'));
	await begun.promise;
	const closing = gate();
	const late = exchange(
		port,
		Buffer.from('GET /v1/health HTTP/1.1\r\nhost: 127.0.0.1\r\n'),
		closing.promise,
		Buffer.from('\r\n'),
	);
	await expect.poll(() => connections(app.server)).toBe(2);
	const closed = close();
	closing.resolve();
	const { status, headers, text } = await late;
	expect([status, headers['retry-after'], JSON.parse(text).code]).toEqual([503, '1', 'closing']);
	making.resolve();
	expect((await slow).status).toBe(200);
	await closed;
});

test('a request that never ends is cut off after the time for draining', async () => {
	const begun = gate();
	const { app, close } = await smallService({
		limits: { drainMs: 50 },
		page: () => {
			begun.resolve();
			return new Promise(() => {});
		},
	});
	await app.listen({ port: 0, host: '127.0.0.1' });
	const { port } = app.server.address() as AddressInfo;
	const cut = exchange(port, get('/v1/home?profile=p-1'));
	await begun.promise;
	await close();
	expect((await cut).text).toBe('');
});
