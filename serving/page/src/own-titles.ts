import type { Catalogue } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { isDisliked, isUnfinished } from '@marquee/retrieval';
import type { ProfileState, TitleActivity } from '@marquee/viewing';
import { isDoneSinceListed } from './offers/my-list.ts';
import type { PageSurface } from './surfaces.ts';

/** A title that stands on a surface for what its profile did with it. */
export interface OwnTitle {
	readonly title: Title;
	readonly activity: TitleActivity;
}

/**
 * What stands on a surface that is the profile’s own, by nothing but what the profile did, the newest first: for when no page can be
 * made. Who may see it is still to be asked. `undefined`: the surface is nobody’s own.
 */
export function ownTitles(
	surface: PageSurface,
	state: ProfileState | undefined,
	catalogue: Pick<Catalogue, 'title'>,
): readonly OwnTitle[] | undefined {
	if (surface !== 'my-list' && surface !== 'continue-watching') return undefined;
	const own = surface === 'my-list' ? onList : begun;
	return (state?.titles ?? [])
		.flatMap((activity) => {
			const title = catalogue.title(activity.titleId);
			const since = title && !isDisliked(activity) ? own(activity, title) : undefined;
			return since === undefined ? [] : [{ title: title!, activity, since }];
		})
		.sort((a, b) => b.since - a.since || (a.title.titleId < b.title.titleId ? -1 : 1));
}

/** Since when the title has been on the list; `undefined`: it is not. */
const onList = (activity: TitleActivity, title: Title): number | undefined =>
	activity.listed && !isDoneSinceListed(activity, title) ? (activity.listedAt ?? 0) : undefined;

/** Since when the title has stood where it was left; `undefined`: it is not begun, or is over. */
const begun = (activity: TitleActivity, title: Title): number | undefined =>
	isUnfinished(activity, title) ? (activity.positionAt ?? 0) : undefined;
