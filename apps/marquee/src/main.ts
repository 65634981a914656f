import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@marquee/units';
import { Command, CommanderError } from 'commander';
import type { Surroundings } from './commands/command.ts';
import { diagnoseCommand } from './commands/diagnose.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { homeCommand } from './commands/home.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { serveCommand } from './commands/serve.ts';
import { trainCommand } from './commands/train.ts';
import { upCommand } from './commands/up.ts';
import { exitCodes, told } from './terminal/failure-told.ts';
import { progressOn } from './terminal/progress.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.on(signal, () => {
		if (stop.signal.aborted) process.exit(exitCodes.failed); // asked twice: at once
		stop.abort(new Error(`stopped by ${signal}`));
	});

const screen = {
	write: (text: string) => void process.stderr.write(text),
	isTerminal: process.stderr.isTTY === true,
	columns: () => process.stderr.columns ?? 80,
};

const around: Surroundings = {
	clock: systemClock,
	defaults: {
		state: process.env.MARQUEE_STATE ?? '.marquee',
		port: Number(process.env.PORT ?? 8080),
		threads: availableParallelism(),
	},
	print: (text) => void process.stdout.write(`${text}\n`),
	log: (line) => screen.write(`${line}\n`),
	progress: progressOn(screen, () => performance.now()),
	signal: stop.signal,
	code: process.env.MARQUEE_REVISION ?? 'unknown',
	bundledData: fileURLToPath(new URL('../../../data/movietweetings-100k', import.meta.url)),
};

const program = new Command('marquee')
	.description('The personalisation layer of a streaming service.')
	.exitOverride()
	.addCommand(upCommand(around))
	.addCommand(importCommand(around))
	.addCommand(trainCommand(around))
	.addCommand(evaluateCommand(around))
	.addCommand(serveCommand(around))
	.addCommand(homeCommand(around))
	.addCommand(diagnoseCommand(around))
	.addCommand(rebuildCommand(around))
	.addCommand(keysCommand(around));
for (const command of program.commands) {
	command.exitOverride().showHelpAfterError('(see --help)');
	for (const nested of command.commands) nested.exitOverride().showHelpAfterError('(see --help)');
}

try {
	await program.parseAsync();
} catch (error) {
	process.exitCode = exitCodeFor(error);
}

function exitCodeFor(error: unknown): number {
	if (error instanceof CommanderError)
		return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
	if (stop.signal.aborted) screen.write('stopped; begun again it goes on from here\n');
	else screen.write(`${told(error)}\n`);
	return exitCodes.failed;
}
