import { run } from '@marquee/foundation';
import { Command, Option } from 'commander';
import { inBackground } from '../background/in-background.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { cardPath } from '../model-card/card-files.ts';
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
import { type RunSettings, runOption, runSettings, setOption } from './run-settings.ts';

interface TrainFlags {
	readonly state: string;
	readonly seed: number;
	readonly threads: number;
	readonly epochs?: number;
	readonly run?: RunSettings;
	readonly set: RunSettings;
	readonly evaluation: boolean;
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
		.addOption(runOption())
		.addOption(setOption())
		.addOption(
			new Option(
				'--no-evaluation',
				'learn from every event; the card then says that nothing was measured',
			),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('train --state .marquee --epochs 20'))
		.action(async (flags: TrainFlags, command: Command) => {
			const { state, seed, threads, evaluation, json } = flags;
			const { name, ...served } = servedRun;
			const settings = runSettings(flags, (why) => command.error(why));
			const folder = existingStateFolder(state);
			const job = {
				kind: 'train',
				state: folder.root,
				run: run(name, { ...served, ...settings, seed }),
				threads,
				code: around.code,
				keepBack: evaluation,
			} as const;
			const { bundle } = await inBackground(job, around.progress, around.signal);
			const card = cardPath(folder.cards, bundle, 'html');
			if (json) return around.print(JSON.stringify({ bundle, run: job.run, card }));
			around.print(`bundle ${bundle} serves\nits card: ${card}`);
		});
