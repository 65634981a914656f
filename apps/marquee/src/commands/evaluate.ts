import { reportTable } from '@marquee/protocols';
import { Command, Option } from 'commander';
import { evaluateProtocol } from '../evaluation/evaluate-protocol.ts';
import { protocols } from '../evaluation/protocol-data.ts';
import { stateFolder } from '../facts/state-folder.ts';
import type { Surroundings } from './command.ts';
import {
	epochsOption,
	example,
	jsonOption,
	seedOption,
	stateOption,
	threadsOption,
} from './options.ts';

interface EvaluateFlags {
	readonly protocol: string;
	readonly data: string;
	readonly models?: readonly string[];
	readonly state: string;
	readonly seed: number;
	readonly threads: number;
	readonly epochs?: number;
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
			new Option('--models <names>', 'a list with commas; all unless given').argParser((text) =>
				text.split(','),
			),
		)
		.addOption(seedOption())
		.addOption(threadsOption(around))
		.addOption(epochsOption())
		.addOption(stateOption(around))
		.addOption(jsonOption())
		.addHelpText('after', example('evaluate --protocol ml-1m-loo-a --data ~/data/ml-1m --json'))
		.action(async (flags: EvaluateFlags) => {
			const { protocol, data, models, seed, threads, epochs } = flags;
			const order = {
				protocol,
				data,
				seed,
				threads,
				...(models !== undefined && { models }),
				...(epochs !== undefined && { run: { epochs } }),
			};
			const { checkpoints } = stateFolder(flags.state);
			const report = await evaluateProtocol(order, { ...around, checkpoints });
			if (flags.json) return around.print(JSON.stringify(report));
			around.print(reportTable(report));
			around.print(`seed ${seed}; foundation run ${JSON.stringify(report.run)}`);
		});
