import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { afterAll, expect, test } from 'vitest';
import { keepMeaning, keptMeaning } from './kept-meaning.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-meaning-'));
afterAll(() => rmSync(folder, { recursive: true }));
const title = (titleId: string, ...tags: string[]): Title => ({
	titleId,
	name: `Name ${titleId}`,
	genres: [tags[0]!],
	tags,
});
const titles = [
	title('a', 'space', 'robots', 'future'),
	title('b', 'space', 'aliens', 'future'),
	title('c', 'space', 'robots', 'aliens'),
	title('d', 'love', 'paris', 'summer'),
	title('e', 'love', 'summer', 'letters'),
	title('f', 'love', 'paris', 'letters'),
];
const catalogue = catalogueOf(titles);

test('what was learnt is there from the next look on, by the places of this catalogue', async () => {
	const path = join(folder, 'meaning.bin');
	const meaning = keptMeaning(path, catalogue);
	await meaning.follow();
	expect(meaning.now()).toBeUndefined();
	await keepMeaning(path, catalogue);
	await meaning.follow();
	const about = await meaning.now()!.titlesAbout('robots', 'en', 2);
	expect(about.map(({ index }) => catalogue.idAt(index)).sort()).toEqual(['a', 'c']);
	const [like] = await meaning.now()!.titlesLike(catalogue.indexOf('d' as never)!, 1);
	expect(['e', 'f']).toContain(catalogue.idAt(like!.index));
});

test('titles that left the catalogue since are not found, and new ones take no one’s place', async () => {
	const path = join(folder, 'older.bin');
	await keepMeaning(path, catalogue);
	const later = catalogueOf([title('new', 'cooking'), ...titles.slice(1)]);
	const meaning = keptMeaning(path, later);
	await meaning.follow();
	const about = await meaning.now()!.titlesAbout('space robots', 'en', 6);
	expect(about.map(({ index }) => later.idAt(index))).not.toContain(undefined);
	expect(later.idAt(about[0]!.index)).toBe('c');
});

test('a file that is not what was written is told, and what was there goes on', async () => {
	const path = join(folder, 'altered.bin');
	await keepMeaning(path, catalogue);
	const meaning = keptMeaning(path, catalogue);
	await meaning.follow();
	const before = meaning.now();
	writeFileSync(path, 'nonsense');
	await expect(meaning.follow()).rejects.toMatchObject({ code: 'semantics-altered' });
	expect(meaning.now()).toBe(before);
});

test('a catalogue without titles has no meaning and is no failure', async () => {
	const path = join(folder, 'none.bin');
	await keepMeaning(path, catalogueOf([]));
	await keptMeaning(path, catalogue).follow();
});
