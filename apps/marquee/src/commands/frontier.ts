import type { FrontierAnswer } from '@marquee/gateway';
import { Command } from 'commander';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
import { frontierPrinted } from '../terminal/frontier-printed.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, seedOption, stateOption } from './options.ts';

interface FrontierFlags {
	readonly state: string;
	readonly seed: number;
	readonly json?: boolean;
}

/** `marquee frontier`: what diversity costs and brings with what serves, on the service's own events; the console shows what was measured last. */
export const frontierCommand = (around: Surroundings): Command =>
	new Command('frontier')
		.description(
			'measure what diversity costs and brings at each setting of its dial, with the model that serves; works beside a running service',
		)
		.addOption(stateOption(around))
		.addOption(seedOption())
		.addOption(jsonOption())
		.addHelpText('after', example('frontier --state .marquee'))
		.action(async ({ state, seed, json }: FrontierFlags) => {
			const folder = existingStateFolder(state);
			const frontier = await measured(around, folder, seed);
			// Loaded here and below: what it is checked by comes with the server, and no other verb should wait for that.
			const { writeFrontier } = await import('../frontier/kept-frontier.ts');
			await writeFrontier(folder.frontier, frontier);
			around.print(json ? JSON.stringify(frontier) : frontierPrinted(frontier));
		});

async function measured(
	{ clock, progress, signal }: Surroundings,
	folder: StateFolder,
	seed: number,
): Promise<FrontierAnswer> {
	const { withWhatServes } = await import('../frontier/what-serves.ts');
	const { measuredFrontier } = await import('../frontier/measured-frontier.ts');
	const how = { seed, now: clock.now(), progress, signal };
	return withWhatServes(folder, (on) => measuredFrontier(on, how));
}
