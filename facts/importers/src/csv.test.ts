import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCells, csvRecords } from './csv.ts';

const cell = fc.oneof(
	fc.string({ maxLength: 8 }),
	fc.constantFrom(
		'',
		'"',
		'""',
		',',
		'a,b',
		'two\nlines',
		'a\n\n \nb',
		'"\n"',
		' spaced ',
		'ünï ⏐',
	),
);
const records = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
	minLength: 1,
	maxLength: 8,
});

const quoted = (text: string, always: boolean) =>
	always || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

test('whatever was written by the rules of RFC 4180 is read again, with \\n or \\r\\n between records', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'marquee-csv-'));
	const path = join(folder, 'x.csv');
	const clean = (text: string) => text.replaceAll(/[\r\0\ufffd\ufeff]/g, '');
	await fc.assert(
		fc.asyncProperty(
			records,
			fc.boolean(),
			fc.constantFrom('\n', '\r\n'),
			async (rows, always, end) => {
				const given = rows.map((row) => row.map(clean));
				const text = given
					.map((row) => row.map((one) => quoted(one, always)).join(',') + end)
					.join('');
				await writeFile(path, text);
				const read: (readonly string[])[] = [];
				for await (const batch of csvRecords(path))
					for (const one of batch) read.push(csvCells(one.text));
				expect(read).toEqual(given);
			},
		),
		{ numRuns: 150 },
	);
	await rm(folder, { recursive: true });
});
