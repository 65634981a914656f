import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundledSynonyms, editorsSynonyms } from './editors-synonyms.ts';

const root = mkdtempSync(join(tmpdir(), 'marquee-synonyms-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
function folder(files: Record<string, string> = {}): string {
	const path = join(root, `${folders++}`);
	mkdirSync(path);
	for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
	return path;
}
/** As a file system with whole seconds would show it. */
const touch = (path: string, second: number) => utimesSync(path, second, second);

test('what editors add stands before what is bundled, and takes nothing from it', () => {
	const bundled = folder({ 'en.txt': 'hp => harry potter' });
	const own = folder({ 'en.txt': 'hp => half price hero' });
	const synonyms = editorsSynonyms([bundled, own]);
	synonyms.follow();
	expect(synonyms.now().expansionsOf('hp', 'en')).toEqual(['half price hero', 'harry potter']);
});

test('a rule that is written while the service runs holds from the next look on', () => {
	const own = folder({ 'en.txt': 'hp => harry potter' });
	const synonyms = editorsSynonyms([own]);
	synonyms.follow();
	writeFileSync(join(own, 'en.txt'), 'hp => harry potter\nlotr => lord of the rings');
	touch(join(own, 'en.txt'), 1_000);
	synonyms.follow();
	expect(synonyms.now().expansionsOf('lotr', 'en')).toEqual(['lord of the rings']);
});

test('a file with a mistake is told once, by line, and the rules from before go on', () => {
	const own = folder({ 'en.txt': 'hp => harry potter' });
	const synonyms = editorsSynonyms([own]);
	synonyms.follow();
	writeFileSync(join(own, 'en.txt'), 'hp => harry potter\nalone');
	touch(join(own, 'en.txt'), 2_000);
	expect(() => synonyms.follow()).toThrow(
		expect.objectContaining({ code: 'synonyms-malformed', where: `${join(own, 'en.txt')}:2` }),
	);
	expect(() => synonyms.follow()).not.toThrow();
	expect(synonyms.now().expansionsOf('hp', 'en')).toEqual(['harry potter']);
});

test('a folder that is not there has no synonyms', () => {
	const synonyms = editorsSynonyms([join(root, 'nowhere')]);
	synonyms.follow();
	expect(synonyms.now().expansionsOf('hp', 'en')).toEqual([]);
});

test('the bundled synonyms can be read', () => {
	const synonyms = editorsSynonyms([bundledSynonyms]);
	synonyms.follow();
	expect(synonyms.now().expansionsOf('lotr', 'en').join()).toMatch(/lord of the rings/i);
});
