import type { TitleIndex } from '@marquee/catalogue';
import { heldOutNewest, type NamedHistories } from '@marquee/protocols';
import type { AskedOn } from '@marquee/retrieval';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import { type ProfileState, type ProfileStates, profileState } from '@marquee/viewing';

/** The moment at which a profile took up a title of which the model that serves has not learnt. */
export interface HeldBackVisit {
	readonly profileId: ProfileId;
	readonly now: EpochMs;
	/** All that the profile had done before. */
	readonly state: ProfileState;
	readonly on: AskedOn;
	/** What it took up. */
	readonly answer: TitleIndex;
}

/** What profiles did, and what of it a model has learnt. */
export interface LearntOf extends NamedHistories {
	readonly titleIds: readonly TitleId[]; // (V)
	readonly states: Pick<ProfileStates, 'of'>;
	/** Whether its training kept the newest titles of some profiles back. */
	readonly keptBack: boolean;
	/** The newest event that it learnt from; `null`: it has learnt nothing. */
	readonly trainedUntil: EpochMs | null;
}

/** Of all events the newest of so many are far enough to look back. */
const oneEventIn = 10;

/**
 * Visits that a model which serves can be asked about honestly, from the newest tenth of all events, newest first: the newest title of a
 * profile is one that training kept back, or one that came after it.
 */
export function heldBackVisits(learnt: LearntOf): readonly HeldBackVisit[] {
	const { histories, profileIds, titleIds, states, keptBack, trainedUntil } = learnt;
	const moments = histories.happenedAtMs.toSorted();
	const newest = moments[Math.floor((1 - 1 / oneEventIn) * moments.length)] ?? 0;
	const from = keptBack || trainedUntil === null ? newest : Math.max(newest, trainedUntil + 1);
	return heldOutNewest
		.split({ histories, profileIds })
		.test.filter(({ asOfMs }) => asOfMs >= from)
		.map(({ profile, asOfMs, relevant }) => {
			const profileId = profileIds[profile] as ProfileId;
			const answer = relevant[0]!;
			return {
				profileId,
				now: asOfMs as EpochMs,
				answer,
				...apart(states.of(profileId)!, titleIds[answer]!, asOfMs as EpochMs),
			};
		});
}

/** What a profile had done before it took up a title, and on what and where it did that. */
function apart(
	{ profileId, titles }: ProfileState,
	answer: TitleId,
	now: EpochMs,
): Pick<HeldBackVisit, 'state' | 'on'> {
	const before = titles.filter(
		({ titleId, lastEngagedAt = Infinity }) => titleId !== answer && lastEngagedAt <= now,
	);
	const newestAt = Math.max(...before.map(({ lastEngagedAt }) => lastEngagedAt!)) as EpochMs;
	const { device, country } = titles.find(({ titleId }) => titleId === answer)!;
	return {
		state: profileState(profileId, newestAt, before),
		on: { ...(device && { device }), ...(country && { country }) },
	};
}
