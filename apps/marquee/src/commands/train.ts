import { type Run, run } from '@marquee/foundation';
import type { Provider } from '@marquee/tensor';
import { Command, Option } from 'commander';
import { inBackground } from '../background/in-background.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { cardPath } from '../model-card/card-files.ts';
import { type MemoryWanted, memoryTold } from '../training/memory-choice.ts';
import { dailyRun, servedRun } from '../training/served-run.ts';
import type { Surroundings } from './command.ts';
import {
	epochsOption,
	example,
	jsonOption,
	providerOption,
	seedOption,
	stateOption,
	threadsOption,
} from './options.ts';
import { type RunSettings, runOption, runSettings, setOption } from './run-settings.ts';

interface TrainFlags {
	readonly state: string;
	readonly seed: number;
	readonly threads: number;
	readonly provider: Provider;
	readonly epochs?: number;
	readonly run?: RunSettings;
	readonly set: RunSettings;
	readonly warm?: boolean;
	readonly evaluation: boolean;
	readonly memory?: boolean;
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
		.addOption(providerOption())
		.addOption(epochsOption())
		.addOption(runOption())
		.addOption(setOption())
		.addOption(
			new Option(
				'--warm',
				'go on from the bundle that serves, over what is new and a share of the rest: minutes become seconds',
			),
		)
		.addOption(
			new Option(
				'--no-evaluation',
				'learn from every event; the card then says that nothing was measured',
			),
		)
		.addOption(
			new Option(
				'--memory',
				'a memory answers beside taste in any case; unless told, where it did better on what came after a cut in time',
			),
		)
		.addOption(
			new Option('--no-memory', 'taste answers alone; nothing is looked for: half the time'),
		)
		.addOption(jsonOption())
		.addHelpText('after', example('train --warm --state .marquee'))
		.action(async (flags: TrainFlags, command: Command) => {
			const { state, seed, threads, provider, evaluation, json } = flags;
			const settings = runSettings(flags, (why) => command.error(why));
			const ordered = ({ name, ...usual }: Run) => run(name, { ...usual, ...settings, seed });
			const folder = existingStateFolder(state);
			const job = {
				kind: 'train',
				state: folder.root,
				run: ordered(servedRun),
				...(flags.warm && { warm: ordered(dailyRun) }),
				threads,
				provider,
				code: around.code,
				keepBack: evaluation,
				memory: wanted(flags.memory),
			} as const;
			const { bundle, run: made, memory } = await inBackground(job, around.progress, around.signal);
			const card = cardPath(folder.cards, bundle, 'html');
			if (json) return around.print(JSON.stringify({ bundle, run: made, memory, card }));
			around.print(`bundle ${bundle} serves\n${memoryTold(memory)}\nits card: ${card}`);
		});

const wanted = (asked: boolean | undefined): MemoryWanted =>
	asked === undefined ? 'where-it-helps' : asked ? 'always' : 'never';
