import type { Catalogue } from '@marquee/catalogue';
import { type CountedFacts, countedFacts } from '@marquee/page';
import { type EpochMs, utcDay } from '@marquee/units';
import {
	type ProfileStates,
	profileState,
	type TitleActivity,
	type TitleDay,
} from '@marquee/viewing';

/** Where what was counted is read from. */
export type PastStates = Pick<ProfileStates, 'of' | 'profileIds' | 'titleDays' | 'position'>;

/**
 * What is counted over all profiles, as of a moment of the past: nothing that anybody took up later, and of days only those that were
 * over. From profile states, so that nobody waits for the log; of what was taken up before they know only the sum, with what came later
 * in it. Without top tens, which are counted from the log.
 */
export function factsBefore(
	catalogue: Catalogue,
	states: PastStates,
	moment: EpochMs,
): Promise<CountedFacts> {
	const today = utcDay(moment);
	const wasTakenUp = ({ firstEngagedAt }: TitleActivity) =>
		firstEngagedAt !== undefined && firstEngagedAt < moment;
	return countedFacts({
		catalogue,
		states: {
			profileIds: states.profileIds,
			position: states.position,
			of: (profileId) => {
				const state = states.of(profileId);
				return state && profileState(profileId, moment, state.titles.filter(wasTakenUp));
			},
			titleDays: (fromDay) => daysBefore(states.titleDays(fromDay), today),
		},
		events: [],
		now: moment,
	});
}

function* daysBefore(titleDays: Iterable<TitleDay>, today: number): Generator<TitleDay> {
	for (const each of titleDays) if (each.day < today) yield each;
}
