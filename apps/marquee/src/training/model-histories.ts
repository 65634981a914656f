import type { Histories, History } from '@marquee/histories';
import { profileHistory, type TitleIndices } from '@marquee/tokens';
import type { EpochMs, TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';

/** What a model learns from: every profile's history, and which title stands behind each number. */
export interface ModelHistories {
	readonly histories: Histories;
	readonly titleIds: readonly TitleId[]; // (V)
	/** The newest event in it; 0 where there is none. */
	readonly newestAt: EpochMs;
}

/** The histories of all profiles, by profile id, over the titles in the given order. */
export function modelHistories(
	states: Pick<ProfileStates, 'of' | 'profileIds'>,
	titleIds: readonly TitleId[],
): ModelHistories {
	const indices: TitleIndices = new Map(titleIds.map((id, index) => [id, index]));
	const all: History[] = [];
	for (const profileId of states.profileIds()) {
		const history = profileHistory(states.of(profileId)!, indices);
		if (history.titleIndices.length > 0) all.push(history);
	}
	const histories = joined(all, titleIds.length);
	const newestAt = histories.happenedAtMs.reduce((a, b) => Math.max(a, b), 0) as EpochMs;
	return { histories, titleIds, newestAt };
}

function joined(all: readonly History[], titles: number): Histories {
	const offsets = new Int32Array(all.length + 1);
	for (const [u, { titleIndices }] of all.entries())
		offsets[u + 1] = offsets[u]! + titleIndices.length;
	const rows = offsets.at(-1)!;
	const columns = {
		titleIndices: new Int32Array(rows),
		actionIndices: new Uint8Array(rows),
		happenedAtMs: new Float64Array(rows),
		ratings: new Float32Array(rows),
	};
	for (const [u, history] of all.entries())
		for (const name of ['titleIndices', 'actionIndices', 'happenedAtMs', 'ratings'] as const)
			columns[name].set(history[name], offsets[u]!);
	return { profiles: all.length, titles, offsets, ...columns };
}
