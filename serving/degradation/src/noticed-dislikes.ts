import type { ViewingEvent } from '@marquee/contracts';
import { appliedAll, judgementOf, type ProfileState } from '@marquee/viewing';

/** What profiles were heard to dislike lately: known at once, whatever becomes of the store of their states. */
export interface NoticedDislikes {
	readonly notice: (events: readonly ViewingEvent[]) => void;
	readonly isDisliked: (profileId: string, titleId: string) => boolean;
}

/** Remembers the judgements of as many profiles as there is room for; who judged longest ago is forgotten first. */
export function noticedDislikes(mostProfiles = 50_000): NoticedDislikes {
	const judgements = new Map<string, ProfileState>();
	return {
		notice: (events) => {
			const judging = events.filter(({ kind }) => kind === 'thumb' || kind === 'rating');
			const byProfile = Map.groupBy(judging, ({ profileId }) => profileId);
			for (const [profileId, those] of byProfile) {
				const state = appliedAll(judgements.get(profileId), those);
				judgements.delete(profileId);
				judgements.set(profileId, state); // the newest stands last
				if (judgements.size > mostProfiles) judgements.delete(judgements.keys().next().value!);
			}
		},
		isDisliked: (profileId, titleId) => {
			const activity = judgements.get(profileId)?.titles.find((one) => one.titleId === titleId);
			return activity !== undefined && judgementOf(activity) === 'disliked';
		},
	};
}
