import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { detect } from './detect.ts';

const folder = mkdtempSync(join(tmpdir(), 'pipe-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a pipe is refused at once: nobody waits for what may never be written', async () => {
	const pipe = join(folder, 'events.csv');
	execFileSync('mkfifo', [pipe]);
	await expect(detect(pipe)).rejects.toThrow(
		expect.objectContaining({ code: 'import-not-a-file' }),
	);
});
