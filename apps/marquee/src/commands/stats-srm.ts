import { Command, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption } from './options.ts';
import { number, numbers, printed } from './stats-flags.ts';

/** `marquee stats srm`: whether arms have the shares that they should have. */
export const srmCommand = (around: Surroundings): Command =>
	new Command('srm')
		.description('whether arms have the shares that they should have, at one look and at all looks')
		.argument('[file]', 'rows of units, or rows with arm, count and perhaps weight and epoch')
		.option('--arm <column>', 'column of the arm')
		.option('--unit <column>', 'column of the unit: only its first exposure counts')
		.addOption(new Option('--counts <n,n,…>', 'in place of a file').argParser(numbers))
		.addOption(
			new Option(
				'--weights <w,w,…>',
				'shares that arms should have; equal ones otherwise',
			).argParser(numbers),
		)
		.addOption(
			new Option('--concentration <n>', 'of the Dirichlet prior of the sequential test')
				.argParser(number)
				.default(10_000),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('stats srm --counts 821588,815482 --json'))
		.action(async (file: string | undefined, flags) => {
			const { srmReport } = await import('../stats/srm-report.ts');
			await printed(
				around,
				srmReport(file, { ...flags, columns: { arm: flags.arm, unit: flags.unit } }),
				flags.json,
			);
		});
