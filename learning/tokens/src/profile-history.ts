import {
	type Action,
	countryIndex,
	deviceIndex,
	type History,
	history,
	united,
} from '@marquee/histories';
import { msPerSecond, type TitleId } from '@marquee/units';
import { judgementOf, type ProfileState, type TitleActivity } from '@marquee/viewing';

/** Where a title stands in the model's numbering; absent if the model does not know it. */
export type TitleIndices = ReadonlyMap<TitleId, number>;

/** How long a title is, in seconds; `undefined` where nobody knows. */
export type RuntimeOf = (titleId: TitleId) => number | undefined;

/**
 * A profile's engaged titles as a history, oldest engagement first: the one definition that training and serving share.
 *
 * Titles that were only shown, and titles the model does not know, are left out. An engagement ends with its newest sign.
 * It began with its first sign, as merged events do; or, if other titles were taken up since, the watched time before
 * its end. No engagement begins before the one before it has ended.
 */
export function profileHistory(
	state: ProfileState | undefined,
	titles: TitleIndices,
	runtimeOf: RuntimeOf,
): History {
	let endedBeforeMs = -Infinity;
	const engaged = (state?.titles ?? []).filter(
		(activity) => activity.lastEngagedAt !== undefined && titles.has(activity.titleId),
	);
	return history(
		engaged.map((activity) => {
			const endedAtMs = activity.lastEngagedAt!;
			const happenedAtMs = Math.max(endedBeforeMs, beganAtMs(activity, endedBeforeMs));
			endedBeforeMs = endedAtMs;
			return {
				title: titles.get(activity.titleId)!,
				action: actionOf(activity),
				happenedAtMs,
				endedAtMs,
				...(activity.rating !== undefined && { rating: activity.rating }),
				...(activity.watchedSeconds > 0 && { watchedSeconds: activity.watchedSeconds }),
				...completionOf(activity, runtimeOf(activity.titleId)),
				device: deviceIndex(activity.device),
				country: countryIndex(activity.country),
			};
		}),
	);
}

function beganAtMs(activity: TitleActivity, endedBeforeMs: number): number {
	const firstMs = activity.firstEngagedAt!;
	const watchedFromMs = activity.lastEngagedAt! - activity.watchedSeconds * msPerSecond;
	return firstMs >= endedBeforeMs ? Math.min(firstMs, watchedFromMs) : watchedFromMs;
}

/** How far its newest sitting came; nothing where there was none, or where the runtime is unknown. */
const completionOf = (
	{ positionAt, positionSeconds }: TitleActivity,
	runtimeSeconds: number | undefined,
) =>
	positionAt === undefined || runtimeSeconds === undefined
		? {}
		: { completion: Math.min(1, positionSeconds / runtimeSeconds) };

/** What the profile did with a title: the strongest of its statements, as merged events have it. */
export function actionOf(activity: TitleActivity): Action {
	const { rating, listed, plays, watchedSeconds } = activity;
	const played = plays > 0 || watchedSeconds > 0 || rating !== undefined;
	const judgement = judgementOf(activity);
	const watching = united(listed ? 'listed' : 'unlisted', played ? 'played' : 'unknown');
	return united(watching, judgement === 'none' ? 'unknown' : judgement);
}
