import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { formsRevision, revisionOf } from './revision.ts';

test('a revision is another one when any program is added, renamed or changed, and the same when only a test is', () => {
	const folder = mkdtempSync(join(tmpdir(), 'revision-'));
	try {
		mkdirSync(join(folder, 'inside'));
		const seen = new Set<string>();
		const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
		const revision = () => revisionOf(pathToFileURL(`${folder}/`));
		for (const [name, text] of [
			['a.ts', 'one'],
			['inside/b.ts', 'one'],
			['a.ts', 'two'],
			['c.ts', ''],
		] as const) {
			write(name, text);
			seen.add(revision());
		}
		expect(seen.size).toBe(4);
		write('inside/b.test.ts', 'of no account');
		write('notes.md', 'nor this');
		expect(seen).toContain(revision());
	} finally {
		rmSync(folder, { recursive: true });
	}
	expect(formsRevision()).toMatch(/^[0-9a-f]{64}$/);
});
