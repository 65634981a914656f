import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@marquee/contracts';
import { type PackedTrace, type PageTrace, unpacked } from '@marquee/page';
import { readSegmentSlateLog } from '@marquee/stores';
import { type RequestId, systemClock } from '@marquee/units';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { stateFolder } from '../facts/state-folder.ts';
import { askedHere } from '../testing/asked-here.ts';
import { small, writeMadeUpData } from '../testing/made-up-data.ts';
import { type Replays, replays } from './replays.ts';
import { serve } from './serve.ts';

let root: string;
let trace: PageTrace;
let line: Replays;
/** Every process that was begun here, in order. */
let begun: ChildProcess[];
const noticed = (message: unknown) =>
	void begun.push((message as { readonly process: ChildProcess }).process);

/** A page of a service that is over: what is replayed is the log alone. */
beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'marquee-replays-'));
	const state = join(root, 'state');
	writeMadeUpData(join(root, 'data'), small);
	await askedHere(['import', join(root, 'data'), '--state', state]);
	const words = ['keys', 'add', '--label', 'test', '--scopes', 'pages', '--json'];
	const { key } = JSON.parse((await askedHere([...words, '--state', state])).stdout);
	const where = { host: '127.0.0.1', port: 0, openViewer: false, log: () => {} };
	const folder = stateFolder(state);
	const service = await serve(folder, { clock: systemClock, ...where });
	const headers = { authorization: `Bearer ${key}` };
	// On a machine that is busy enough the first page is what is popular, which leaves no trace.
	const fresh = async (): Promise<string | undefined> => {
		const answer = await fetch(`${service.url}/v1/home?profile=p1`, { headers });
		const { requestId, served } = (await answer.json()) as Page;
		return served?.how === 'fresh' ? requestId : undefined;
	};
	let requestId: string | undefined;
	while (requestId === undefined) requestId = await fresh();
	await service.close();
	trace = unpacked(
		(await readSegmentSlateLog<PackedTrace>(folder.slates).find(requestId as RequestId))!,
	);
});
afterAll(() => rmSync(root, { recursive: true }));

beforeEach(() => {
	begun = [];
	line = replays(join(root, 'state'));
	subscribe('child_process', noticed);
});
afterEach(async () => {
	unsubscribe('child_process', noticed);
	for (const child of begun) child.kill('SIGKILL');
	await line.close();
});

const patient = new AbortController().signal;
const again = (signal = patient) => line.replay(trace, {}, signal);
/** The process of this place in the order, held as soon as it lives. */
const held = async (place: number): Promise<ChildProcess> => {
	await expect.poll(() => begun.length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(place);
	const child = begun[place]!;
	if (child.pid === undefined) await once(child, 'spawn');
	child.kill('SIGSTOP');
	return child;
};

test('pages are made again in another process, one at a time; a full line refuses, and a process that died is told of', async () => {
	const first = again();
	const died = expect(first).rejects.toThrow('the replay process ended by SIGKILL');
	const child = await held(0);
	expect(child.pid).not.toBe(process.pid);
	const leaving = new AbortController();
	const next = again();
	const left = [1, 2].map(() => expect(again(leaving.signal)).rejects.toThrow('replay-unfinished'));
	await expect(again()).rejects.toMatchObject({ code: 'replays-full' });
	expect(begun).toHaveLength(1);
	leaving.abort();
	child.kill('SIGKILL');
	await died;
	expect(await next).toMatchObject({ identical: true, page: { requestId: trace.requestId } });
	await Promise.all(left);
	expect(begun).toHaveLength(2);
});

test('what nobody waits for any more is given up, and who waits when the service ends is told', async () => {
	const caller = new AbortController();
	const unfinished = { code: 'replay-unfinished' };
	const left = expect(again(caller.signal)).rejects.toMatchObject(unfinished);
	const child = await held(0);
	const ended = [again(), again()].map((each) => expect(each).rejects.toMatchObject(unfinished));
	caller.abort();
	child.kill('SIGCONT');
	await left;
	expect(child.exitCode).toBe(0);
	const next = await held(1);
	const closed = line.close();
	next.kill('SIGCONT');
	await Promise.all([...ended, closed]);
	expect(begun).toHaveLength(2);
	await expect(again()).rejects.toMatchObject(unfinished);
});

test('what is asked of a replay goes to the other process, and what it refuses comes back as it was said', async () => {
	const changes = { policy: 'page-1-plain', layout: 'generative' };
	const other = await line.replay(trace, changes, patient);
	expect(other).toMatchObject({ identical: false, trace: changes });
	await expect(line.replay(trace, { with: '4f0d' }, patient)).rejects.toMatchObject({
		code: 'bundle-unnamed',
		responsible: 'caller',
		what: '0 of 0 bundles begin with "4f0d"',
	});
});
