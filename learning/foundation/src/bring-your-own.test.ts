import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const example = fileURLToPath(
	new URL('../../../examples/bring-your-own-bundle.ts', import.meta.url),
);

test('a bundle with a graph of another maker serves what its makers meant, until a byte of it changes', async () => {
	const { stdout, stderr } = await promisify(execFile)(process.execPath, [
		'--disable-warning=ExperimentalWarning',
		example,
	]);
	expect(stderr).toBe('');
	const [bundle, after, like, altered] = stdout.split('\n');
	expect(bundle).toMatch(/^bundle [0-9a-f]{12}$/);
	expect(after).toMatch(/: (Gravity for Beginners|The Long Signal), (Gravity|The Long)/); // their shelf
	expect(like).toMatch(/: (Two Left Feet|The Understudy|A Fox in Winter), (Two|The Und|A Fox)/);
	expect(altered).toMatch(/^bundle-altered: prior.f32 has sha256/);
});
