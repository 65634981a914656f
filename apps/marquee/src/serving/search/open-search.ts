import type { PageAsked } from '@marquee/degradation';
import { promptSlateLog } from '@marquee/gateway';
import type { CountedFacts } from '@marquee/page';
import type { TasteModel } from '@marquee/retrieval';
import type { Canvas, SearchAsked } from '@marquee/search';
import { openSegmentSlateLog } from '@marquee/stores';
import { type Clock, hash32, msPerDay, type RequestId } from '@marquee/units';
import type { Facts } from '../../facts/facts.ts';
import type { StateFolder } from '../../facts/state-folder.ts';
import { nobody } from '../nobody.ts';
import { bundledSynonyms } from './editors-synonyms.ts';
import { keptSearchRanker } from './kept-search-ranker.ts';
import type { NamesWanted } from './names-wanted.ts';
import { openNames } from './open-names.ts';
import { type LoggedSearch, type ServiceSearch, serviceSearch } from './service-search.ts';
import { takenOver } from './taken-over.ts';

/** What the search of a service takes from the service. */
export interface SearchOfService {
	readonly counted: CountedFacts;
	/** The model that pages are made with now. */
	readonly taste: () => TasteModel;
	/** Makes the rows before the first letter. */
	readonly canvas: (asked: PageAsked) => Promise<Canvas>;
	readonly clock: Clock;
	/** Where names are kept. */
	readonly names: NamesWanted;
	readonly report: (stage: string, cause: unknown) => void;
}

/** The search of a service and the log of what it answered. */
export interface OpenedSearch {
	readonly port: Pick<ServiceSearch, 'answer' | 'suggest'>;
	/** The answer to a request, with all that decided it. */
	readonly find: (requestId: RequestId) => Promise<LoggedSearch | undefined>;
	/** Takes over what was learnt or edited since; what cannot be read is told of, and what was there goes on. */
	readonly follow: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** Opens the search of a service on its folder. */
export async function openSearch(
	folder: StateFolder,
	{ catalogue, profileStates }: Pick<Facts, 'catalogue' | 'profileStates'>,
	{ counted, taste, canvas, names: wanted, clock, report }: SearchOfService,
): Promise<OpenedSearch> {
	const { slateLog, discarded } = await openSegmentSlateLog<LoggedSearch>(folder.searches);
	if (discarded !== undefined) report('search-log', `searches were discarded: ${discarded}`);
	const searches = promptSlateLog(slateLog);
	const ranker = keptSearchRanker(folder.searchRanker);
	const { names, index, settled, keep } = await openNames(wanted, folder.names, report);
	const service = await serviceSearch({
		names,
		...(index !== undefined && { index }),
		catalogue,
		states: profileStates,
		counted,
		taste,
		ranker: ranker.now,
		canvas: (asked) => canvas(canvasAsked(asked)),
		meaningPath: folder.meaning,
		synonymFolders: [bundledSynonyms, folder.synonyms],
		record: (requestId, searched) => {
			searches.append(requestId, searched).catch((cause) => report('search-log', cause));
		},
		report,
	});
	const popularity = daily(clock, async () => {
		await service.followPopularity();
		await keep();
	});
	const follow = () =>
		takenOver(
			{
				model: service.followModel,
				meaning: service.followMeaning,
				synonyms: service.followSynonyms,
				ranker: ranker.follow,
				popularity,
			},
			report,
		);
	await follow();
	await settled();
	for (const locale of commonLocales) service.warm(locale);
	const keeping = keep(); // nobody waits for it but who closes
	return {
		port: service,
		find: searches.find,
		follow,
		close: async () => {
			await keeping;
			await service.close();
			await searches.close();
		},
	};
}

/** Languages of which many type: others are laid out with their first query. */
const commonLocales = ['en', 'es', 'pt', 'de', 'fr', 'ja'];

/** Acts when a day has gone by since the last time, or since the beginning. */
function daily(clock: Clock, act: () => Promise<void>): () => Promise<void> {
	let last = clock.now();
	return async () => {
		if (clock.now() - last < msPerDay) return;
		last = clock.now();
		await act();
	};
}

/** What a page is asked with for the rows before the first letter. */
const canvasAsked = (asked: SearchAsked): PageAsked => ({
	requestId: asked.requestId,
	profileId: asked.profileId ?? nobody,
	asked: { surface: 'search' },
	now: asked.now,
	on: {
		...(asked.device !== undefined && { device: asked.device }),
		...(asked.country !== undefined && { country: asked.country }),
	},
	seed: hash32(asked.requestId),
	...(asked.locale !== undefined && { locale: asked.locale }),
	...(asked.maturityLimit !== undefined && { maturityLimit: asked.maturityLimit }),
	...(asked.signal !== undefined && { signal: asked.signal }),
});
