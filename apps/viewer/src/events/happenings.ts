import type { ViewingEvent } from '@marquee/contracts';
import type { Clock } from '@marquee/units';

/** What happened to a title, without what every event says anyway. */
export type Happening =
	| { readonly kind: 'impression'; readonly row: string; readonly position: number }
	| { readonly kind: 'play' }
	| { readonly kind: 'progress'; readonly positionSeconds: number }
	| { readonly kind: 'stop'; readonly positionSeconds: number; readonly watchedSeconds: number }
	| { readonly kind: 'thumb'; readonly thumb: 'up' | 'down' | 'none' }
	| { readonly kind: 'list-add' }
	| { readonly kind: 'list-remove' };

/** Who watches, where, and thanks to which answer. */
export interface Circumstances {
	readonly profileId: string;
	readonly requestId: string | undefined;
	readonly device: 'phone' | 'tablet' | 'web';
	readonly locale: string | undefined;
}

/** Makes events of happenings, each with an id of its own and the moment it was made. */
export const happened =
	({ clock, newId }: { clock: Clock; newId: () => string }) =>
	(circumstances: Circumstances, titleId: string, happening: Happening): ViewingEvent => ({
		...happening,
		eventId: newId(),
		profileId: circumstances.profileId,
		titleId,
		happenedAt: clock.now(),
		device: circumstances.device,
		surface: 'home',
		...(circumstances.locale &&
			isLanguageTag(circumstances.locale) && { locale: circumstances.locale }),
		...(circumstances.requestId && { requestId: circumstances.requestId }),
	});

/** The contract's own pattern: a browser may say "C" or worse, and the whole batch would be refused for it. */
const isLanguageTag = (text: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text);

/** What the viewer watches on, told by the screen. */
export function deviceOf({
	width,
	touch,
}: {
	width: number;
	touch: boolean;
}): Circumstances['device'] {
	if (!touch) return 'web';
	return width < 600 ? 'phone' : 'tablet';
}
