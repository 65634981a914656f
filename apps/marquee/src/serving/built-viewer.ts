import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '@marquee/units';
import { viewerFolder } from '@marquee/viewer';
import type { Progress } from '../terminal/progress.ts';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const viewer = dirname(viewerFolder);

/**
 * The folder of the built viewer, built first where it is missing or older than its sources.
 *
 * @throws {Failure} `viewer-build-failed` with the builder's last lines.
 */
export async function builtViewer(progress: Progress): Promise<string> {
	const dist = viewerFolder;
	const built = join(dist, 'index.html');
	const sources = [join(viewer, 'src'), join(viewer, 'index.html'), join(repository, 'kernel')];
	if (existsSync(built)) {
		const builtAt = (await stat(built)).mtimeMs;
		const changed = await Promise.all(sources.map(newestChange));
		if (Math.max(...changed) <= builtAt) return dist;
	}
	progress.begin('building the viewer');
	const beside = `${dist}.new`;
	await runVite(beside);
	await rm(dist, { recursive: true, force: true });
	await rename(beside, dist); // whole or not at all: a build that was killed is never served
	progress.end('done');
	return dist;
}

/** When anything in it was last written, in epoch milliseconds. */
async function newestChange(path: string): Promise<number> {
	const found = await stat(path);
	if (!found.isDirectory()) return found.mtimeMs;
	const names = (await readdir(path)).filter((name) => name !== 'node_modules');
	return Math.max(0, ...(await Promise.all(names.map((name) => newestChange(join(path, name))))));
}

function runVite(into: string): Promise<void> {
	const vite = join(repository, 'node_modules/vite/bin/vite.js');
	return new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[vite, 'build', '--logLevel', 'warn', '--outDir', into, '--emptyOutDir'],
			{
				cwd: viewer,
				stdio: ['ignore', 'pipe', 'pipe'],
			},
		);
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-2_000)));
		child.on('error', reject);
		child.on('exit', (code) =>
			code === 0
				? resolve()
				: reject(
						new Failure('viewer-build-failed', {
							responsible: 'us',
							what: `the viewer was not built: ${said.trim() || `code ${code}`}`,
							where: viewer,
							remedy: 'Run npm ci, then again.',
						}),
					),
		);
	});
}
