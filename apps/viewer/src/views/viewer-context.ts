import type { Clock } from '@marquee/units';
import { createContext, useContext } from 'react';
import type { Screen, Shape } from '../device/device.ts';
import type { Memory } from '../device/remembered.ts';
import type { Circumstances, Happening } from '../events/happenings.ts';
import type { Outbox, OutboxStatus } from '../events/outbox.ts';
import type { Navigation } from '../navigation/navigation.ts';
import type { Service } from '../service.ts';
import type { TimeZones } from '../settings/time-zones.ts';

/** What the views need of the world; the composition root makes it. */
export interface Viewer {
	readonly service: Service;
	readonly clock: Clock;
	readonly outbox: Outbox;
	readonly navigation: Navigation;
	readonly memory: Memory;
	/** Calls back after a while, unless it is told not to. */
	readonly wait: (milliseconds: number, then: () => void) => () => void;
	/** An id that nothing else has. */
	readonly newId: () => string;
	/** Puts what happened on its way. */
	readonly report: (circumstances: Circumstances, titleId: string, happening: Happening) => void;
	readonly watchOutbox: (listener: () => void) => () => void;
	readonly outboxStatus: () => OutboxStatus;
	readonly screen: () => Screen;
	readonly watchScreen: (listener: () => void) => () => void;
	/** The time zones that the browser knows. */
	readonly zones: TimeZones;
	/** What the address and the browser ask for. */
	readonly wished: {
		readonly shape: Shape | undefined;
		readonly locales: readonly string[];
	};
}

/** The world as the views see it. */
export const ViewerContext = createContext<Viewer | undefined>(undefined);

/** @throws {Error} outside a `ViewerContext`. */
export function useViewer(): Viewer {
	const viewer = useContext(ViewerContext);
	if (!viewer) throw new Error('a view was drawn outside of its ViewerContext');
	return viewer;
}
