import { Command, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption } from './options.ts';
import { number, numbers, printed } from './stats-flags.ts';

interface Flags {
	readonly p?: readonly number[];
	readonly pvalue?: string;
	readonly test?: string;
	readonly alpha: number;
	readonly json?: boolean;
}

/** `marquee stats adjust`: p-values corrected for how many they are. */
export const adjustCommand = (around: Surroundings): Command =>
	new Command('adjust')
		.description('correct p-values for their number: Holm, Benjamini–Hochberg, Bonferroni')
		.argument('[file]', 'rows with a p-value and perhaps a name, or a JSON list of numbers')
		.addOption(new Option('--p <p,p,…>', 'in place of a file').argParser(numbers))
		.option('--pvalue <column>', 'column of the p-value; otherwise p, pvalue, p_value')
		.option('--test <column>', 'column of the name')
		.addOption(
			new Option('--alpha <share>', 'below which a p-value is called significant')
				.argParser(number)
				.default(0.05),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('stats adjust --p 0.001,0.02,0.04,0.3 --json'))
		.action(async (file: string | undefined, flags: Flags) => {
			const { adjustReport } = await import('../stats/adjusted-p-values.ts');
			const given = file === undefined ? (flags.p ?? []) : { path: file, columns: flags };
			await printed(around, adjustReport(given, flags.alpha), flags.json);
		});
