import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	allExposures,
	anyExposure,
	describeExposureLog,
} from '../testing/exposure-log-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { ExposureLog } from './exposure-log.ts';
import { memoryExposureLog } from './memory.ts';
import { openSegmentExposureLog, readSegmentExposureLog } from './segments.ts';

describeExposureLog('memory', async () => memoryExposureLog());

const folders = new WeakMap<ExposureLog, string>();
async function openAt(folder: string): Promise<ExposureLog> {
	const { exposureLog } = await openSegmentExposureLog(folder);
	folders.set(exposureLog, folder);
	return exposureLog;
}
describeExposureLog(
	'segment files',
	async () => openAt(await temporaryFolder()),
	async (log) => {
		await log.close();
		return openAt(folders.get(log)!);
	},
);

const some = fc.sample(anyExposure(), { numRuns: 40, seed: 5 });

test('another process reads what was acknowledged while the log is written, over any number of files', async () => {
	const folder = await temporaryFolder();
	const { exposureLog } = await openSegmentExposureLog(folder, { segmentBytes: 1_000 });
	for (let at = 0; at < some.length; at += 4) await exposureLog.append(some.slice(at, at + 4));
	expect(await allExposures(readSegmentExposureLog(folder))).toEqual(some);
	expect(await allExposures(readSegmentExposureLog(folder), 35)).toEqual(some.slice(35));
	await exposureLog.close();
});

test('where no service has exposed anybody yet there are no exposures', async () => {
	const folder = join(await temporaryFolder(), 'exposures');
	expect(await allExposures(readSegmentExposureLog(folder))).toEqual([]);
});

test('a write that was cut by a death of the process is cut off, and what was acknowledged stays', async () => {
	const folder = await temporaryFolder();
	const { exposureLog } = await openSegmentExposureLog(folder);
	await exposureLog.append(some.slice(0, 3));
	const path = join(folder, '0000000000000000.segment');
	const sound = await readFile(path);
	await exposureLog.close();
	await writeFile(path, Buffer.concat([sound, sound.subarray(0, 50)]));
	const again = await openSegmentExposureLog(folder);
	expect(again.tornBytes).toBe(50);
	expect(await allExposures(again.exposureLog)).toEqual(some.slice(0, 3));
	await again.exposureLog.close();
});

test('a damaged exposure is told with its place, and nothing is skipped', async () => {
	const folder = await temporaryFolder();
	const { exposureLog } = await openSegmentExposureLog(folder);
	await exposureLog.append(some);
	await exposureLog.close();
	const path = join(folder, '0000000000000000.segment');
	const file = await readFile(path);
	file[60]! ^= 1;
	await writeFile(path, file);
	await expect(openSegmentExposureLog(folder)).rejects.toMatchObject({ code: 'log-corrupt' });
	await expect(allExposures(readSegmentExposureLog(folder))).rejects.toMatchObject({
		code: 'log-corrupt',
	});
});
