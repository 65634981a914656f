import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const document = text('docs/broken-inputs.md');

/** Every table of the document with the test that the words before it name. */
const tables = [
	...document.matchAll(
		/Shown by \[`([^`]+)`\](?:(?!Shown by)[\s\S])*?\n(\|.*\|\n)(\|[ -|]+\|\n)((?:\|.*\|\n)+)/g,
	),
].map(([, path, , , rows]) => ({
	path: path!,
	inputs: rows!
		.trim()
		.split('\n')
		.map((row) => row.split(' | ')[0]!.slice(2)),
}));

test('every input of the table stands in the test that is said to show it', () => {
	expect(tables.length).toBeGreaterThanOrEqual(8);
	for (const { path, inputs } of tables) {
		const source = text(path);
		expect(
			inputs.filter((input) => !source.includes(`'${input}'`)),
			path,
		).toEqual([]);
	}
});

test('every code of the tables is in the handbook', () => {
	const handbook = text('docs/handbook.md');
	const codes = document.matchAll(/\| `([a-z]+(?:-[a-z]+)+)`(?=,| \|)/g);
	expect(
		[...codes].map(([, code]) => code!).filter((code) => !handbook.includes(`| \`${code}\` |`)),
	).toEqual([]);
});

test('every file that the table points to is there', () => {
	const paths = [...document.matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, path]) => path!);
	expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
