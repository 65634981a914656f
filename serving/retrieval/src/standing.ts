import type { Title } from '@marquee/contracts';
import { judgementOf, type TitleActivity } from '@marquee/viewing';

/** How long a title is taken to be whose runtime nobody knows: a feature film of 100 minutes. */
export const nominalRuntimeSeconds = 6_000;

/** Past this share only credits remain. */
const finishedShare = 0.9;
/** Up to this share it was a look and not a beginning. */
const begunShare = 0.01;

/** How far the title has been watched: 0 is the beginning, 1 the end or beyond. */
export const shareWatched = (activity: TitleActivity, title: Title): number =>
	Math.min(1, activity.positionSeconds / (title.runtimeSeconds ?? nominalRuntimeSeconds));

/** Whether the profile has come to the credits. */
export const isFinished = (activity: TitleActivity, title: Title): boolean =>
	shareWatched(activity, title) >= finishedShare;

/** Whether there is something to continue: begun, and not come to the credits. */
export const isUnfinished = (activity: TitleActivity, title: Title): boolean =>
	(activity.plays > 0 || shareWatched(activity, title) > begunShare) &&
	!isFinished(activity, title);

/** Whether the profile judged it well. */
export const isLiked = (activity: TitleActivity): boolean => judgementOf(activity) === 'liked';

/** Whether the profile judged it badly. */
export const isDisliked = (activity: TitleActivity): boolean =>
	judgementOf(activity) === 'disliked';

/** Whether the profile knows the title from watching: it was played, has a position, or was judged. */
export const isWatched = ({ plays, positionSeconds, rating, thumb }: TitleActivity): boolean =>
	plays > 0 || positionSeconds > 0 || rating !== undefined || thumb !== 'none';
