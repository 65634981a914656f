import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Starting makes much garbage and little of it stays: with room for it a start takes a third less. */
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32'];

/** How a command ended, and what it wrote where. */
export interface Ended {
	/** null if a signal ended it. */
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** A command that has been begun. */
export interface Begun {
	readonly process: ChildProcess;
	/** Resolves when nothing of it lives any more, not even a process that it began. */
	readonly ended: Promise<Ended>;
	/** Resolves once this has been written to stderr; rejects if the command ends before. */
	readonly said: (text: string) => Promise<void>;
}

/** The command line in a folder of its own, as a user starts it: one process per command. */
export interface CommandLine {
	readonly folder: string;
	readonly at: (...names: readonly string[]) => string;
	readonly begin: (words: readonly string[], environment?: NodeJS.ProcessEnv) => Begun;
	/** Runs a command to its end; two at a time, since there may be no more cores. */
	readonly run: (words: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Ended>;
	/** What it printed, which is one JSON object and nothing else. */
	readonly json: (...words: readonly string[]) => Promise<Record<string, unknown>>;
	readonly remove: () => void;
}

/** A command line whose commands find this folder as theirs. */
export function commandLine(): CommandLine {
	const folder = mkdtempSync(join(tmpdir(), 'marquee-cli-'));
	const gate = twoAtATime();
	const begin: CommandLine['begin'] = (words, environment = {}) => {
		const child = spawn(process.execPath, [...flags, main, ...words], {
			cwd: folder,
			env: { ...withoutOurs(process.env), ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true, // a group of its own, so that a test can end all of it at once
		});
		return watched(child);
	};
	const run: CommandLine['run'] = (words, environment) =>
		gate(() => begin(words, environment).ended);
	return {
		folder,
		at: (...names) => join(folder, ...names),
		begin,
		run,
		json: async (...words) => {
			const { code, stdout, stderr } = await run([...words, '--json']);
			if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
			return JSON.parse(stdout) as Record<string, unknown>;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

function watched(child: ChildProcess): Begun {
	const written = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr'] as const)
		child[stream]!.on('data', (chunk: Buffer) => {
			written[stream] += chunk;
		});
	// `close` and not `exit`: a process that it began holds the same streams.
	const ended = new Promise<Ended>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, ...written }));
	});
	const said = (text: string) =>
		new Promise<void>((resolve, reject) => {
			const look = () => written.stderr.includes(text) && resolve();
			child.stderr!.on('data', look);
			child.once('close', () => reject(new Error(`it ended without ${text}: ${written.stderr}`)));
			look();
		});
	return { process: child, ended, said };
}

/** What the tests run in must not decide what commands do. */
function withoutOurs({ PORT: _, MARQUEE_STATE: __, ...rest }: NodeJS.ProcessEnv) {
	return rest;
}

function twoAtATime(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	const running = new Set<Promise<unknown>>();
	return async (work) => {
		while (running.size >= 2) await Promise.race(running);
		const one = work().finally(() => running.delete(one));
		running.add(one);
		return one;
	};
}
