import type { ViewingEvent } from '@marquee/contracts';
import { type Play, type ScreenName, standing, type Visit } from '@marquee/simulation';
import type { SeenPage } from './shown-page.ts';

/** Whose events these are. */
export interface EventsOf {
	readonly profileId: string;
	readonly device: ScreenName;
	/** Makes ids that no other run makes. */
	readonly run: string;
	readonly titleId: (title: number) => string;
}

/** What a search showed that found what was looked for. */
export interface FoundAt {
	readonly requestId: string;
	readonly position: number;
}

/**
 * A visit as a service hears of it, each event at the moment at which it happens in the world: what was looked at, what was
 * played, how far; thumbs and lists. What happens later comes later: some of it days after.
 */
export function visitEvents(
	visit: Visit,
	seen: SeenPage | FoundAt | undefined,
	of: EventsOf,
): readonly ViewingEvent[] {
	const { at, number } = visit;
	let count = 0;
	const base = (title: number, happenedAt: number) => ({
		eventId: `${of.run}-${visit.member}-${number}-${count++}`,
		profileId: of.profileId,
		titleId: of.titleId(title),
		happenedAt,
		device: of.device,
		...(seen !== undefined && { requestId: seen.requestId }),
	});
	if (seen === undefined || !('titles' in seen)) {
		const surface = 'search' as const;
		return visit.plays.flatMap((play) => [
			...(seen === undefined
				? []
				: [
						{
							kind: 'impression' as const,
							...base(play.title, at),
							surface,
							position: seen.position,
						},
					]),
			...playEvents(play, (title, when) => ({ ...base(title, when), surface })),
		]);
	}
	const surface = 'home' as const;
	const onPage = (title: number, when: number) => ({ ...base(title, when), surface });
	const impressions = visit.looked.map(
		(place): ViewingEvent => ({
			kind: 'impression',
			...onPage(seen.titles[place]!, at),
			row: seen.rowIds[standing(seen, place).row]!,
			position: seen.positions[place]!,
		}),
	);
	const listed: readonly ViewingEvent[] =
		visit.listed === -1
			? []
			: [{ kind: 'list-add', ...onPage(seen.titles[visit.listed]!, at + 5_000) }];
	return [...impressions, ...listed, ...visit.plays.flatMap((play) => playEvents(play, onPage))];
}

/** Looking around takes so long. */
const browsingMs = 20_000;

/** What members watched before the simulation began, as a service would have heard of it. */
export function pastEvents(
	plays: readonly Play[],
	of: EventsOf,
	member: number,
): readonly ViewingEvent[] {
	let count = 0;
	return plays.flatMap((play) =>
		playEvents(play, (title, happenedAt) => ({
			eventId: `${of.run}-${member}-past-${count++}`,
			profileId: of.profileId,
			titleId: of.titleId(title),
			happenedAt,
			device: of.device,
		})),
	);
}

/** The events of one title that was begun, in order. */
function playEvents(
	play: Play,
	base: (title: number, happenedAt: number) => Omit<ViewingEvent & { kind: 'play' }, 'kind'>,
): readonly ViewingEvent[] {
	const { title, at, stoppedAt, stoppedAtSeconds, finishedAt, watchedSeconds, thumb } = play;
	const late = (moment: number) => base(title, moment + browsingMs);
	const events: ViewingEvent[] = [
		{ kind: 'play', ...late(at) },
		{
			kind: 'stop',
			...late(stoppedAt),
			positionSeconds: stoppedAtSeconds,
			watchedSeconds: stoppedAtSeconds,
		},
	];
	if (finishedAt !== undefined && finishedAt > stoppedAt) {
		const rest = watchedSeconds - stoppedAtSeconds;
		events.push({ kind: 'play', ...late(finishedAt - 1_000 * rest) });
		events.push({
			kind: 'stop',
			...late(finishedAt),
			positionSeconds: watchedSeconds,
			watchedSeconds: rest,
		});
	}
	if (thumb !== 0)
		events.push({
			kind: 'thumb',
			...late((finishedAt ?? stoppedAt) + 10_000),
			thumb: thumb === 1 ? 'up' : 'down',
		});
	return events;
}
