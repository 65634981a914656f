import { epochMs, settableClock } from '@marquee/units';
import type { Surroundings } from '../commands/command.ts';
import { program } from '../commands/program.ts';
import { exitCodeOf, exitCodes, told } from '../terminal/failure-told.ts';
import type { Ended } from './command-line.ts';

type To = (stream: 'stdout' | 'stderr') => (text: string) => void;

/** The environment names nothing, so a state must be given where one is needed. */
const around = (to: To): Surroundings => ({
	clock: settableClock(epochMs(1.8e12)),
	environment: { state: 'NO_SUCH_STATE', port: 'NO_SUCH_PORT' },
	threads: 1,
	print: (text) => to('stdout')(`${text}\n`),
	log: (line) => to('stderr')(`${line}\n`),
	progress: { begin: () => {}, update: () => {}, end: () => {} },
	signal: new AbortController().signal,
	ifStopped: () => {},
	code: 'test',
	bundledData: 'nowhere',
});

// Every verb is read here, while a file of tests is read, and not while the time of the test that is first to ask runs.
await program(around(() => () => {}));

/**
 * What a command ends with, asked in this process and not in one of its own: a hundred times as quick, for what fails
 * before anything is opened.
 */
export async function askedHere(words: readonly string[]): Promise<Ended> {
	const written = { stdout: '', stderr: '' };
	const to: To = (stream) => (text) => {
		written[stream] += text;
	};
	const asked = await program(around(to), words[0]);
	const output = {
		writeOut: to('stdout'),
		writeErr: to('stderr'),
	};
	for (const command of [
		asked,
		...asked.commands,
		...asked.commands.flatMap((one) => one.commands),
	])
		command.configureOutput(output);
	try {
		await asked.parseAsync([...words], { from: 'user' });
		return { code: exitCodes.done, ...written };
	} catch (error) {
		if (written.stderr === '') written.stderr = told(error);
		return { code: exitCodeOf(error), ...written };
	}
}
