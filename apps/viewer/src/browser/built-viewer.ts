import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The viewer as it ships, built into a folder of its own so that every run tests the present source. */
export async function builtViewer(outDir: string): Promise<void> {
	const vite = join(
		dirname(createRequire(import.meta.url).resolve('vite/package.json')),
		'bin/vite.js',
	);
	const root = fileURLToPath(new URL('../..', import.meta.url));
	await run(
		process.execPath,
		[vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
		{
			cwd: root,
			env: { ...process.env, NODE_ENV: 'production' },
		},
	);
}
