import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import { applied, type ProfileState, profileState, type TitleActivity } from '@marquee/viewing';
import { type TitleCounts, titleCounts } from './title-counts.ts';

/** What was known after some events: grown one event at a time, asked in between. */
export interface Past {
	/** Takes one more event in; one whose id was taken before changes nothing. */
	readonly take: (event: ViewingEvent) => void;
	/** `undefined`: no event of this profile was taken in. */
	readonly stateOf: (profileId: string) => ProfileState | undefined;
	readonly counts: TitleCounts;
}

/** A past in which nothing has happened yet. */
export function emptyPast(catalogue: Catalogue): Past {
	const counts = titleCounts(catalogue);
	const taken = new Set<string>();
	const profiles = new Map<string, KnownProfile>();
	return {
		counts,
		take: (event) => {
			if (taken.has(event.eventId)) return;
			taken.add(event.eventId);
			const known = profiles.get(event.profileId) ?? newProfile(event.happenedAt as EpochMs);
			profiles.set(event.profileId, known);
			const titleId = event.titleId as TitleId;
			const before = known.titles.get(titleId);
			const after = withOneMore(event, before);
			known.titles.set(titleId, after);
			known.newestAt = Math.max(known.newestAt, event.happenedAt) as EpochMs;
			known.state = undefined;
			counts.moved(before, after);
		},
		stateOf: (profileId) => {
			const known = profiles.get(profileId);
			if (known === undefined) return undefined;
			known.state ??= profileState(profileId as ProfileId, known.newestAt, known.titles.values());
			return known.state;
		},
	};
}

/** A profile's titles by id, and its state where it was asked for since the newest event. */
interface KnownProfile {
	readonly titles: Map<TitleId, TitleActivity>;
	newestAt: EpochMs;
	state: ProfileState | undefined;
}

const newProfile = (newestAt: EpochMs): KnownProfile => ({
	titles: new Map(),
	newestAt,
	state: undefined,
});

/** The reducer of profile states, asked about one title alone: what it costs must not grow with the history. */
function withOneMore(event: ViewingEvent, before: TitleActivity | undefined): TitleActivity {
	const profileId = event.profileId as ProfileId;
	const one = before && profileState(profileId, event.happenedAt as EpochMs, [before]);
	return applied(one, event).titles[0]!;
}

/**
 * Each of the moments, in the order of time, with the past as it was then: every event that happened strictly before it, none
 * that happened at it or after. Moments of one time keep their order.
 *
 * The past is one and grows: what is read of it must be read before the next moment is asked for.
 */
export function* eachMoment<Moment extends { readonly at: EpochMs }>(
	catalogue: Catalogue,
	events: readonly ViewingEvent[],
	moments: readonly Moment[],
): Generator<{ readonly moment: Moment; readonly past: Past }> {
	const past = emptyPast(catalogue);
	const ordered = events.toSorted((a, b) => a.happenedAt - b.happenedAt);
	let next = 0;
	for (const moment of moments.toSorted((a, b) => a.at - b.at)) {
		while (next < ordered.length && ordered[next]!.happenedAt < moment.at)
			past.take(ordered[next++]!);
		yield { moment, past };
	}
}
