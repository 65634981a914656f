import {
	metricNamed,
	overSeeds,
	reportTable,
	requireAllCandidates,
	seedTable,
} from '@marquee/protocols';
import type { Provider } from '@marquee/tensor';
import { Command, Option } from 'commander';
import { evaluateSeeds, type ReportedRun } from '../evaluation/evaluate-protocol.ts';
import { protocols } from '../evaluation/protocol-data.ts';
import { stateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import {
	epochsOption,
	example,
	jsonOption,
	providerOption,
	seedOption,
	stateOption,
	threadsOption,
	wholeNumber,
} from './options.ts';
import { type RunSettings, runOption, runSettings, setOption } from './run-settings.ts';

interface EvaluateFlags {
	readonly protocol: string;
	readonly data: string;
	readonly models?: readonly string[];
	readonly state: string;
	readonly seed: number;
	readonly seeds?: readonly number[];
	readonly threads: number;
	readonly provider: Provider;
	readonly epochs?: number;
	readonly run?: RunSettings;
	readonly set: RunSettings;
	readonly holdOut?: string;
	readonly slices: boolean;
	readonly metrics?: readonly string[];
	readonly candidates: string;
	readonly json?: boolean;
}

/** `marquee evaluate`: the honest table, under a named protocol. */
export const evaluateCommand = (around: Surroundings): Command =>
	new Command('evaluate')
		.description('rank held-out titles by every model under a named protocol')
		.addOption(
			new Option('--protocol <name>', 'which protocol')
				.choices(Object.keys(protocols))
				.default('time-split'),
		)
		.addOption(new Option('--data <path>', 'folder or file').default(around.bundledData))
		.addOption(
			new Option('--models <names>', 'a list with commas; all unless given').argParser(names),
		)
		.addOption(seedOption())
		.addOption(seedsOption())
		.addOption(threadsOption(around))
		.addOption(providerOption())
		.addOption(epochsOption())
		.addOption(runOption())
		.addOption(setOption())
		.addOption(
			new Option('--hold-out <label>', 'the country or language that held-out-… leaves out'),
		)
		.addOption(
			new Option(
				'--no-slices',
				'the whole only, not parted by title age, history and what data say',
			),
		)
		.addOption(
			new Option(
				'--metrics <list>',
				"in place of the protocol's: ndcg@10,recall@20; sampled ones are refused",
			).argParser(names),
		)
		.addOption(
			new Option('--candidates <all>', 'which titles are ranked: all; a sample is refused').default(
				'all',
			),
		)
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('evaluate --protocol ml-1m-loo-a --data ~/data/ml-1m --json'))
		.action(async (flags: EvaluateFlags, command: Command) => {
			const { protocol, data, models, seed, threads, provider, holdOut, slices, metrics } = flags;
			requireAllCandidates(flags.candidates);
			metrics?.map(metricNamed); // before data are read
			const order = {
				protocol,
				data,
				seed,
				threads,
				provider,
				slices,
				cutHistories: slices,
				run: runSettings(flags, (why) => command.error(why)),
				...(models !== undefined && { models }),
				...(holdOut !== undefined && { holdOut }),
				...(metrics !== undefined && { metrics }),
			};
			const { checkpoints } = stateFolder(flags.state);
			const seeds = flags.seeds ?? [seed];
			const reports = await evaluateSeeds(order, seeds, { ...around, checkpoints });
			around.print(flags.json ? JSON.stringify(jsonOf(reports)) : textOf(reports));
		});

/** Names with commas, each once. */
const names = (text: string): readonly string[] => [
	...new Set(text.split(',').map((name) => name.trim())),
];

/** --seeds 1,2,3 */
const seedsOption = (): Option =>
	new Option('--seeds <list>', 'evaluate once for each, and tell mean and deviation')
		.argParser((text) => [...new Set(text.split(',').map(wholeNumber(0, 2 ** 31)))])
		.conflicts('seed');

/** One seed: its report. Several: the first one's, with what all of them say together, and every one of them. */
function jsonOf(reports: readonly ReportedRun[]): object {
	const [first, ...others] = reports;
	if (others.length === 0) return first!;
	return { ...first!, overSeeds: overSeeds(reports), seeds: reports };
}

function textOf(reports: readonly ReportedRun[]): string {
	const tables = reports.map(
		(report) =>
			`${reportTable(report)}\nseed ${report.seed}; foundation run ${JSON.stringify(report.run)}`,
	);
	return (reports.length > 1 ? [...tables, seedTable(overSeeds(reports))] : tables).join('\n\n');
}
