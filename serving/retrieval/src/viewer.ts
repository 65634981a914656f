import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import type { TitleId } from '@marquee/units';
import type { ProfileState, TitleActivity } from '@marquee/viewing';
import { lentMarks } from './lent-arrays.ts';
import { isWatched } from './standing.ts';
import type { AskedOn } from './taste-model.ts';
import type { TitleCandidate } from './title-candidate.ts';

/** A title of the profile's past. */
export interface Engaged extends TitleCandidate {
	readonly activity: TitleActivity;
}

/** The profile as the stages see it: its state, ready to be asked about titles. */
export interface Viewer {
	/** Whether the profile has engaged with nothing yet: it may have been shown titles. */
	readonly isNew: boolean;
	/** Titles engaged with, newest first; ties by id. */
	readonly engaged: readonly Engaged[];
	readonly activityOf: (id: TitleId) => TitleActivity | undefined;
	/** 1 for titles that were played or judged. */
	readonly watched: Uint8Array; // (V)
}

/** What a request must bring so that it can be answered for somebody. */
export interface AskedFor {
	/** `undefined`: nothing is known of the profile. */
	readonly state: ProfileState | undefined;
	/** The device and the country that the request names. */
	readonly on?: AskedOn;
}

/** Lays out a profile's state for the stages; a profile without state is a new one. `watched` is filled where it is given, all 0. */
export function viewerOf(
	state: ProfileState | undefined,
	catalogue: Catalogue,
	watched: Uint8Array = new Uint8Array(catalogue.size), // (V)
): Viewer {
	const byId = new Map<TitleId, TitleActivity>();
	const engaged: Engaged[] = [];
	for (const activity of state?.titles ?? []) {
		const index = catalogue.indexOf(activity.titleId);
		byId.set(activity.titleId, activity);
		if (activity.lastEngagedAt === undefined) continue;
		engaged.push({ id: activity.titleId, index: index ?? notInCatalogue, activity });
		if (index !== undefined && isWatched(activity)) watched[index] = 1;
	}
	return {
		isNew: engaged.length === 0,
		engaged: engaged.sort(newestFirst),
		activityOf: (id) => byId.get(id),
		watched,
	};
}

/** The index of titles that events speak of and the catalogue does not have. */
export const notInCatalogue: TitleIndex = -1;

/** Learns who asks. */
export const viewer = (
	catalogue: Catalogue,
): RequestHydrator<AskedFor, { readonly viewer: Viewer }> => ({
	name: 'viewer',
	onFailure: 'fail', // without it, disliked titles would be shown
	hydrate: ({ state }, { atEnd }) => {
		const marks = lentMarks(catalogue);
		const watched = marks.lend();
		atEnd?.(() => marks.giveBack(watched.fill(0)));
		return { viewer: viewerOf(state, catalogue, watched) };
	},
});

function newestFirst(a: Engaged, b: Engaged): number {
	const difference = b.activity.lastEngagedAt! - a.activity.lastEngagedAt!;
	if (difference !== 0) return difference;
	return a.id < b.id ? -1 : 1;
}
