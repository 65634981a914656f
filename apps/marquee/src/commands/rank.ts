import { run } from '@marquee/foundation';
import { Command, Option } from 'commander';
import { existingStateFolder } from '../facts/state-folder.ts';
import { servePriorRanker } from '../ranking/kept-rankers.ts';
import { rankerReportPrinted } from '../ranking/ranker-report.ts';
import { trainServiceRanker } from '../ranking/train-service-ranker.ts';
import { servedRun } from '../training/served-run.ts';
import type { Surroundings } from './command.ts';
import {
	epochsOption,
	example,
	jsonOption,
	seedOption,
	stateOption,
	threadsOption,
} from './options.ts';

const { name: _, ...servedSettings } = servedRun;

interface TrainRankerFlags {
	readonly state: string;
	readonly seed: number;
	readonly threads: number;
	readonly epochs?: number;
	readonly anyway?: boolean;
	readonly prior?: boolean;
	readonly json?: boolean;
}

/** `marquee train-ranker`: a ranker learnt from what viewers chose, which serves if it is better than hand-set weights. */
export const trainRankerCommand = (around: Surroundings): Command =>
	new Command('train-ranker')
		.description(
			'learn from the events how to order rows; it serves if it beats hand-set weights on the newest tenth of them',
		)
		.addOption(stateOption(around))
		.addOption(seedOption())
		.addOption(threadsOption(around))
		.addOption(epochsOption())
		.option('--anyway', 'let it serve though it is not better')
		.addOption(
			new Option('--prior', 'train nothing: let the hand-set weights serve again').conflicts([
				'anyway',
				'epochs',
			]),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('train-ranker --state .marquee'))
		.action(async ({ state, json, prior, ...flags }: TrainRankerFlags) => {
			const folder = existingStateFolder(state);
			if (prior) {
				await servePriorRanker(folder);
				around.print(json ? JSON.stringify({ serves: 'prior' }) : 'the prior ranker serves');
				return;
			}
			const { seed, threads, epochs = servedRun.epochs, anyway = false } = flags;
			const { clock, progress, signal } = around;
			const report = await trainServiceRanker(folder, {
				run: run('ranker-twin', { ...servedSettings, seed, epochs }),
				...{ anyway, threads, clock, progress, signal },
			});
			around.print(json ? JSON.stringify(report) : rankerReportPrinted(report));
		});
