import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '@marquee/catalogue';
import { followCatalogue } from '@marquee/search';
import { afterAll, expect, test } from 'vitest';
import { keptNames } from './kept-names.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const catalogue = (titles: number) =>
	catalogueOf(
		Array.from({ length: titles }, (_, i) => ({ titleId: `t${i}`, name: `Tale ${i}`, genres: [] })),
	);

function opened(name: string) {
	const told: string[] = [];
	const path = join(folder, name);
	return {
		told,
		path,
		names: () => keptNames(path, (stage, cause) => told.push(`${stage}: ${cause}`)),
	};
}

test('names are there at the next start, and only what the catalogue says otherwise by then is put', async () => {
	const { told, path, names } = opened('again.bin');
	const first = await names();
	await followCatalogue(first.index, first.index).follow(catalogue(60));
	await first.keep();
	const again = await names();
	expect(again.index.size).toBe(60);
	expect(await followCatalogue(again.index, again.index).follow(catalogue(61))).toEqual({
		put: 1,
		removed: 0,
	});
	expect(await again.index.search({ text: 'tale 60', limit: 1 })).toMatchObject([
		{ entityId: 'title:t60' },
	]);
	const written = statSync(path).mtimeMs;
	await again.keep();
	expect(statSync(path).mtimeMs).toBe(written); // one of sixty is not worth it
	await followCatalogue(again.index, again.index).follow(catalogue(40));
	await again.keep();
	expect((await names()).index.size).toBe(40);
	expect(told).toEqual([]);
});

test('an empty index leaves no file; a damaged one is told of, laid out anew and kept in its place', async () => {
	const { told, path, names } = opened('damaged.bin');
	await (await names()).keep();
	expect(existsSync(path)).toBe(false);
	writeFileSync(path, 'no index');
	const { index, keep } = await names();
	expect(told).toHaveLength(1);
	expect(told[0]).toContain('laid out anew');
	await followCatalogue(index, index).follow(catalogue(5));
	await keep();
	expect((await names()).index.size).toBe(5);
	expect(told).toHaveLength(1);
});

test('what cannot be written is told of, and names go on', async () => {
	const { told, names } = opened(join('nowhere', 'names.bin'));
	const { index, keep } = await names();
	await followCatalogue(index, index).follow(catalogue(5));
	await keep();
	expect(told).toHaveLength(1);
	expect(index.size).toBe(5);
});
