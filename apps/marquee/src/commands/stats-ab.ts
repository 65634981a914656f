import { Command, Option } from 'commander';
import type { AbReport } from '../stats/ab-report.ts';
import type { Surroundings } from './command.ts';
import { example } from './options.ts';
import { type ArmFlags, armsAsked, number, ofArms, printed } from './stats-flags.ts';

/** `marquee stats ab`: treatment against control at one look. */
export const abCommand = (around: Surroundings): Command =>
	ofArms(
		new Command('ab')
			.description('treatment against control at one look: Welch, ratios, quantiles, CUPED, strata')
			.argument('<file>', 'CSV, JSON Lines or JSON: rows of units, or sums of arms'),
	)
		.addHelpText('after', example('stats ab units.csv --value hours --control old --json'))
		.action(async (file: string, flags: ArmFlags) => {
			const { abReport } = await import('../stats/ab-report.ts');
			const report = abReport(file, armsAsked(flags, around), false);
			await printed(around, flags.json ? report : toldOnce(report), flags.json);
		});

/** `marquee stats sequential`: treatment against control, looked at whenever one likes. */
export const sequentialCommand = (around: Surroundings): Command =>
	ofArms(
		new Command('sequential')
			.description('the same, looked at whenever one likes: confidence sequences')
			.argument('<file>', 'CSV, JSON Lines or JSON: rows of units, or sums of arms'),
	)
		.addOption(
			new Option('--tuning <n>', 'units of both arms at which a decision is expected')
				.argParser(number)
				.default(5000),
		)
		.addOption(
			new Option(
				'--method <name>',
				'asymptotic for any metric; exact for shares, also of rare events',
			)
				.choices(['asymptotic', 'exact'])
				.default('asymptotic'),
		)
		.addHelpText('after', example('stats sequential sums.json --tuning 20000 --json'))
		.action(async (file: string, flags: ArmFlags & { readonly method: string }) => {
			if (flags.method === 'exact') {
				const { exactReport } = await import('../stats/exact-report.ts');
				return printed(around, exactReport(file, armsAsked(flags, around)), flags.json);
			}
			const { abReport } = await import('../stats/ab-report.ts');
			const report = abReport(file, armsAsked(flags, around), true);
			return printed(around, flags.json ? report : toldOnce(report), flags.json);
		});

/** People need not read the only comparison twice. */
function toldOnce({ comparisons, ...report }: AbReport): object {
	return comparisons.length === 1 ? report : { ...report, comparisons };
}
