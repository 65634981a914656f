import type { Catalogue } from '@marquee/catalogue';
import type { Device, Title, ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay, type ProfileId } from '@marquee/units';
import {
	appliedAll,
	isEngagement,
	judgementOf,
	type Session,
	sessionise,
	type TitleActivity,
} from '@marquee/viewing';

/** A title that was played for the first time, and what came of it. */
export interface PlayedTitle {
	readonly title: number;
	/** 1 where it was completed or the profile came back within 7 days, 0 where not; NaN where that cannot be known yet. */
	readonly returned: number;
	/** 1 where it was praised, 0 where it was judged and not praised; NaN where nobody said. */
	readonly praised: number;
}

/** The beginning of a sitting: what could have been shown then, and what was played. */
export interface PastRequest {
	readonly at: EpochMs;
	readonly profileId: ProfileId;
	readonly device: Device | undefined;
	readonly country: string | undefined;
	/** At least one; by catalogue index, each once. */
	readonly played: readonly PlayedTitle[];
}

/** Which sittings are wanted. */
export interface RequestsSettings {
	/** The first moment, and the first that is too late. */
	readonly from: EpochMs;
	readonly until: EpochMs;
	/** Nothing that happened from here on is known, not even for what came of a play. */
	readonly knownUntil: EpochMs;
}

const returnDays = 7;
/** Past this share only credits remain. */
const finishedShare = 0.9;

/**
 * The sittings that began between two moments and in which something was played for the first time, by time.
 *
 * A request is asked at the first event of its sitting, so that no event of the sitting itself lies before it.
 */
export function requestsOf(
	events: readonly ViewingEvent[],
	catalogue: Catalogue,
	{ from, until, knownUntil }: RequestsSettings,
): readonly PastRequest[] {
	const known = events.filter((event) => event.happenedAt < knownUntil && isEngagement(event));
	const byProfile = Map.groupBy(sessionise(known), ({ profileId }) => profileId);
	return [...byProfile.values()]
		.flatMap((sittings) => requestsOfOne(sittings, catalogue, knownUntil))
		.filter(({ at, played }) => at >= from && at < until && played.length > 0)
		.sort((a, b) => a.at - b.at || (a.profileId < b.profileId ? -1 : 1));
}

/** One profile's sittings as requests, in order, with what each of them was the first to play. */
function requestsOfOne(
	sittings: readonly Session[],
	catalogue: Catalogue,
	knownUntil: EpochMs,
): readonly PastRequest[] {
	const met = new Set<string>();
	return sittings.map((sitting, n) => {
		const back = cameBack(sitting, sittings[n + 1], knownUntil);
		const activities = appliedAll(undefined, sitting.events).titles.filter(isPlayed);
		const played = activities
			.filter(({ titleId }) => !met.has(titleId))
			.flatMap((activity) => outcome(activity, catalogue, back));
		for (const { titleId } of activities) met.add(titleId);
		const { device, country } = sitting.events[0]!;
		return { at: sitting.startedAt, profileId: sitting.profileId, device, country, played };
	});
}

/** Whether the profile knows the title from watching or judging it; to have kept it for later is not that. */
export const isPlayed = ({ plays, positionSeconds, rating, thumb }: TitleActivity): boolean =>
	plays > 0 || positionSeconds > 0 || rating !== undefined || thumb !== 'none';

/** 1 or 0; NaN where the seven days are not over, also if somebody came back already: else only returns would be known. */
function cameBack(sitting: Session, next: Session | undefined, knownUntil: EpochMs): number {
	const over = sitting.endedAt + returnDays * msPerDay;
	if (over > knownUntil) return Number.NaN;
	return next !== undefined && next.startedAt <= over ? 1 : 0;
}

function outcome(
	activity: TitleActivity,
	catalogue: Catalogue,
	back: number,
): readonly PlayedTitle[] {
	const title = catalogue.indexOf(activity.titleId);
	if (title === undefined) return [];
	const isJudged = activity.rating !== undefined || activity.thumb !== 'none';
	const praised = judgementOf(activity) === 'liked' ? 1 : 0;
	return [
		{
			title,
			returned: isFinished(activity, catalogue.titles[title]!) ? 1 : back,
			praised: isJudged ? praised : Number.NaN,
		},
	];
}

const isFinished = ({ positionSeconds }: TitleActivity, { runtimeSeconds }: Title): boolean =>
	runtimeSeconds !== undefined && positionSeconds >= finishedShare * runtimeSeconds;
