import { run } from '@marquee/foundation';
import { Command } from 'commander';
import { inBackground } from '../background/in-background.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
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

interface TrainFlags {
	readonly state: string;
	readonly seed: number;
	readonly threads: number;
	readonly epochs?: number;
	readonly json?: boolean;
}

/** `marquee train`: a new model of everything that is known, which then serves. */
export const trainCommand = (around: Surroundings): Command =>
	new Command('train')
		.description(
			'train the foundation model on all events; a running service takes it over by itself',
		)
		.addOption(stateOption(around))
		.addOption(seedOption())
		.addOption(threadsOption(around))
		.addOption(epochsOption())
		.addOption(jsonOption())
		.addHelpText('after', example('train --state .marquee --epochs 20'))
		.action(async ({ state, seed, threads, epochs, json }: TrainFlags) => {
			const { name, ...settings } = servedRun;
			const job = {
				kind: 'train',
				state: existingStateFolder(state).root,
				run: run(name, { ...settings, seed, ...(epochs !== undefined && { epochs }) }),
				threads,
				code: around.code,
			} as const;
			const { bundle } = await inBackground(job, around.progress, around.signal);
			around.print(json ? JSON.stringify({ bundle, run: job.run }) : `bundle ${bundle} serves`);
		});
