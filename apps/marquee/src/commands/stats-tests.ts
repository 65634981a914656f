import { Command, Option } from 'commander';
import type { NamedColumns } from '../stats/columns.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, wholeNumber } from './options.ts';
import { number } from './stats-flags.ts';

interface TestsFlags extends NamedColumns {
	readonly file?: string;
	readonly alpha: number;
	readonly splits: number;
	readonly seed: number;
	readonly perTest?: boolean;
	readonly json?: boolean;
}

/** `marquee stats tests`: what many finished tests say together. */
export const testsCommand = (around: Surroundings): Command =>
	new Command('tests')
		.description(
			'read many tests of arms at once: how many hold after correction, what chance alone would give, what winners keep',
		)
		.argument('[file]', 'CSV, JSON Lines or JSON: rows of test, arm, n, successes')
		.option('--file <file>', 'the same by name')
		.option('--test <column>', 'column of the test; otherwise test, test_id, experiment …')
		.option('--arm <column>', 'column of the arm; it only names it')
		.option('--n <column>', 'column of trials; otherwise n, impressions, users …')
		.option('--successes <column>', 'column of successes; otherwise successes, clicks …')
		.option('--part <column>', 'column of what the test was for: exploratory, confirmatory …')
		.addOption(
			new Option('--alpha <share>', 'below which a p-value is called significant')
				.argParser(number)
				.default(0.05),
		)
		.addOption(
			new Option('--splits <n>', 'how often tests are parted into halves, to look winners up')
				.argParser(wholeNumber(1, 10_000))
				.default(20),
		)
		.addOption(seedOption())
		.option('--per-test', 'the reading of every test too')
		.addOption(jsonOption())
		.addHelpText('after', example('stats tests arms.csv --json'))
		.action(async (given: string | undefined, flags: TestsFlags, command: Command) => {
			const file = given ?? flags.file ?? command.error("error: missing required argument 'file'");
			// Loaded only here: no other verb should wait for it.
			const { testsReport } = await import('../stats/tests-report.ts');
			const { alpha, splits, seed, perTest = false } = flags;
			const report = testsReport(file, { columns: flags, alpha, splits, seed, perTest });
			if (flags.json) return around.print(JSON.stringify(report));
			const { testsPrinted } = await import('../stats/tests-printed.ts');
			around.print(testsPrinted(report));
		});
