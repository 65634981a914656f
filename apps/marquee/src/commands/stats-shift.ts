import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption } from './options.ts';
import { type ArmFlags, columns, printed, question } from './stats-flags.ts';

/** `marquee stats shift`: how far two samples lie apart, whatever their distribution. */
export const shiftCommand = (around: Surroundings): Command =>
	question(
		columns(
			new Command('shift')
				.description(
					'shift between two samples by ranks: Mann–Whitney with Hodges–Lehmann, paired by Wilcoxon',
				)
				.argument('<files...>', 'reference and current values, or one file with arms'),
		),
	)
		.option('--paired', 'values belong together: by --unit in one file, or row by row in two')
		.addOption(jsonOption())
		.addHelpText('after', example('stats shift before.csv after.csv --value hours --json'))
		.action(async (paths: readonly string[], flags: ArmFlags & { readonly paired?: boolean }) => {
			const { shiftReport } = await import('../stats/shift-report.ts');
			const report = shiftReport(
				{ paths, columns: flags },
				{ ...flags, paired: flags.paired === true },
			);
			await printed(around, report, flags.json);
		});
