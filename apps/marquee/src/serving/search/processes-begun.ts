import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { NameSearch } from '@marquee/names';
import { type Reach, reachNames } from '@marquee/names/shards';
import { Failure } from '@marquee/units';

/** An index in a process of its own. */
export interface BegunProcess {
	readonly names: NameSearch;
	/** Resolves with how it ended, once it has. */
	readonly ended: Promise<string>;
	/** Ends it at once, whatever it does. */
	readonly kill: () => void;
	/** Hangs up, by which it ends; one that does not listen is killed. */
	readonly end: () => Promise<void>;
}

/** To be loaded takes a second; a process that is not ready after so long is killed. */
const readyWithinMs = 30_000;
/** One that was hung up on may take so long to end. */
const endWithinMs = 2_000;

/** Begins a process that offers an empty index on a socket, and reaches it. @throws {Failure} `names-process-ended` */
export async function begunProcess(path: string, patience: Reach): Promise<BegunProcess> {
	const program = fileURLToPath(new URL('./names-process.ts', import.meta.url));
	const child = fork(program, [path], { execArgv: ['--disable-warning=ExperimentalWarning'] });
	let failed: string | undefined;
	child.on('error', ({ message }) => {
		failed = message;
	});
	const ended = once(child, 'exit').then(
		([code, killedBy]) => failed ?? (killedBy === null ? `with code ${code}` : `by ${killedBy}`),
		({ message }: Error) => message,
	);
	const kill = () => void child.kill('SIGKILL');
	try {
		await ready(child, ended);
		const names = await reachNames({ path }, patience);
		const end = async () => {
			if (child.connected) child.disconnect();
			const late = setTimeout(kill, endWithinMs);
			await ended;
			clearTimeout(late);
		};
		return { names, ended, kill, end };
	} catch (cause) {
		kill();
		throw cause;
	}
}

async function ready(child: ChildProcess, ended: Promise<string>): Promise<void> {
	let late: NodeJS.Timeout | undefined;
	const tooLate = new Promise<string>((resolve) => {
		late = setTimeout(resolve, readyWithinMs, `not, but was not ready in ${readyWithinMs} ms`);
	});
	const isReady = new Promise<void>((resolve) => child.once('message', () => resolve()));
	const outcome = await Promise.race([isReady, ended, tooLate]);
	clearTimeout(late);
	if (outcome === undefined) return;
	throw new Failure('names-process-ended', {
		responsible: 'us',
		what: `a process of the name index ended ${outcome}, before it was ready`,
		remedy: 'Look above for what it said; serve with --names here meanwhile.',
	});
}
