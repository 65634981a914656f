import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption } from './options.ts';

/** What `marquee allocate` is asked. */
export interface AllocateFlags {
	readonly experiment: string;
	readonly units: string;
	readonly only?: string;
	readonly json?: boolean;
}

/** `marquee allocate`: who would get which arm, and why, before anything is switched on. */
export const allocateCommand = (around: Surroundings): Command =>
	new Command('allocate')
		.description('say which arm of an experiment each unit gets, and why')
		.requiredOption('--experiment <file>', 'JSON: an experiment, a list of them, or a plan')
		.requiredOption(
			'--units <file>',
			'an id a line, CSV with a header, or JSON Lines of {"unit", attributes…}; gzip will do',
		)
		.option('--only <key>', 'only this experiment of the plan')
		.addOption(jsonOption())
		.addHelpText(
			'after',
			`
--json prints one object: arms {experiment: {arm: units}} of those that the hash chose, reasons {experiment: {reason:
units}}, and allocations, a row for each unit and experiment in the order of the file: {experiment, unit, arm (null for
whoever takes no part), value, reason, epoch, bucket (0 to 1, under the salt that decides on arms)}.
${example('allocate --experiment experiment.json --units profiles.txt --json')}`,
		)
		.action(async (flags: AllocateFlags) => {
			// Loaded only here: no other verb should wait for it.
			const { allocatedUnits, allocationsPrinted } = await import('./allocate-units.ts');
			const report = await allocatedUnits(flags);
			around.print(flags.json ? JSON.stringify(report) : allocationsPrinted(report));
		});
