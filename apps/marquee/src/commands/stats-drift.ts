import { Command, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, wholeNumber } from './options.ts';
import { columns, number, printed } from './stats-flags.ts';

const ofSamples = (command: Command): Command =>
	columns(command)
		.argument('<files...>', 'reference and current values, or one file with arms')
		.addOption(
			new Option('--alpha <share>', 'one minus the confidence').argParser(number).default(0.05),
		);

/** `marquee stats psi`: how far a distribution has moved, bin by bin. */
export const psiCommand = (around: Surroundings): Command =>
	ofSamples(
		new Command('psi').description(
			'population stability index of current against reference values',
		),
	)
		.addOption(
			new Option('--bins <n>', 'bins between quantiles of the reference')
				.argParser(wholeNumber(2, 10_000))
				.default(10),
		)
		.addOption(jsonOption())
		.addHelpText(
			'after',
			'\nThe edges of bins are quantiles of the reference; a value on an edge counts in the upper bin, and the outer bins are open.',
		)
		.addHelpText('after', example('stats psi last-month.csv this-month.csv --value score --json'))
		.action(async (paths: readonly string[], flags) => {
			const { psiReport } = await import('../stats/psi-report.ts');
			await printed(
				around,
				psiReport({ paths, columns: flags }, flags.bins, flags.alpha),
				flags.json,
			);
		});

/** `marquee stats ks`: whether two samples are of one distribution. */
export const ksCommand = (around: Surroundings): Command =>
	ofSamples(
		new Command('ks').description(
			'Kolmogorov–Smirnov test of two samples, and the shift between them',
		),
	)
		.addOption(jsonOption())
		.addHelpText('after', example('stats ks last-month.csv this-month.csv --value score --json'))
		.action(async (paths: readonly string[], flags) => {
			const { ksReport } = await import('../stats/ks-report.ts');
			await printed(around, ksReport({ paths, columns: flags }, flags.alpha), flags.json);
		});
