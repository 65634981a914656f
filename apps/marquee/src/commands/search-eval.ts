import { Command, Option } from 'commander';
import type { Surroundings } from './command.ts';
import { example, jsonOption, wholeNumber } from './options.ts';

interface SearchEvalFlags {
	readonly titles: string;
	readonly queries: string;
	readonly locale?: string;
	readonly worst: number;
	readonly json?: boolean;
}

/** --worst N */
export const worstOption = (): Option =>
	new Option('--worst <n>', 'how many wrong answers to show of each class')
		.argParser(wholeNumber(0, 10_000))
		.default(3);

/** `marquee search eval`: anyone's titles, found by anyone's queries. */
export const searchEvalCommand = (around: Surroundings): Command =>
	new Command('eval')
		.description('ask queries of your own of titles of your own, and tell how many were found')
		.requiredOption(
			'--titles <file>',
			'JSON Lines of {"id", "names": {"en": "…", …}, "popularity"?}; gzip will do',
		)
		.requiredOption(
			'--queries <file>',
			'JSON Lines of {"q", "locale"?, "expected": [id, …], "class"?}; gzip will do',
		)
		.option('--locale <tag>', 'only queries of this locale')
		.addOption(worstOption())
		.addOption(jsonOption())
		.addHelpText('after', example('search eval --titles titles.jsonl --queries queries.jsonl'))
		.action(async ({ json, worst, ...asked }: SearchEvalFlags) => {
			// Loaded only here: no other verb should wait for dictionaries.
			const { evaluatedFiles } = await import('../search/evaluated-files.ts');
			const report = await evaluatedFiles(asked, { ...around, worst });
			if (json) return around.print(JSON.stringify(report));
			const { reportPrinted } = await import('../search/report-printed.ts');
			around.print(reportPrinted(report));
		});
