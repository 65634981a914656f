import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const example = fileURLToPath(new URL('../../../../examples/first-page.ts', import.meta.url));

test('the first example runs as it stands, and prints a page that follows from what was watched', async () => {
	const { stdout, stderr } = await promisify(execFile)(process.execPath, [
		'--disable-warning=ExperimentalWarning',
		example,
	]);
	expect(stderr).toBe('');
	const headings = stdout.split('\n').filter((line) => /^\S/.test(line));
	expect(headings[0]).toMatch(/^Continue watching/);
	expect(headings[1]).toMatch(/^Because you liked The Last Lighthouse/);
	expect(headings.some((heading) => heading.startsWith('My list'))).toBe(true);
	expect(stdout).toContain('Night Ferry: You watched 40% of it');
	expect(headings.at(-1)).toBe('Two Left Feet is not there: disliked: the profile judged it badly');
});
