import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gramIndex } from '../gram-index.ts';
import { type OfferedNames, offerNames } from './offered-names.ts';
import { reachNames } from './reached-names.ts';
import { someNames } from './some-names.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-names-'));
afterAll(() => rmSync(folder, { recursive: true }));
let sockets = 0;
const offered: OfferedNames[] = [];
afterAll(async () => void (await Promise.all(offered.map((one) => one.close()))));

async function overSocket(names = gramIndex()) {
	const offer = { path: join(folder, `${sockets++}.sock`) };
	const opened = await offerNames(names, offer);
	offered.push(opened);
	return { offer, opened, names };
}

test('an index of another process answers as one of ours, many calls at once', async () => {
	const { offer, names } = await overSocket();
	const far = await reachNames(offer);
	await far.put(someNames);
	expect(far.size).toBe(someNames.length);
	const queries = ['godfather', 'stalkre', 'город', 'k'].map((text) => ({ text, limit: 5 }));
	const [theirs, ours] = await Promise.all(
		[far, names].map((one) => Promise.all(queries.map((query) => one.search(query)))),
	);
	expect(theirs).toEqual(ours);
	await far.remove(['title:Stalker']);
	expect(far.size).toBe(someNames.length - 1);
	await far.close();
});

test('after the other process came back the next call reaches it', async () => {
	const { offer, opened, names } = await overSocket();
	await names.put(someNames);
	const far = await reachNames(offer);
	await opened.close();
	await expect(far.search({ text: 'ran', limit: 1 })).rejects.toMatchObject({
		code: 'names-unreachable',
	});
	offered.push(await offerNames(names, offer));
	expect(await far.search({ text: 'ran', limit: 1 })).toMatchObject([{ entityId: 'title:Ran' }]);
	await far.close();
});

test('nobody there is told at once, by code and by place', async () => {
	const path = join(folder, 'nobody.sock');
	await expect(reachNames({ path })).rejects.toMatchObject({
		code: 'names-unreachable',
		where: path,
	});
});

test('an answer that is late is given up, and the next one is not mistaken for it', async () => {
	const index = gramIndex();
	await index.put(someNames);
	let patience = 100;
	const slow = {
		...index,
		size: index.size,
		search: async (query: Parameters<typeof index.search>[0]) => {
			await new Promise((resolve) => setTimeout(resolve, patience));
			return index.search(query);
		},
	};
	const { offer } = await overSocket(slow);
	const far = await reachNames(offer, { deadlineMs: 20 });
	await expect(far.search({ text: 'ran', limit: 1 })).rejects.toThrow(/20 ms/);
	patience = 0;
	expect((await far.search({ text: 'stalker', limit: 1 }))[0]?.entityId).toBe('title:Stalker');
	await far.close();
});

test('a change that is late is given up where somebody is not that patient', async () => {
	const index = gramIndex();
	const stuck = { ...index, size: 0, put: () => new Promise<void>(() => {}) };
	const { offer } = await overSocket(stuck);
	const far = await reachNames(offer, { changeDeadlineMs: 20 });
	await expect(far.put(someNames)).rejects.toMatchObject({ code: 'names-unreachable' });
	await far.close();
});

test('more entities than fit in a frame are put in parts', async () => {
	const { offer } = await overSocket();
	const far = await reachNames(offer);
	const many = Array.from({ length: 4_001 }, (_, at) => ({ ...someNames[0]!, entityId: `${at}` }));
	await far.put(many);
	expect(far.size).toBe(many.length);
	await far.close();
});

test('what the other index throws is told to whoever asked, and the connection goes on', async () => {
	const { offer } = await overSocket();
	const far = await reachNames(offer);
	await expect(far.put([{ ...someNames[0]!, weight: 7 }])).rejects.toThrow(/weight/);
	await far.put(someNames);
	expect(far.size).toBe(someNames.length);
	await far.close();
});

test('a peer that sends rubbish is cut off, and others are answered', async () => {
	const { offer } = await overSocket();
	const rude = connect(offer);
	const ended = new Promise((resolve) => rude.once('close', resolve));
	rude.on('error', () => {});
	rude.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 1, 2, 3]));
	await ended;
	const alsoRude = connect(offer);
	const alsoEnded = new Promise((resolve) => alsoRude.once('close', resolve));
	alsoRude.on('error', () => {});
	alsoRude.write(Buffer.from([3, 0, 0, 0, 0x7b, 0x7b, 0x7b]));
	await alsoEnded;
	const far = await reachNames(offer);
	await far.put(someNames);
	expect(far.size).toBe(someNames.length);
	await far.close();
});
