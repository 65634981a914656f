import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An app for browsers as it ships, built from its root into a folder of its own, so that every run tests the present source. */
export async function builtApp(root: URL, outDir: string): Promise<void> {
	const vite = join(
		dirname(createRequire(import.meta.url).resolve('vite/package.json')),
		'bin/vite.js',
	);
	await run(
		process.execPath,
		[vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
		{ cwd: fileURLToPath(root), env: { ...process.env, NODE_ENV: 'production' } },
	);
}
