import { rm } from 'node:fs/promises';
import { defaultSearchPolicy, trainSearchRanker, writtenSearchRanker } from '@marquee/search';
import { readSegmentEventLog, readSegmentSlateLog } from '@marquee/stores';
import { Command, Option } from 'commander';
import { existingStateFolder } from '../facts/state-folder.ts';
import { eventsOf } from '../serving/events-of.ts';
import { keptText } from '../serving/kept-text.ts';
import { chosenSearches } from '../serving/search/chosen-searches.ts';
import type { LoggedSearch } from '../serving/search/service-search.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface TrainFlags {
	readonly state: string;
	readonly prior?: boolean;
	readonly json?: boolean;
}

/** `marquee search train`: the weights of search from what was chosen, for each language as far as it has spoken. */
export const searchTrainCommand = (around: Surroundings): Command =>
	new Command('train')
		.description(
			'learn from what was chosen after a search; a running service takes it over by itself',
		)
		.addOption(stateOption(around))
		.addOption(new Option('--prior', 'go back to the weights of the policy'))
		.addOption(jsonOption())
		.addHelpText('after', example('search train --state .marquee'))
		.action(async ({ state, prior, json }: TrainFlags) => {
			const folder = existingStateFolder(state);
			if (prior) {
				await rm(folder.searchRanker, { force: true });
				return around.print(json ? '{"version":null}' : 'the weights of the policy serve');
			}
			const searches = readSegmentSlateLog<LoggedSearch>(folder.searches).all();
			const chosen = await chosenSearches(
				searches,
				eventsOf(readSegmentEventLog(folder.log)),
				defaultSearchPolicy.version,
			);
			const ranker = trainSearchRanker(chosen);
			await keptText(folder.searchRanker).write(writtenSearchRanker(ranker));
			const locales = [...ranker.byLocale.keys()];
			const { version } = ranker;
			around.print(
				json
					? JSON.stringify({ version, searches: chosen.length, locales })
					: told(version, chosen.length, locales),
			);
		});

const told = (version: string, searches: number, locales: readonly string[]): string =>
	searches === 0
		? 'nothing was chosen after a search yet: the weights are those of the policy'
		: `weights ${version} serve, learnt from ${searches} searches${locales.length > 0 ? ` (${locales.join(', ')})` : ''}`;
