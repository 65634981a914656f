import type { Recipe, SearchAnswer } from '@marquee/contracts';
import type { SearchAsking } from '@marquee/gateway';
import type { ServiceSearch } from '../search/service-search.ts';
import type { LiveExperiments } from './live-experiments.ts';
import type { Interleaved, Treatment } from './treatments.ts';

type SearchOfService = Pick<ServiceSearch, 'answer' | 'suggest'>;

/**
 * Search with the arms of whoever asks. Who has typed nothing sees rows, which are pages; suggestions are everybody’s: neither is an
 * exposure.
 */
export function treatedSearch(search: SearchOfService, live: LiveExperiments): SearchOfService {
	const treated = async (asked: SearchAsking, who: Who, treatment: Treatment) => {
		const { cells } = treatment;
		const answer = await search.answer({ ...asked, ...howOf(treatment) });
		const { requestId } = answer;
		live.expose(cells, { requestId, surface: 'search', served: 'fresh', who });
		return { ...answer, cells: [...cells] } satisfies SearchAnswer;
	};
	return {
		suggest: search.suggest,
		answer: (asked) => {
			const who = asked.query.trim() === '' ? undefined : whoAsks(asked);
			const treatment = who && live.of('search', who);
			return treatment === undefined ? search.answer(asked) : treated(asked, who!, treatment);
		},
	};
}

type Who = NonNullable<ReturnType<typeof whoAsks>>;

const whoAsks = ({ profileId, on, locale }: SearchAsking) =>
	profileId === undefined
		? undefined
		: { profileId, device: on?.device, country: on?.country, locale };

/** What a search is asked with in its arms. */
const howOf = ({ cells, recipe, interleaved }: Treatment) => ({
	cells,
	...(recipe?.searchWeights !== undefined && { weights: recipe.searchWeights }),
	...(interleaved && { interleaved: drawnFrom(interleaved) }),
});

const drawnFrom = ({ experiment, arms: [control, treatment] }: Interleaved) => ({
	experiment,
	arms: [control.key, treatment.key] as const,
	weights: [weightsOf(control.recipe), weightsOf(treatment.recipe)] as const,
});

/** Where an arm does not say, it searches as everybody does: by what was learnt, as far as anything was. */
const weightsOf = ({ searchWeights = 'learnt' }: Recipe) => searchWeights;
