import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { protocols } from './protocol-data.ts';
import { attributesById, knownOf } from './source-attributes.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-attributes-'));
});
afterAll(() => rm(folder, { recursive: true }));

const western = (titleId: string): Title => ({ titleId, name: 'Dust', genres: ['Western'] });

test('attributes stand in the order of the ids, and a title that no source lists has none', () => {
	const attributes = attributesById([western('a'), western('b')], ['b', 'gone', 'a'])!;
	expect([...attributes.offsets]).toEqual([0, 2, 2, 4]);
	expect(attributes.names).toEqual(['genre:Western', 'word:dust']);
});

test('titles of which nothing is known have no attributes rather than empty ones', () => {
	const films = [1, 2, 3].map((i) => ({ titleId: `t${i}`, name: `Title ${i}`, genres: [] }));
	expect(knownOf(films)).toBeUndefined();
});

test('a sequence with tags beside it is evaluated with them, one without them goes without', async () => {
	const rows = Array.from({ length: 8 }, (_, u) => `${u + 1} 3 ${(u % 2) + 4} 7 9`).join('\n');
	await writeFile(join(folder, 'Beauty.txt'), rows);
	await writeFile(join(folder, 'Plain.txt'), rows);
	await writeFile(join(folder, 'Beauty_item2attributes.json'), '{"4": [1], "9": [1], "8": [2]}');
	const beauty = await protocols.loo!(join(folder, 'Beauty.txt'), {});
	// Items 3, 4, 5, 7 and 9 are titles 0 to 4: the tag stands at the second and the last.
	expect(beauty.attributes!.names).toEqual(['tag:1']);
	expect([...beauty.attributes!.offsets]).toEqual([0, 0, 1, 1, 1, 2]);
	expect((await protocols.loo!(join(folder, 'Plain.txt'), {})).attributes).toBeUndefined();
});
