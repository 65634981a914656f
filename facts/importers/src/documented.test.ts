import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventFields, titleFields } from './by-contract.ts';
import { detect } from './detect.ts';
import { surveyed } from './import-source.ts';
import { written } from './testing/written.ts';

let scratch = '';
let text = '';
beforeAll(async () => {
	scratch = await mkdtemp(join(tmpdir(), 'marquee-documented-'));
	text = await readFile(join(import.meta.dirname, '../../../docs/formats.md'), 'utf8');
});
afterAll(() => rm(scratch, { recursive: true }));

test('every example of docs/formats.md is read as it stands, without a broken row', async () => {
	const examples = [...text.matchAll(/```\w+ (\S+)\n(.*?)```/gs)];
	expect(examples.map(([, name]) => name)).toEqual([
		'titles.csv',
		'titles.jsonl',
		'events.csv',
		'events.jsonl',
	]);
	for (const [, name, content] of examples) {
		const source = await detect(await written(scratch, [name!, content!]));
		const { titles, events } = await surveyed(source);
		expect(titles ?? events).toMatchObject({ broken: 0 });
		expect((titles ?? events)!.rows).toBeGreaterThanOrEqual(2);
	}
});

test('every field that is read is in the tables of docs/formats.md', () => {
	const rows = text.split('\n').filter((line) => line.startsWith('| `'));
	for (const field of [...titleFields, ...eventFields])
		expect(
			rows.some((row) => row.includes(`\`${field}\``)),
			field,
		).toBe(true);
});
