import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteControlPlane } from '@marquee/stores';
import { epochMs, profileId } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stateFolder } from '../facts/state-folder.ts';
import { askedHere } from '../testing/asked-here.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-profiles-'));
	const controlPlane = openSqliteControlPlane(stateFolder(folder).controlPlane);
	const preferences = { maturityLimit: 12, country: 'PT' };
	const made = { profileId: profileId('p-1'), name: 'Ana', createdAt: epochMs(0), preferences };
	await controlPlane.addProfile(made, 'tests');
	await controlPlane.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const prefer = (...words: readonly string[]) =>
	askedHere(['profiles', 'prefer', ...words, '--state', folder]);

test('what is named is changed and the rest stays: messages and the clock beside an age limit and a country', async () => {
	const zone = ['--time-zone', 'Europe/Lisbon'];
	const said = await prefer('p-1', '--messages', 'no', ...zone, '--json');
	expect(JSON.parse(said.stdout)).toEqual({
		profileId: 'p-1',
		maturityLimit: 12,
		country: 'PT',
		messages: false,
		timeZone: 'Europe/Lisbon',
	});
	const later = await prefer('p-1', '--messages', 'yes');
	expect(later.stdout).toContain('messages: true\n');
	expect(later.stdout).toContain('timeZone: Europe/Lisbon');
});

test.each([
	['a zone that nobody knows', ['--time-zone', 'Europe/Atlantis'], /IANA time zone/],
	['an answer that is none', ['--messages', 'perhaps'], /yes or no/],
	['a country that is a name', ['--country', 'Portugal'], /./],
])('%s is wrong usage, and changes nothing', async (_what, words, why) => {
	const before = (await prefer('p-1')).stdout;
	const { code, stderr } = await prefer('p-1', ...words);
	expect(code).toBe(2);
	expect(stderr).toMatch(why);
	expect((await prefer('p-1')).stdout).toBe(before);
});

test('a profile without a name has nowhere to keep what it prefers, and the answer says so', async () => {
	expect(await prefer('nobody', '--messages', 'no')).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('profile-unnamed'),
	});
});
