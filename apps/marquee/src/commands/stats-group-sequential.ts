import { Command, Option } from 'commander';
import type { spendings } from '../stats/group-sequential-report.ts';
import type { Surroundings } from './command.ts';
import { example } from './options.ts';
import { type ArmFlags, armsAsked, number, numbers, ofArms, printed } from './stats-flags.ts';

interface Flags extends ArmFlags {
	readonly looks: readonly number[];
	readonly spending: keyof typeof spendings;
	readonly exponent: number;
}

/** `marquee stats group-sequential`: a few looks that share alpha, with a known end. */
export const groupSequentialCommand = (around: Surroundings): Command =>
	ofArms(
		new Command('group-sequential')
			.description(
				'bounds of a few looks that share alpha (Lan–DeMets), and a file read at the last of them',
			)
			.argument('[file]', 'rows of units or sums of arms, as they are at the last look named')
			.addOption(
				new Option(
					'--looks <share,…>',
					'shares of the planned information at the looks so far; above 1 is over-run',
				)
					.argParser(numbers)
					.makeOptionMandatory(),
			)
			.addOption(
				new Option('--spending <name>', 'how alpha is spent')
					.choices(['obrien-fleming', 'pocock', 'power'] satisfies (keyof typeof spendings)[])
					.default('obrien-fleming'),
			)
			.addOption(new Option('--exponent <n>', 'of power spending').argParser(number).default(2)),
	)
		.addHelpText('after', example('stats group-sequential units.csv --looks 0.25,0.5 --json'))
		.action(async (file: string | undefined, flags: Flags) => {
			const { groupSequentialReport } = await import('../stats/group-sequential-report.ts');
			const asked = { ...flags, ...armsAsked(flags, around) };
			await printed(around, groupSequentialReport(file, asked), flags.json);
		});
