import type { Command } from 'commander';
import type { Surroundings } from './command.ts';
import {
	featuresKeptOption,
	layoutOption,
	pageThreadsOption,
	portOption,
	stateOption,
} from './options.ts';

/** How to serve, as every verb says it that ends in serving. */
export interface ServingFlags {
	readonly state: string;
	readonly port: number;
	readonly layout: string;
	readonly featuresKept: number;
	readonly pageThreads?: number;
}

/** The verb, with the options of serving. */
export function withServingOptions(verb: Command, around: Surroundings): Command {
	const ofState = [stateOption(around), portOption(around)];
	const ofPages = [layoutOption(), featuresKeptOption(), pageThreadsOption()];
	for (const option of [...ofState, ...ofPages]) verb.addOption(option);
	return verb;
}
