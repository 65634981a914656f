import { Command, InvalidArgumentError, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, wholeNumber } from './options.ts';

/** What `marquee metrics` is asked. */
export interface MetricsFlags {
	readonly run: string;
	readonly qrels: string;
	readonly against?: string;
	readonly perUser?: boolean;
	readonly complete?: boolean;
	readonly judgedOnly?: boolean;
	readonly level: number;
	readonly deepest?: number;
	readonly cutoffs?: readonly number[];
	readonly seed: number;
	readonly json?: boolean;
}

/** `marquee metrics`: how good anyone's rankings are by anyone's judgements, to the digit of trec_eval. */
export const metricsCommand = (around: Surroundings): Command =>
	new Command('metrics')
		.description('judge rankings in trec files as trec_eval 9.0.8 does, and compare two of them')
		.requiredOption('--run <file>', 'lines of: user Q0 title rank score tag; gzip will do')
		.requiredOption('--qrels <file>', 'lines of: user 0 title level; gzip will do')
		.option('--against <file>', 'another run: paired bootstrap and sign test over users')
		.option('--per-user', 'the values of every user too')
		.option('--complete', 'users with judgements and no ranking count, with 0 (trec_eval -c)')
		.option('--judged-only', 'leave out what was not judged (trec_eval -J)')
		.addOption(
			new Option('--level <n>', 'from which level a title is relevant (trec_eval -l)')
				.argParser(wholeNumber(1, 1_000_000))
				.default(1),
		)
		.addOption(
			new Option('--deepest <n>', 'how many places are read (trec_eval -M)').argParser(
				wholeNumber(1, 1_000_000_000),
			),
		)
		.addOption(
			new Option('--cutoffs <list>', 'depths of metrics that have one: 5,10,100').argParser(depths),
		)
		.addOption(seedOption())
		.addOption(jsonOption())
		.addHelpText('after', example('metrics --run run.txt --qrels qrels.txt --per-user --json'))
		.action(async (flags: MetricsFlags) => {
			// Loaded only here: no other verb should wait for it.
			const { measuredRuns, metricsPrinted } = await import('./metrics-measured.ts');
			const report = await measuredRuns(flags);
			around.print(flags.json ? JSON.stringify(report) : metricsPrinted(report));
		});

function depths(text: string): readonly number[] {
	const read = text.split(',').map(wholeNumber(1, 1_000_000));
	if (new Set(read).size === read.length) return read;
	throw new InvalidArgumentError('A depth comes twice.');
}
