import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
const command = ['--disable-warning=ExperimentalWarning', main];

const run = promisify(execFile);

/** Runs the command line as its users do, to its end; answers what it printed. */
export async function marquee(...words: readonly string[]): Promise<string> {
	const { stdout } = await run(process.execPath, [...command, ...words]);
	return stdout.trim();
}

/** `marquee serve` in a process of its own. */
export interface Serving {
	readonly url: string;
	/** What it told its operator so far. */
	readonly said: () => string;
	/** Asks it to end, as Ctrl-C does; resolves with its exit code. */
	readonly stop: () => Promise<number | null>;
	/** Ends it as a power cut does: kill -9. */
	readonly kill: () => Promise<void>;
}

/** Serves a state folder on a free port; resolves once requests are answered. */
export async function serving(state: string, ...flags: readonly string[]): Promise<Serving> {
	const words = [...command, 'serve', '--state', state, '--port', '0', ...flags];
	const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
	const orphaned = () => child.kill('SIGKILL');
	process.once('exit', orphaned);
	const ended = once(child, 'exit').then(() => process.off('exit', orphaned));
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk));
	const url = await Promise.race([ready(child), ended]);
	if (typeof url !== 'string') throw new Error(`serve ended with ${child.exitCode}: ${said}`);
	const end = async (signal: NodeJS.Signals) => {
		if (child.exitCode === null && child.signalCode === null) child.kill(signal);
		await ended;
	};
	return {
		url,
		said: () => said,
		stop: async () => {
			await end('SIGTERM');
			return child.exitCode;
		},
		kill: () => end('SIGKILL'),
	};
}

/** The address it prints when it is ready; undefined if it ends before. */
async function ready(child: ChildProcess): Promise<string | undefined> {
	for await (const line of createInterface(child.stdout!)) {
		const [, url] = /^ready (http:\S+)$/.exec(line) ?? [];
		if (url !== undefined) return url;
	}
	return undefined;
}
