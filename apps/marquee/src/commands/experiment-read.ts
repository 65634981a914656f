import { epochMs } from '@marquee/units';
import { Command, InvalidArgumentError } from 'commander';
import { existingStateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption, threadsOption, wholeNumber } from './options.ts';

interface ReadFlags {
	readonly state: string;
	readonly asOf?: number;
	readonly threads: number;
	readonly memory: number;
	readonly json?: boolean;
}

/** `marquee experiment read`: what an experiment says, and what to do, in words and numbers. */
export const experimentReadCommand = (around: Surroundings): Command =>
	new Command('read')
		.description(
			'say what an experiment says: whether arms are fair, what each metric did, and what to do; also beside a running service',
		)
		.argument('<key>', 'the experiment')
		.addOption(stateOption(around))
		.option('--as-of <moment>', 'count what happened before it: 2026-03-01T12:00:00Z; now', moment)
		.addOption(threadsOption(around))
		.option(
			'--memory <MiB>',
			'what the engine may hold before it spills to disk',
			wholeNumber(64, 1_000_000),
			2_048,
		)
		.addOption(jsonOption())
		.addHelpText('after', example('experiment read row-order --state .marquee'))
		.action(async (key: string, { state, asOf, threads, memory, json }: ReadFlags) => {
			const { readExperiment } = await import('../experiments/read-experiment.ts');
			const reading = await readExperiment(
				existingStateFolder(state),
				key,
				epochMs(asOf ?? around.clock.now()),
				{ threads, memoryLimitMiB: memory, signal: around.signal },
			);
			if (json) return around.print(JSON.stringify(reading));
			const { readingPrinted } = await import('../experiments/reading-printed.ts');
			around.print(readingPrinted(reading));
		});

function moment(text: string): number {
	const value = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
	if (Number.isSafeInteger(value) && Math.abs(value) <= 8.64e15) return value;
	throw new InvalidArgumentError('It must be a moment as 2026-03-01T12:00:00Z, or milliseconds.');
}
