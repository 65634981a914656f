import type { Device, Surface, ViewingEvent } from '@marquee/contracts';
import type { Clock } from '@marquee/units';

/** What happened to a title, without what every event says anyway. */
export type Happening =
	| { readonly kind: 'impression'; readonly row: string; readonly position: number }
	| { readonly kind: 'play' }
	| { readonly kind: 'progress'; readonly positionSeconds: number }
	| { readonly kind: 'stop'; readonly positionSeconds: number; readonly watchedSeconds: number }
	| { readonly kind: 'thumb'; readonly thumb: 'up' | 'down' | 'none' }
	| { readonly kind: 'list-add' }
	| { readonly kind: 'list-remove' }
	| { readonly kind: 'trailer-play'; readonly trailerId: string; readonly watchedSeconds: number };

/** What led to a title: the answer that showed it, and the surface it was an answer for; neither after a deep link. */
export interface Showing {
	readonly requestId: string | undefined;
	readonly surface: Surface | undefined;
}

/** Who watches, on what and where, and what showed the title. */
export interface Circumstances extends Showing {
	readonly profileId: string;
	readonly device: Device;
	/** ISO 3166-1 alpha-2, where the profile has said it. */
	readonly country: string | undefined;
	/** BCP 47. */
	readonly locale: string;
}

/** Makes events of happenings, each with an id of its own and the moment it was made. */
export const happened =
	({ clock, newId }: { clock: Clock; newId: () => string }) =>
	(circumstances: Circumstances, titleId: string, happening: Happening): ViewingEvent => {
		const { profileId, device, locale, country, surface, requestId } = circumstances;
		return {
			...happening,
			eventId: newId(),
			profileId,
			titleId,
			happenedAt: clock.now(),
			device,
			locale,
			...(country !== undefined && { country }),
			...(surface !== undefined && { surface }),
			...(requestId !== undefined && { requestId }),
		};
	};
