import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type AskedOnce, openLoop } from './testing/index.ts';

test('a server that stands still for 300 ms shows in every request that was due meanwhile', async () => {
	let begunMs: number | undefined;
	const server = createServer((_request, response) => {
		begunMs ??= performance.now();
		// The first answer comes at once; then nothing does until 300 ms have passed.
		const stallMs = begunMs + 300 - performance.now();
		setTimeout(() => response.end('ok'), begunMs === performance.now() ? 0 : Math.max(0, stallMs));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const results: AskedOnce[] = [];
	await openLoop({
		rate: 100,
		seconds: 0.5,
		ask: async () => void (await (await fetch(`http://127.0.0.1:${port}`)).text()),
		done: (result) => results.push(result),
	});
	server.closeAllConnections();
	server.close();
	expect(results).toHaveLength(50);
	expect(results.every(({ error }) => error === undefined)).toBe(true);
	// Due every 10 ms: of the thirty that were due in the stall, the n-th waited for about 300 − 10 n ms.
	const waited = results.filter(({ latencyMs }) => latencyMs > 95).length;
	expect(waited).toBeGreaterThanOrEqual(19);
	expect(Math.max(...results.map(({ latencyMs }) => latencyMs))).toBeGreaterThan(250);
});

test('a generator that was held up itself counts the delay as latency and says that it was late', async () => {
	const results: AskedOnce[] = [];
	await openLoop({
		rate: 100,
		seconds: 0.2,
		ask: async (index) => {
			if (index !== 5) return;
			const until = performance.now() + 100;
			while (performance.now() < until);
		},
		done: (result) => results.push(result),
	});
	const after = results.find(({ index }) => index === 6)!;
	expect(after.lateMs).toBeGreaterThan(50);
	expect(after.latencyMs).toBeGreaterThanOrEqual(after.lateMs);
});

test('what is never answered is counted as an error after the time for waiting, and what failed at once', async () => {
	const results: AskedOnce[] = [];
	await openLoop({
		rate: 200,
		seconds: 0.02,
		patienceMs: 50,
		ask: (index) =>
			index % 2 === 0 ? new Promise(() => {}) : Promise.reject(new Error('refused')),
		done: (result) => results.push(result),
	});
	const errors = results.sort((a, b) => a.index - b.index).map(({ error }) => String(error));
	expect(errors).toEqual([
		'Error: no answer in 50 ms',
		'Error: refused',
		'Error: no answer in 50 ms',
		'Error: refused',
	]);
});
