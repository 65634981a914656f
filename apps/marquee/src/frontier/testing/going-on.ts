import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { memoryProfileStates } from '@marquee/stores';
import { type EpochMs, msPerDay, seededRandom, type TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';

const genres = ['Comedy', 'Drama', 'Horror'];
const [titles, days] = [90, 12];
const firstAt = 1_700_000_000_000;

/** Titles in three genres. */
export const goingOnCatalogue: Catalogue = catalogueOf(
	Array.from({ length: titles }, (_, i) => ({
		titleId: `t${i}`,
		name: `Title ${i}`,
		genres: [genres[i % genres.length]!],
	})),
);
export const goingOnTitleIds: readonly TitleId[] = goingOnCatalogue.titles.map(
	({ titleId }) => titleId as TitleId,
);

/** Profiles who mostly keep to one genre, each of whom takes up one title every day, none twice, oldest event first. */
export function goingOnEvents(profiles: number): readonly ViewingEvent[] {
	const random = seededRandom(1, 'made-up profiles');
	const unseenOf = Array.from({ length: profiles }, () => [...goingOnTitleIds.keys()]);
	return Array.from({ length: days }, (_, day) =>
		unseenOf.map((unseen, profile): ViewingEvent => {
			const liked = unseen.filter((title) => title % genres.length === profile % genres.length);
			const among = random.next() < 0.8 && liked.length > 0 ? liked : unseen;
			const title = among[Math.floor(random.next() * random.next() * among.length)]!;
			unseen.splice(unseen.indexOf(title), 1);
			return {
				kind: 'play',
				eventId: `e-${profile}-${day}`,
				profileId: `p${profile}`,
				titleId: `t${title}`,
				happenedAt: firstAt + day * msPerDay + profile * 1_000,
				country: 'PT',
			};
		}),
	).flat();
}

/** What is known of the profiles after some events. */
export async function statesAfter(events: readonly ViewingEvent[]): Promise<ProfileStates> {
	const states = memoryProfileStates();
	const recorded = events.map((event, position) => ({
		position,
		recordedAt: event.happenedAt as EpochMs,
		event,
	}));
	await states.apply(recorded);
	return states;
}
