import { Command } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption } from './options.ts';
import { worstOption } from './search-eval.ts';

interface SearchTestFlags {
	readonly suites?: string;
	readonly locale?: readonly string[];
	readonly thresholds?: string;
	readonly generate?: boolean;
	readonly seed: number;
	readonly worst: number;
	readonly json?: boolean;
}

/** `marquee search test`: the gate that a change of search has to pass. */
export const searchTestCommand = (around: Surroundings): Command =>
	new Command('test')
		.description('ask the judged queries of every language; fails below the thresholds')
		.option('--suites <dir>', 'folder of titles.jsonl and <locale>.jsonl; those that come with us')
		.option('--locale <tags...>', 'only these')
		.option('--thresholds <file>', 'what must be reached; thresholds.json beside the suites')
		.option('--generate', 'ask mistakes made by chance of every name, too')
		.addOption(seedOption())
		.addOption(worstOption())
		.addOption(jsonOption())
		.addHelpText('after', example('search test --locale de fr --worst 10'))
		.action(async ({ json, worst, ...asked }: SearchTestFlags) => {
			// Loaded only here: no other verb should wait for dictionaries.
			const { testedSuites } = await import('../search/tested-suites.ts');
			const { reportPrinted } = await import('../search/report-printed.ts');
			const { report, shortfalls, failure } = await testedSuites(asked, { ...around, worst });
			around.print(json ? JSON.stringify({ ...report, shortfalls }) : reportPrinted(report));
			if (failure !== undefined) throw failure;
		});
