import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { codeRevision } from './code-revision.ts';

const folder = mkdtempSync(join(tmpdir(), 'revision-'));
afterAll(() => rmSync(folder, { recursive: true }));

const git = (...words: readonly string[]): string =>
	execFileSync(
		'git',
		['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words],
		{
			encoding: 'utf8',
		},
	).trim();

test('the revision is what git says, on a branch, with packed refs and on a detached head', () => {
	git('init', '-q');
	expect(codeRevision(folder)).toBe('unknown');
	git('commit', '-q', '--allow-empty', '-m', 'one');
	const head = git('rev-parse', 'HEAD');
	expect(codeRevision(folder)).toBe(head);
	git('pack-refs', '--all');
	expect(codeRevision(folder)).toBe(head);
	git('checkout', '-q', '--detach');
	expect(codeRevision(folder)).toBe(head);
});

test('outside a clone it is unknown', () => {
	expect(codeRevision(join(folder, 'nowhere'))).toBe('unknown');
});
