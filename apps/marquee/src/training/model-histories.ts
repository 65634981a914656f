import { type Histories, type History, joined } from '@marquee/histories';
import { profileHistory, type RuntimeOf, type TitleIndices } from '@marquee/tokens';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';

/** What a model learns from: every profile's history, and which title stands behind each number. */
export interface ModelHistories {
	readonly histories: Histories;
	readonly profileIds: readonly ProfileId[]; // (U)
	readonly titleIds: readonly TitleId[]; // (V)
	/** The newest event in it; 0 where there is none. */
	readonly newestAt: EpochMs;
}

/** The histories of all profiles, by profile id, over the titles in the given order. */
export function modelHistories(
	states: Pick<ProfileStates, 'of' | 'profileIds'>,
	titleIds: readonly TitleId[],
	runtimeOf: RuntimeOf,
): ModelHistories {
	const indices: TitleIndices = new Map(titleIds.map((id, index) => [id, index]));
	const all: History[] = [];
	const profileIds: ProfileId[] = [];
	for (const profileId of states.profileIds()) {
		const history = profileHistory(states.of(profileId)!, indices, runtimeOf);
		if (history.titleIndices.length === 0) continue;
		all.push(history);
		profileIds.push(profileId);
	}
	const histories = joined(all, titleIds.length);
	const newestAt = histories.endedAtMs.reduce((a, b) => Math.max(a, b), 0) as EpochMs;
	return { histories, profileIds, titleIds, newestAt };
}
