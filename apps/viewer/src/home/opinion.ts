import type { Happening } from '../events/happenings.ts';
import type { Activity } from '../service.ts';

/** Says that something happened with a title, and what was true of it until then. */
export type Act = (titleId: string, before: Activity, happening: Happening) => void;

/** What nobody has done anything with yet. */
export const noActivity: Activity = { thumb: 'none', listed: false, positionSeconds: 0 };

/** The activity as it is once the happening counts: shown at once, before the service has answered. */
export function activityAfter(activity: Activity, happening: Happening): Activity {
	switch (happening.kind) {
		case 'thumb':
			return { ...activity, thumb: happening.thumb };
		case 'list-add':
			return { ...activity, listed: true };
		case 'list-remove':
			return { ...activity, listed: false };
		case 'progress':
		case 'stop':
			return { ...activity, positionSeconds: happening.positionSeconds };
		case 'play':
		case 'impression':
		case 'trailer-play':
			return activity;
	}
}

/** What pressing a thumb says: the same thumb again takes it back. */
export const thumbPressed = (activity: Activity, thumb: 'up' | 'down'): Happening => ({
	kind: 'thumb',
	thumb: activity.thumb === thumb ? 'none' : thumb,
});

/** What pressing "My list" says. */
export const listPressed = (activity: Activity): Happening => ({
	kind: activity.listed ? 'list-remove' : 'list-add',
});
