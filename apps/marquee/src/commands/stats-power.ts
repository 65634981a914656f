import { Command, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, wholeNumber } from './options.ts';
import { number, printed, question } from './stats-flags.ts';

/** `marquee stats power`: units, smallest effect or power, from the other two. */
export const powerCommand = (around: Surroundings): Command =>
	question(
		new Command('power')
			.description('units, smallest effect or power, from the other two; and how long that takes')
			.addOption(
				new Option('--baseline <mean>', 'mean of the control; a share without --sd').argParser(
					number,
				),
			)
			.addOption(new Option('--sd <deviation>', 'standard deviation of a unit').argParser(number))
			.addOption(new Option('--effect <difference>', 'effect to be seen').argParser(number))
			.addOption(
				new Option('--lift <share>', 'effect to be seen, as a share of the baseline').argParser(
					number,
				),
			)
			.addOption(new Option('--units <n>', 'units of both arms').argParser(number))
			.addOption(new Option('--power <share>', 'chance to see it; 0.8 otherwise').argParser(number))
			.addOption(
				new Option('--treated <share>', 'share of units in treatment')
					.argParser(number)
					.default(0.5),
			)
			.option('--sequential', 'looked at all the time, by confidence sequence')
			.addOption(
				new Option('--tuning <n>', 'units at which the sequence is narrowest').argParser(number),
			)
			.addOption(
				new Option('--per-day <n>', 'new units a day: tells the run length').argParser(number),
			)
			.addOption(
				new Option('--matures-in-days <n>', 'until the metric can be read')
					.argParser(wholeNumber(0, 3650))
					.default(0),
			),
	)
		.addOption(jsonOption())
		.addHelpText('after', example('stats power --baseline 0.1 --lift 0.05 --per-day 20000 --json'))
		.action(async (flags) => {
			const { powerReport } = await import('../stats/power-report.ts');
			const asked = { ...flags, deviation: flags.sd, sequential: flags.sequential === true };
			await printed(around, powerReport(asked), flags.json);
		});
