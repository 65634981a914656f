import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import { epochMs } from '@marquee/units';
import { catchUp, type TitleDay } from '@marquee/viewing';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { open } from 'lmdb';
import { expect, test, vi } from 'vitest';
import { memoryEventLog } from '../event-log/memory.ts';
import { answers, describeProfileStates, recorded } from '../testing/profile-states-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { openLmdbProfileStates, readLmdbProfileStates } from './lmdb.ts';
import { memoryProfileStates } from './memory.ts';

describeProfileStates('memory', async () => memoryProfileStates());
describeProfileStates(
	'LMDB',
	async () => openLmdbProfileStates(await temporaryFolder()).profileStates,
);

/** Every key and value of every table, as bytes, in the order of the keys. */
async function dump(folder: string): Promise<readonly string[]> {
	const environment = open({ path: folder, readOnly: true, maxDbs: 5 });
	const lines = ['facts', 'profiles', 'activities', 'event-ids', 'title-days'].flatMap((name) => {
		const table = environment.openDB<Buffer, Buffer>({
			name,
			encoding: 'binary',
			keyEncoding: 'binary',
		});
		return [...table.getRange({})].map(
			({ key, value }) => `${name} ${key.toString('hex')} ${value.toString('hex')}`,
		);
	});
	await environment.close();
	return lines;
}

const some = fc
	.sample(arbitraryEvents(), { numRuns: 20, seed: 7 })
	.flat()
	.map((event, i) => ({ ...event, eventId: `e${i}` }));
const doubled: readonly ViewingEvent[] = [...some, ...some.slice(0, 20)];

test('dropped and rebuilt from the log, LMDB holds the same bytes, whatever the batches were before', async () => {
	const folder = await temporaryFolder();
	const log = memoryEventLog();
	await log.append(doubled, epochMs(0));

	const first = openLmdbProfileStates(folder);
	for (let at = 0; at < doubled.length; at += 3)
		await first.profileStates.apply(recorded(doubled.slice(at, at + 3), at));
	await first.profileStates.close();
	const before = await dump(folder);
	expect(before.length).toBeGreaterThan(some.length);

	const second = openLmdbProfileStates(folder);
	expect(second.dropped).toBeUndefined();
	await second.profileStates.reset();
	await catchUp(log, second.profileStates);
	await second.profileStates.close();
	expect(await dump(folder)).toEqual(before);

	await rm(folder, { recursive: true });
	const third = openLmdbProfileStates(folder);
	const caughtUp = await catchUp(log, third.profileStates);
	expect(caughtUp).toEqual({
		projection: 'profile-states',
		applied: doubled.length,
		rebuilt: false,
	});
	await third.profileStates.close();
	expect(await dump(folder)).toEqual(before);
});

test('the moves that are told add up to the counts', async () => {
	const moved: TitleDay[] = [];
	const { profileStates } = openLmdbProfileStates(await temporaryFolder(), ({ titleDays }) =>
		moved.push(...titleDays),
	);
	for (let at = 0; at < doubled.length; at += 5)
		await profileStates.apply(recorded(doubled.slice(at, at + 5), at));
	const sums = new Map<string, number>();
	for (const { titleId, day, profiles } of moved) {
		const key = `${day} ${titleId}`;
		sums.set(key, (sums.get(key) ?? 0) + profiles);
	}
	const counts = [...profileStates.titleDays()].map(
		({ titleId, day, profiles }) => [`${day} ${titleId}`, profiles] as const,
	);
	expect(moved.some(({ profiles }) => profiles < 0)).toBe(true);
	expect(new Map([...sums].filter(([, sum]) => sum !== 0))).toEqual(new Map(counts));
	await profileStates.close();
});

test('states that are ahead of the log are emptied and built again from what the log has', async () => {
	const folder = await temporaryFolder();
	const log = memoryEventLog();
	await log.append(some.slice(0, 10), epochMs(0));
	const { profileStates } = openLmdbProfileStates(folder);
	await profileStates.apply(recorded(some));
	expect(await catchUp(log, profileStates)).toMatchObject({ applied: 10, rebuilt: true });
	const fresh = memoryProfileStates();
	await catchUp(log, fresh);
	expect(answers(profileStates)).toStrictEqual(answers(fresh));
	await profileStates.close();
});

const marks = [
	['opened in an earlier boot and never closed', 'another-boot', 'the machine stopped'],
	['without a word about their trust', '', 'the machine stopped'],
] as const;
test.each(marks)('states %s are dropped and begin anew', async (_what, word, why) => {
	const folder = await temporaryFolder();
	const { profileStates } = openLmdbProfileStates(folder);
	await profileStates.apply(recorded(some));
	await profileStates.close();
	await writeFile(join(folder, 'opened-in-boot'), word);
	const again = openLmdbProfileStates(folder);
	expect(again.dropped).toContain(why);
	expect(again.profileStates.position()).toBe(0);
	await again.profileStates.close();
});

test('states of another format are dropped and begin anew', async () => {
	const folder = await temporaryFolder();
	const { profileStates } = openLmdbProfileStates(folder);
	await profileStates.apply(recorded(some));
	await profileStates.close();
	const environment = open({ path: folder, noSync: true, maxDbs: 5 });
	await environment.openDB({ name: 'facts' }).put('format', 99);
	await environment.close();
	const again = openLmdbProfileStates(folder);
	expect(again.dropped).toBe('they were of format 99, not 4');
	expect(answers(again.profileStates).states).toEqual([]);
	await again.profileStates.close();
});

test('a reader beside the writer sees what was applied, and after the writer has gone what it left', async () => {
	const folder = await temporaryFolder();
	expect(() => readLmdbProfileStates(folder)).toThrow('profile-states-missing');
	const { profileStates } = openLmdbProfileStates(folder);
	const reader = readLmdbProfileStates(folder);
	expect(reader.position()).toBe(0);
	await profileStates.apply(recorded(some));
	await vi.waitFor(() => expect(reader.position()).toBe(some.length));
	expect([...reader.profileIds()]).toEqual([...profileStates.profileIds()]);
	const states = answers(profileStates);
	await reader.close();
	await profileStates.close();
	const later = readLmdbProfileStates(folder);
	expect([...later.profileIds()].map((id) => later.of(id))).toStrictEqual(states.states);
	await later.close();
	await writeFile(join(folder, 'opened-in-boot'), 'another-boot');
	expect(() => readLmdbProfileStates(folder)).toThrow('profile-states-missing');
});

test('a file that is none of LMDB’s is dropped and named', async () => {
	const folder = await temporaryFolder();
	await openLmdbProfileStates(folder).profileStates.close();
	await writeFile(join(folder, 'data.mdb'), 'no database'.repeat(2_000));
	const again = openLmdbProfileStates(folder);
	expect(again.dropped).toMatch(/data\.mdb is not an LMDB file$/);
	await again.profileStates.apply(recorded(some));
	expect(again.profileStates.position()).toBe(some.length);
	await again.profileStates.close();
});
