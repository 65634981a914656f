import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleFolder } from '@marquee/console';
import { Failure } from '@marquee/units';
import { viewerFolder } from '@marquee/viewer';
import type { Progress } from '../terminal/progress.ts';

/** The web applications that a service may serve. */
export type WebApp = 'viewer' | 'console';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const distOf: Readonly<Record<WebApp, string>> = { viewer: viewerFolder, console: consoleFolder };

/**
 * The folders of the built applications; those that are missing or older than their sources are built first, all at once.
 *
 * @throws {Failure} `viewer-build-failed` or `console-build-failed`, with the builder's last lines.
 */
export async function builtApps(
	wanted: readonly WebApp[],
	progress: Progress,
): Promise<Readonly<Partial<Record<WebApp, string>>>> {
	const stale: WebApp[] = [];
	for (const app of wanted) if (await isStale(distOf[app])) stale.push(app);
	if (stale.length > 0) {
		progress.begin(`building the ${stale.join(' and the ')}`);
		await Promise.all(stale.map(build));
		progress.end('done');
	}
	return Object.fromEntries(wanted.map((app) => [app, distOf[app]]));
}

/** Whether it was never built, or something that it is built of has changed since. */
async function isStale(dist: string): Promise<boolean> {
	const built = join(dist, 'index.html');
	if (!existsSync(built)) return true;
	const app = dirname(dist);
	const sources = [join(app, 'src'), join(app, 'index.html'), join(repository, 'kernel')];
	const changed = await Promise.all(sources.map(newestChange));
	return Math.max(...changed) > (await stat(built)).mtimeMs;
}

/** When anything in it was last written, in epoch milliseconds. */
async function newestChange(path: string): Promise<number> {
	const found = await stat(path);
	if (!found.isDirectory()) return found.mtimeMs;
	const names = (await readdir(path)).filter((name) => name !== 'node_modules');
	return Math.max(0, ...(await Promise.all(names.map((name) => newestChange(join(path, name))))));
}

async function build(app: WebApp): Promise<void> {
	const dist = distOf[app];
	const beside = `${dist}.new`;
	await runVite(app, beside);
	await rm(dist, { recursive: true, force: true });
	await rename(beside, dist); // whole or not at all: a build that was killed is never served
}

function runVite(app: WebApp, into: string): Promise<void> {
	const vite = join(repository, 'node_modules/vite/bin/vite.js');
	const cwd = dirname(distOf[app]);
	return new Promise((resolve, reject) => {
		const child = spawn(
			process.execPath,
			[vite, 'build', '--logLevel', 'warn', '--outDir', into, '--emptyOutDir'],
			{ cwd, stdio: ['ignore', 'pipe', 'pipe'] },
		);
		let said = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-2_000)));
		child.on('error', reject);
		child.on('exit', (code) =>
			code === 0 ? resolve() : reject(notBuilt(app, said.trim() || `code ${code}`)),
		);
	});
}

const notBuilt = (app: WebApp, why: string): Failure =>
	new Failure(app === 'viewer' ? 'viewer-build-failed' : 'console-build-failed', {
		responsible: 'us',
		what: `the ${app} was not built: ${why}`,
		where: dirname(distOf[app]),
		remedy: `Run npm ci, then again; serve --no-${app} goes on without it meanwhile.`,
	});
