import type { Filter } from '@marquee/pipeline';
import { isFinished, shareWatched, type TitleCandidate } from '@marquee/retrieval';
import type { Activity } from '../hydrators/activity.ts';
import type { TitleFacts } from '../hydrators/title-facts.ts';

/** Rejects titles whose credits the profile has reached. */
export const alreadyFinished: Filter<object, TitleCandidate & Activity & TitleFacts> = {
	name: 'already-finished',
	reject: (_query, { activity, title }) =>
		activity !== undefined && isFinished(activity, title)
			? `watched to ${Math.round(100 * shareWatched(activity, title))} %`
			: undefined,
};
