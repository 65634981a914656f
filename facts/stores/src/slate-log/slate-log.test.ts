import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { epochMs, profileId, requestId, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRecordLog } from '../record-log/record-log.ts';
import { describeSlateLog } from '../testing/slate-log-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { memorySlateLog } from './memory.ts';
import { openSegmentSlateLog, readSegmentSlateLog } from './segments.ts';
import type { SlateLog } from './slate-log.ts';

describeSlateLog('memory', async () => memorySlateLog());

const folders = new WeakMap<SlateLog<unknown>, string>();
async function openAt(folder: string): Promise<SlateLog<unknown>> {
	const { slateLog } = await openSegmentSlateLog(folder);
	folders.set(slateLog, folder);
	return slateLog;
}
describeSlateLog(
	'segment files',
	async () => openAt(await temporaryFolder()),
	async (log) => {
		await log.close();
		return openAt(folders.get(log)!);
	},
);

const id = (i: number) => requestId(`r${i}`);
async function sizeOf(folder: string): Promise<number> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.segment'));
	const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

test('the oldest traces make way for the newest, and the files never outgrow their room', async () => {
	const folder = await temporaryFolder();
	const largestBytes = 20_000;
	const asked = { profileId: profileId('p'), limit: 200 };
	const { slateLog } = await openSegmentSlateLog(folder, { largestBytes });
	const random = seededRandom(3);
	for (let i = 0; i < 200; i++) {
		const head = { profileId: profileId('p'), generatedAt: epochMs(i), surface: 'home' } as const;
		await slateLog.append(id(i), { noise: Array.from({ length: 30 }, random.next) }, head);
		expect(await sizeOf(folder)).toBeLessThanOrEqual(largestBytes);
	}
	const check = async (log: SlateLog<unknown>) => {
		const found = await Promise.all(Array.from({ length: 200 }, (_, i) => log.find(id(i))));
		const oldest = found.findIndex((trace) => trace !== undefined);
		expect(oldest).toBeGreaterThan(100);
		expect(found.slice(oldest).every((trace) => trace !== undefined)).toBe(true);
		const listed = (await log.listed(asked)).map(({ requestId }) => requestId);
		expect(listed).toEqual(Array.from({ length: 200 - oldest }, (_, i) => id(199 - i)));
		await log.close();
		return oldest;
	};
	const before = await check(slateLog);
	expect(await check((await openSegmentSlateLog(folder, { largestBytes })).slateLog)).toBe(before);
});

test('who only reads gets every trace, oldest first, also while it is written', async () => {
	const folder = await temporaryFolder();
	const { slateLog } = await openSegmentSlateLog(folder);
	for (let i = 0; i < 20; i++) await slateLog.append(id(i), { i });
	const read: unknown[] = [];
	for await (const trace of readSegmentSlateLog(folder).all()) read.push(trace);
	expect(read).toEqual(Array.from({ length: 20 }, (_, i) => ({ i })));
	await slateLog.close();
});

test('traces that were compressed with deflate, as logs once were, are read beside those of today', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.json(), { maxLength: 5 }), async (texts) => {
			const folder = await temporaryFolder();
			const { log } = await openRecordLog(folder);
			const records = texts.map((text, i) =>
				Buffer.concat([Buffer.from(`${id(i)}\n`), deflateRawSync(text, { level: 1 })]),
			);
			if (records.length > 0) await log.append(records);
			await log.close();
			const { slateLog } = await openSegmentSlateLog(folder);
			await slateLog.append(id(texts.length), { of: 'today' });
			const found = await Promise.all(
				[...texts, ''].map((_, i) => readSegmentSlateLog(folder).find(id(i))),
			);
			expect(found).toEqual([...texts.map((text) => JSON.parse(text)), { of: 'today' }]);
			for (const [i, text] of texts.entries())
				expect(await slateLog.find(id(i))).toEqual(JSON.parse(text));
			await slateLog.close();
		}),
		{ numRuns: 10 },
	);
});

test('memory keeps as many traces as it was given room for', async () => {
	const log = memorySlateLog(2);
	for (const i of [1, 2, 1, 3]) await log.append(id(i), i);
	expect(await Promise.all([1, 2, 3].map((i) => log.find(id(i))))).toEqual([1, undefined, 3]);
});

test('damaged traces are discarded with their place told, and the log begins anew', async () => {
	const folder = await temporaryFolder();
	const first = await openSegmentSlateLog(folder);
	await first.slateLog.append(id(1), { a: 1 });
	await first.slateLog.close();
	const path = join(folder, '0000000000000000.segment');
	const file = await readFile(path);
	file[50]! ^= 1;
	await writeFile(path, file);
	const again = await openSegmentSlateLog(folder);
	expect(again.discarded).toContain(
		'log-corrupt: the log is damaged: the checksum of record 0 is wrong',
	);
	expect(await again.slateLog.find(id(1))).toBeUndefined();
	await again.slateLog.append(id(2), { b: 2 });
	expect(await again.slateLog.find(id(2))).toEqual({ b: 2 });
	await again.slateLog.close();
});
