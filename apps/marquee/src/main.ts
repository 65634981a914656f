import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@marquee/units';
import { CommanderError } from 'commander';
import type { Surroundings } from './commands/command.ts';
import { exitCodeOf, exitCodes, told } from './terminal/failure-told.ts';
import { progressOn } from './terminal/progress.ts';
import { codeRevision } from './training/code-revision.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.on(signal, () => {
		if (stop.signal.aborted) process.exit(exitCodes.failed); // asked twice: at once
		stop.abort(new Error(`stopped by ${signal}`));
	});

// Whoever read our answer has read enough of it: `marquee home … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed);
});

const screen = {
	write: (text: string) => void process.stderr.write(text),
	isTerminal: process.stderr.isTTY === true,
	columns: () => process.stderr.columns ?? 80,
};

let ifStopped = 'begun again it goes on from here';
const around: Surroundings = {
	clock: systemClock,
	environment: { state: 'MARQUEE_STATE', port: 'PORT' },
	threads: availableParallelism(),
	print: (text) => void process.stdout.write(`${text}\n`),
	log: (line) => screen.write(`${line}\n`),
	progress: progressOn(screen, () => performance.now()),
	signal: stop.signal,
	ifStopped: (says) => {
		ifStopped = says;
	},
	code: codeRevision(repository),
	bundledData: join(repository, 'data/movietweetings-100k'),
};

try {
	// Loaded only now: whoever asks us to stop while the verbs are read is heard.
	const { program } = await import('./commands/program.ts');
	await (await program(around, process.argv[2])).parseAsync();
} catch (error) {
	process.exitCode = stop.signal.aborted ? exitCodes.failed : exitCodeOf(error);
	if (stop.signal.aborted) screen.write(`stopped; ${ifStopped}\n`);
	else if (!(error instanceof CommanderError)) screen.write(`${told(error)}\n`);
}
