import type { Clock } from '@marquee/units';
import { createContext, useContext } from 'react';
import type { Happening } from '../events/happenings.ts';
import type { Outbox, OutboxStatus } from '../events/outbox.ts';
import type { Route } from '../route.ts';
import type { Service } from '../service.ts';

/** What the views need of the world; the composition root makes it. */
export interface Viewer {
	readonly service: Service;
	readonly clock: Clock;
	readonly outbox: Outbox;
	/** Puts what happened on its way. `requestId`: the answer that showed the title. */
	readonly report: (
		profileId: string,
		requestId: string | undefined,
		titleId: string,
		happening: Happening,
	) => void;
	readonly go: (route: Route) => void;
	readonly watchOutbox: (listener: () => void) => () => void;
	readonly outboxStatus: () => OutboxStatus;
	/** The name of the profile that was chosen on this device, if it is this one. */
	readonly chosenName: (profileId: string) => string | undefined;
	readonly choose: (profile: { readonly profileId: string; readonly name: string }) => void;
}

/** The world as the views see it. */
export const ViewerContext = createContext<Viewer | undefined>(undefined);

/** @throws {Error} outside a `ViewerContext`. */
export function useViewer(): Viewer {
	const viewer = useContext(ViewerContext);
	if (!viewer) throw new Error('a view was drawn outside of its ViewerContext');
	return viewer;
}
