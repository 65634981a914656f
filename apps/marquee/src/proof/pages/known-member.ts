import type { ViewingEvent } from '@marquee/contracts';
import type { Told } from '@marquee/ladder';
import type { World } from '@marquee/simulation';
import { appliedAll, type ProfileState } from '@marquee/viewing';
import { profileOf } from '../../simulation/living-member.ts';
import type { SeenPage } from '../../simulation/shown-page.ts';
import { type EventsOf, pastEvents, visitEvents } from '../../simulation/visit-events.ts';

/** What a service knows of one member, from the events that it hears. */
export interface KnownMember {
	readonly of: EventsOf;
	/** After all that has happened by this moment; moments do not go back. */
	readonly stateAt: (moment: number) => ProfileState | undefined;
	readonly hears: (told: Told) => void;
}

/** What titles are called, by their numbers in the world. */
type TitleIds = EventsOf['titleId'];

/** The events of what a member watched before the world began; what was finished later comes later. */
export const pastOf = (world: World, index: number, titleId: TitleIds): readonly ViewingEvent[] =>
	pastEvents(world.past(world.member(index)), eventsOf(world, index, titleId), index);

/** A member of whom nothing is known yet but these events. */
export function knownMember(
	world: World,
	index: number,
	{ titleId, past }: { readonly titleId: TitleIds; readonly past: readonly ViewingEvent[] },
): KnownMember {
	const of = eventsOf(world, index, titleId);
	let state: ProfileState | undefined;
	let later = past;
	return {
		of,
		hears: ({ visit, shown }) => {
			const seen = visit.searched === -1 ? seenAs(shown, of, visit.at) : undefined;
			later = [...later, ...visitEvents(visit, seen, of)];
		},
		stateAt: (moment) => {
			const due = later.filter(({ happenedAt }) => happenedAt <= moment);
			if (due.length === 0) return state;
			later = later.filter(({ happenedAt }) => happenedAt > moment);
			state = appliedAll(state, due);
			return state;
		},
	};
}

const eventsOf = (world: World, index: number, titleId: TitleIds): EventsOf => ({
	profileId: profileOf(world, index),
	device: world.person(index).device,
	run: 'proof',
	titleId,
});

/** Pages say what they are; a list of a log is a page of one row. */
function seenAs(shown: Told['shown'], { profileId }: EventsOf, at: number): SeenPage {
	if ('rowIds' in shown) return shown as SeenPage;
	return {
		...shown,
		requestId: `log-${profileId}-${at}`,
		rowIds: ['log'],
		positions: Int32Array.from(shown.titles.keys()),
		unknown: 0,
	};
}
