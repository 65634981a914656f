import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allDecisions, describeDecisionLog } from '../testing/decision-log-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { DecisionLog } from './decision-log.ts';
import { memoryDecisionLog } from './memory.ts';
import { openSegmentDecisionLog, readSegmentDecisionLog } from './segments.ts';

describeDecisionLog('memory', async () => memoryDecisionLog());

const folders = new WeakMap<DecisionLog<unknown>, string>();
async function openAt(folder: string): Promise<DecisionLog<unknown>> {
	const { decisionLog } = await openSegmentDecisionLog(folder);
	folders.set(decisionLog, folder);
	return decisionLog;
}
describeDecisionLog(
	'segment files',
	async () => openAt(await temporaryFolder()),
	async (log) => {
		await log.close();
		return openAt(folders.get(log)!);
	},
);

async function sizeOf(folder: string): Promise<number> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.segment'));
	const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whether positions go up by one from the first to the last. */
const isGapless = (positions: readonly number[]): boolean =>
	positions.every((position, i) => position === positions[0]! + i);

test('the oldest decisions make way for the newest, the files never outgrow their room, and positions stay', async () => {
	const folder = await temporaryFolder();
	const largestBytes = 20_000;
	const { decisionLog } = await openSegmentDecisionLog(folder, { largestBytes });
	for (let i = 0; i < 400; i++) {
		await decisionLog.append({ i, why: 'x'.repeat(100) });
		expect(await sizeOf(folder)).toBeLessThanOrEqual(largestBytes);
	}
	const kept = await allDecisions(decisionLog);
	expect(kept[0]!.position).toBe(decisionLog.start());
	expect(kept.at(-1)!.position).toBe(399);
	expect(isGapless(kept.map(({ position }) => position))).toBe(true);
	for (const { position, decision } of kept) expect(decision).toMatchObject({ i: position });
	expect(kept.length).toBeGreaterThan(80);
	await decisionLog.close();
	expect(await allDecisions(readSegmentDecisionLog(folder), 395)).toHaveLength(5);
});

test('a reader goes on behind what makes way before its eyes, here and in another process', async () => {
	const folder = await temporaryFolder();
	const { decisionLog } = await openSegmentDecisionLog(folder, { largestBytes: 400_000 });
	const fill = () =>
		Promise.all(Array.from({ length: 3_000 }, (_, i) => decisionLog.append({ i })));
	await fill();
	for (const reader of [decisionLog, readSegmentDecisionLog(folder)]) {
		const seen: number[] = [];
		for await (const batch of reader.read(0)) {
			if (seen.length === 0) for (let round = 0; round < 4; round++) await fill();
			for (const { position } of batch) seen.push(position);
		}
		expect(seen).toEqual(seen.toSorted((a, b) => a - b));
		expect(new Set(seen).size).toBe(seen.length);
	}
	await decisionLog.close();
});

test('memory keeps as many decisions as it was given room for', async () => {
	const log = memoryDecisionLog(2);
	for (const i of [1, 2, 3]) await log.append(i);
	expect(await allDecisions(log)).toEqual([
		{ position: 1, decision: 2 },
		{ position: 2, decision: 3 },
	]);
	expect([log.start(), log.end()]).toEqual([1, 3]);
});

test('damaged decisions are discarded with their place told, and the log begins anew', async () => {
	const folder = await temporaryFolder();
	const first = await openSegmentDecisionLog(folder);
	await first.decisionLog.append({ a: 1 });
	await first.decisionLog.close();
	const path = join(folder, '0000000000000000.segment');
	const file = await readFile(path);
	file[42]! ^= 1;
	await writeFile(path, file);
	const again = await openSegmentDecisionLog(folder);
	expect(again.discarded).toContain('the checksum of record 0 is wrong');
	expect(await allDecisions(again.decisionLog)).toEqual([]);
	expect(await again.decisionLog.append({ b: 2 })).toBe(0);
	await again.decisionLog.close();
});
