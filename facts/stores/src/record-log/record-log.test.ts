import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openRecordLog, type RecordLog } from './record-log.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
async function texts(log: RecordLog, from = 0): Promise<string[]> {
	const found: string[] = [];
	for await (const batch of log.read(from))
		for (const { payload } of batch) found.push(Buffer.from(payload).toString());
	return found;
}
async function segments(folder: string): Promise<string[]> {
	return (await readdir(folder)).filter((name) => name.endsWith('.segment')).sort();
}

/** A log of one group per text, as it lies on the disk after a kill: without the group that closing writes. */
async function killed(groups: readonly (readonly string[])[], segmentBytes = 1e6) {
	const folder = await temporaryFolder();
	const { log } = await openRecordLog(join(folder, 'live'), { segmentBytes });
	for (const group of groups) await log.append(group.map(bytes));
	const names = await segments(join(folder, 'live'));
	const files = await Promise.all(names.map((name) => readFile(join(folder, 'live', name))));
	await log.close();
	let copies = 0;
	return {
		files,
		/** The files again, each changed as asked, in a folder of their own. */
		with: async (changed: (file: Buffer, i: number) => Buffer | undefined) => {
			const copy = join(folder, `copy-${copies++}`);
			await mkdir(copy);
			for (const [i, file] of files.entries()) {
				const content = changed(Buffer.from(file), i);
				if (content !== undefined) await writeFile(join(copy, names[i]!), content);
			}
			return copy;
		},
	};
}

test('a last group cut at any byte is gone whole, what was acknowledged before stays, and the cut is told', async () => {
	const whole = await killed([['one', 'two'], ['three']]);
	const acknowledged = whole.files[0]!.length;
	const more = await killed([['one', 'two'], ['three'], ['four', 'five', 'six']]);
	for (let end = acknowledged; end < more.files[0]!.length; end++) {
		const folder = await more.with((file) => file.subarray(0, end));
		const { log, tornBytes } = await openRecordLog(folder);
		expect(tornBytes).toBe(end - acknowledged);
		expect(await texts(log)).toEqual(['one', 'two', 'three']);
		expect(await log.append([bytes('seven')])).toBe(3);
		await log.close();
		const again = await openRecordLog(folder);
		expect(again.tornBytes).toBe(0);
		expect(await texts(again.log)).toEqual(['one', 'two', 'three', 'seven']);
		await again.log.close();
	}
});

test('a last group of which some blocks never reached the disk is gone whole, and no more than it', async () => {
	const block = 512;
	const big = 'x'.repeat(400);
	const log = await killed([['one'], ['two'], [big, big, big, big, big, big]]);
	const acknowledged = (await killed([['one'], ['two']])).files[0]!.length;
	const blocks = Math.ceil(log.files[0]!.length / block);
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(fc.nat(blocks - 1), { minLength: 1 }),
			fc.constantFrom(0, 0xff),
			async (missing, content) => {
				const folder = await log.with((file) => {
					for (const i of missing) {
						const from = Math.max(i * block, acknowledged);
						file.fill(content, from, Math.min(file.length, Math.max(from, (i + 1) * block)));
					}
					return file;
				});
				const { log: opened, tornBytes } = await openRecordLog(folder);
				expect(await texts(opened)).toEqual(['one', 'two']);
				expect(tornBytes).toBe(log.files[0]!.length - acknowledged);
				await opened.close();
			},
		),
		{ numRuns: 30 },
	);
});

test('whoever is told that a record stands in the log finds it in the file at that moment', async () => {
	const folder = await temporaryFolder();
	const { log } = await openRecordLog(folder, { segmentBytes: 300 });
	await Promise.all(
		Array.from({ length: 20 }, async (_, i) => {
			for (let j = 0; j < 5; j++) {
				await log.append([bytes(`record ${i}.${j}`)]);
				const names = readdirSync(folder).filter((name) => name.endsWith('.segment'));
				const files = names.map((name) => readFileSync(join(folder, name), 'latin1'));
				expect(files.some((file) => file.includes(`record ${i}.${j}`))).toBe(true);
			}
		}),
	);
	await log.close();
});

test('appends of one turn of the event loop share one group, and so one flush', async () => {
	const { log } = await openRecordLog(await temporaryFolder());
	await Promise.all(Array.from({ length: 64 }, () => log.append([bytes('four')])));
	expect(log.sizeBytes()).toBe(32 + 64 * (8 + 4));
	await log.close();
});

test('a bit that flipped anywhere before the last group is reported with segment and byte, never skipped', async () => {
	const log = await killed([['one', 'two'], ['three'], ['four']]);
	const proven = log.files[0]!.length - (32 + 8 + 4); // header, record header, "four"
	await fc.assert(
		fc.asyncProperty(fc.nat(proven - 1), fc.nat(7), async (at, bit) => {
			const folder = await log.with((file) => {
				file[at]! ^= 1 << bit;
				return file;
			});
			const before = await readFile(join(folder, '0000000000000000.segment'));
			const opening = openRecordLog(folder);
			await expect(opening).rejects.toMatchObject({
				code: 'log-corrupt',
				where: expect.stringMatching(/0000000000000000\.segment, byte \d+$/),
			});
			expect(await readFile(join(folder, '0000000000000000.segment'))).toEqual(before);
		}),
		{ numRuns: 60 },
	);
});

test('a closed log proves its last group too: a flipped bit in it is corruption, not a torn tail', async () => {
	const folder = await temporaryFolder();
	const { log } = await openRecordLog(folder);
	await log.append([bytes('the only one')]);
	await log.close();
	const path = join(folder, '0000000000000000.segment');
	const file = await readFile(path);
	file[45]! ^= 1;
	await writeFile(path, file);
	await expect(openRecordLog(folder)).rejects.toMatchObject({ code: 'log-corrupt' });
});

test('damage in an older segment ends the reading there: what is before is answered, nothing behind', async () => {
	const log = await killed([['one'], ['two'], ['three'], ['four']], 60);
	expect(log.files).toHaveLength(2);
	const folder = await log.with((file, i) => {
		if (i === 0) file[file.length - 1]! ^= 1;
		return file;
	});
	const { log: opened } = await openRecordLog(folder);
	await expect(texts(opened)).rejects.toMatchObject({
		code: 'log-corrupt',
		where: expect.stringMatching(/0000000000000000\.segment, byte 43$/),
	});
	expect(await texts(opened, 2)).toEqual(['three', 'four']);
	await opened.close();
});

test.each([
	['missing', () => undefined],
	['shorter by a whole group', (file: Buffer) => file.subarray(0, 43)],
	['shorter by a byte', (file: Buffer) => file.subarray(0, -1)],
])('an older segment that is %s is reported', async (_how, changed) => {
	const log = await killed([['one'], ['two'], ['three'], ['four'], ['five']], 60);
	const folder = await log.with((file, i) => (i === 1 ? changed(file) : file));
	const { log: opened } = await openRecordLog(folder);
	await expect(texts(opened)).rejects.toMatchObject({ code: 'log-corrupt' });
	await opened.close();
});

test('segments are followed by new ones as they grow, and the oldest can be forgotten', async () => {
	const { log } = await openRecordLog(await temporaryFolder(), { segmentBytes: 100 });
	for (let i = 0; i < 10; i++) await log.append([bytes(`record ${i}`)]);
	const size = log.sizeBytes();
	expect(await log.dropOldestSegment()).toBe(true);
	expect(log.start()).toBeGreaterThan(0);
	expect(log.sizeBytes()).toBeLessThan(size);
	expect((await texts(log, log.start()))[0]).toBe(`record ${log.start()}`);
	while (await log.dropOldestSegment());
	expect(await log.append([bytes('record 10')])).toBe(10);
	await log.close();
});

test('a log has one writer: a second opening is refused with the process that has it', async () => {
	const folder = await temporaryFolder();
	const { log } = await openRecordLog(folder);
	await expect(openRecordLog(folder)).rejects.toMatchObject({
		code: 'log-in-use',
		what: `process ${process.pid} writes to this log`,
	});
	await log.close();
	await (await openRecordLog(folder)).log.close();
});

test('another process is refused while the writer lives, and takes over once it was killed', async () => {
	const folder = await temporaryFolder();
	const child = fork(join(import.meta.dirname, '../testing/log-holder.ts'), [folder], {
		execArgv: ['--disable-warning=ExperimentalWarning'],
	});
	await once(child, 'message');
	await expect(openRecordLog(folder)).rejects.toMatchObject({
		code: 'log-in-use',
		what: `process ${child.pid} writes to this log`,
	});
	child.kill('SIGKILL');
	await once(child, 'exit');
	const { log } = await openRecordLog(folder);
	expect(await texts(log)).toEqual(['held']);
	await log.close();
});

test('after a write has failed nothing more is taken in, and what was acknowledged is still read', async () => {
	const folder = await temporaryFolder();
	const { log } = await openRecordLog(folder, { segmentBytes: 1 });
	await log.append([bytes('one')]);
	// The name of the next segment is taken: creating it must fail.
	await writeFile(join(folder, '0000000000000001.segment'), 'in the way');
	const failed = await Promise.allSettled([
		log.append([bytes('two')]),
		log.append([bytes('three')]),
	]);
	for (const outcome of failed)
		expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'log-unwritable' } });
	await expect(log.append([bytes('four')])).rejects.toMatchObject({ code: 'log-unwritable' });
	expect(await texts(log)).toEqual(['one']);
	await log.close();
});

test('a closed log takes in nothing', async () => {
	const { log } = await openRecordLog(await temporaryFolder());
	await log.close();
	await expect(log.append([bytes('late')])).rejects.toThrow('closed');
});
