import { randomUUID } from 'node:crypto';
import { Country, Locale, validator } from '@marquee/contracts';
import type { Bundle } from '@marquee/foundation';
import { countedFacts } from '@marquee/page';
import {
	openSqliteControlPlane,
	readLmdbProfileStates,
	readSegmentEventLog,
} from '@marquee/stores';
import { hash32, profileId, requestId } from '@marquee/units';
import { Command, InvalidArgumentError, Option } from 'commander';
import { catalogueIn } from '../facts/facts.ts';
import { existingStateFolder } from '../facts/state-folder.ts';
import { eventsOf } from '../serving/events-of.ts';
import { servedTaste } from '../serving/page-maker.ts';
import { bundledSynonyms } from '../serving/search/editors-synonyms.ts';
import { keptSearchRanker } from '../serving/search/kept-search-ranker.ts';
import { openNames } from '../serving/search/open-names.ts';
import { serviceSearch } from '../serving/search/service-search.ts';
import { takenOver } from '../serving/search/taken-over.ts';
import { servingBundle } from '../serving/serving-bundle.ts';
import { printedSearch } from '../terminal/search-printed.ts';
import type { Surroundings } from './command.ts';
import { example, jsonOption, stateOption } from './options.ts';

interface AskFlags {
	readonly state: string;
	readonly profile?: string;
	readonly locale?: string;
	readonly country?: string;
	readonly json?: boolean;
}

/** `marquee search ask QUERY`: what the service would answer now, also beside a running service. */
export const searchAskCommand = (around: Surroundings): Command =>
	new Command('ask')
		.description('print what is found for what somebody types')
		.argument('<query>', 'as typed; "" for what stands there before the first letter is empty here')
		.addOption(stateOption(around))
		.option('--profile <id>', 'for whom; nobody in particular unless given')
		.addOption(new Option('--locale <tag>', 'of the one who types, as pt-BR').argParser(localeSaid))
		.addOption(new Option('--country <code>', 'where it is watched, as BR').argParser(countrySaid))
		.addOption(jsonOption())
		.addHelpText('after', example('search ask "godfahter" --profile mt-1'))
		.action(async (query: string, flags: AskFlags) => {
			const folder = existingStateFolder(flags.state);
			const states = readLmdbProfileStates(folder.profiles);
			const controlPlane = openSqliteControlPlane(folder.controlPlane);
			const report = (stage: string, cause: unknown) => around.log(`${stage}: ${String(cause)}`);
			let bundle: Bundle | undefined;
			try {
				const catalogue = await catalogueIn(folder);
				bundle = await servingBundle(folder, controlPlane, catalogue);
				const taste = servedTaste(bundle, catalogue);
				const now = around.clock.now();
				const events = eventsOf(readSegmentEventLog(folder.log));
				const ranker = keptSearchRanker(folder.searchRanker);
				const { names, index } = await openNames({ where: 'here' }, folder.names, report);
				const search = await serviceSearch({
					names,
					...(index !== undefined && { index }),
					catalogue,
					states,
					counted: await countedFacts({ catalogue, states, events, now }),
					taste: () => taste,
					ranker: ranker.now,
					meaningPath: folder.meaning,
					synonymFolders: [bundledSynonyms, folder.synonyms],
					record: () => {}, // a look is no answer to a viewer
					report,
				});
				await takenOver(
					{
						meaning: search.followMeaning,
						synonyms: search.followSynonyms,
						ranker: ranker.follow,
					},
					report,
				);
				search.warm(flags.locale ?? 'en');
				const asked = requestId(randomUUID());
				const { locale, country, profile } = flags;
				const answer = await search.answer({
					requestId: asked,
					query,
					now,
					on: { ...(country !== undefined && { country }) },
					...(profile !== undefined && { profileId: profileId(profile) }),
					...(locale !== undefined && { locale }),
					filters: { genres: [], decades: [], languages: [] },
					limit: 20,
					seed: hash32(asked),
					signal: around.signal,
				});
				await search.close();
				around.print(flags.json ? JSON.stringify(answer) : printedSearch(answer));
			} finally {
				await bundle?.foundation.release();
				await controlPlane.close();
				await states.close();
			}
		});

const localeSaid = (text: string): string => {
	if (validator(Locale)(text).problems === undefined) return text;
	throw new InvalidArgumentError('A locale is a BCP 47 tag, as pt-BR.');
};

const countrySaid = (text: string): string => {
	if (validator(Country)(text).problems === undefined) return text;
	throw new InvalidArgumentError('A country is two capital letters, as BR.');
};
