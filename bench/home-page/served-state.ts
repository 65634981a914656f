import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const marquee = fileURLToPath(new URL('../../apps/marquee/src/main.ts', import.meta.url));

/** A gateway in a process of its own. */
export interface Served {
	readonly url: string;
	readonly key: string;
	/** Asks it to end, and resolves when it has. */
	readonly stop: () => Promise<void>;
}

/** Serves a prepared state folder on a free port, with a key for pages and status. */
export async function servedState(state: string): Promise<Served> {
	const key = await newKey(state);
	const child = spawn(
		process.execPath,
		[marquee, 'serve', '--state', state, '--port', '0', '--no-viewer'],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const lines = createInterface(child.stdout);
	const url = await Promise.race([
		firstReady(lines),
		ended.then((code) => {
			throw new Error(`marquee serve ended with ${code} before it was ready`);
		}),
	]);
	return {
		url,
		key,
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
		},
	};
}

async function firstReady(lines: AsyncIterable<string>): Promise<string> {
	for await (const line of lines) {
		const url = /^ready (http:\S+)/.exec(line)?.[1];
		if (url !== undefined) return url;
	}
	throw new Error('marquee serve closed its output before it said "ready <address>"');
}

async function newKey(state: string): Promise<string> {
	const args = ['keys', 'add', '--scopes', 'pages,admin', '--label', 'bench', '--state', state];
	const { stdout } = await promisify(execFile)(process.execPath, [marquee, ...args, '--json']);
	return (JSON.parse(stdout) as { key: string }).key;
}
