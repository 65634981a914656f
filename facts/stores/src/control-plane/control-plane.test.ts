import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { epochMs } from '@marquee/units';
import { expect, test } from 'vitest';
import { describeControlPlane, experimentOf } from '../testing/control-plane-contract.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { ControlPlane } from './control-plane.ts';
import { keyHash } from './key-hash.ts';
import { memoryControlPlane } from './memory.ts';
import { openSqliteControlPlane } from './sqlite.ts';

describeControlPlane('memory', async () => memoryControlPlane());

const paths = new WeakMap<ControlPlane, string>();
function openAt(path: string): ControlPlane {
	const plane = openSqliteControlPlane(path);
	paths.set(plane, path);
	return plane;
}
describeControlPlane(
	'SQLite',
	async () => openAt(join(await temporaryFolder(), 'state', 'control.sqlite')),
	async (plane) => {
		await plane.close();
		return openAt(paths.get(plane)!);
	},
);

test('a key itself is nowhere in the file', async () => {
	const path = join(await temporaryFolder(), 'control.sqlite');
	const plane = openSqliteControlPlane(path);
	const key = { hash: keyHash('sesame'), label: 'l', scopes: [], createdAt: epochMs(0) };
	await plane.addKey(key, 'start');
	await plane.close();
	const file = await readFile(path, 'latin1');
	expect(file).toContain(keyHash('sesame'));
	expect(file).not.toContain('sesame');
});

test('a file of the version before experiments is brought up to date, and keeps what it held', async () => {
	const path = join(await temporaryFolder(), 'control.sqlite');
	const plane = openSqliteControlPlane(path);
	const key = { hash: keyHash('k'), label: 'l', scopes: [], createdAt: epochMs(0) };
	await plane.addKey(key, 'start');
	await plane.close();
	const database = new DatabaseSync(path);
	database.exec('DROP TABLE experiments; DROP TABLE holdouts; PRAGMA user_version = 2');
	database.close();
	const again = openSqliteControlPlane(path);
	expect(await again.keys()).toEqual([key]);
	expect(await again.tried()).toEqual({ experiments: [], holdouts: [] });
	await again.close();
});

test('two processes that decide about experiments do it one after the other', async () => {
	const path = join(await temporaryFolder(), 'control.sqlite');
	const [one, other] = [openSqliteControlPlane(path), openSqliteControlPlane(path)];
	const seen: number[] = [];
	const added = (plane: ControlPlane, key: string) =>
		plane.decideExperiment({ by: 'x', at: epochMs(1) }, ({ experiments }) => {
			seen.push(experiments.length);
			return { what: 'define-experiment', experiment: experimentOf(key) };
		});
	await Promise.all([added(one, 'a'), added(other, 'b'), added(one, 'c')]);
	expect(seen.sort()).toEqual([0, 1, 2]);
	for (const plane of [one, other]) await plane.close();
});

test('a file of a newer version, one that is no database, and a folder are refused and left as they are', async () => {
	const folder = await temporaryFolder();
	const newer = join(folder, 'newer.sqlite');
	const database = new DatabaseSync(newer);
	database.exec('PRAGMA user_version = 99');
	database.close();
	const before = await readFile(newer);
	expect(() => openSqliteControlPlane(newer)).toThrow(
		/control-plane-unreadable: the file is of version 99, this program knows 3/,
	);
	expect(await readFile(newer)).toEqual(before);
	const text = join(folder, 'text.sqlite');
	await writeFile(text, 'dear diary, '.repeat(100));
	expect(() => openSqliteControlPlane(text)).toThrow(
		/control-plane-unreadable: SQLite says: file is not a database/,
	);
	expect(await readFile(text, 'utf8')).toBe('dear diary, '.repeat(100));
	expect(() => openSqliteControlPlane(folder)).toThrow(/control-plane-unreadable: SQLite says:/);
});
