import type { Clock } from '@marquee/units';
import { createContext, useContext } from 'react';
import type { ReadingShelf } from '../experiments/reading-shelf.ts';
import type { HealthWatch } from '../health/health-watch.ts';
import type { RecentPages } from '../inspector/inspected.ts';
import type { KeyCommands } from '../key-commands.ts';
import type { KeyMemory } from '../key-memory.ts';
import type { Navigation } from '../navigation.ts';
import type { Service } from '../service.ts';

/** What the views need of the world; the composition root makes it. */
export interface Console {
	readonly service: Service;
	readonly navigation: Navigation;
	readonly key: KeyMemory;
	readonly recent: RecentPages;
	readonly health: HealthWatch;
	readonly readings: ReadingShelf;
	readonly commands: KeyCommands;
	readonly clock: Clock;
}

/** The world as the views see it. */
export const ConsoleContext = createContext<Console | undefined>(undefined);

/** @throws {Error} outside a `ConsoleContext`. */
export function useConsole(): Console {
	const found = useContext(ConsoleContext);
	if (!found) throw new Error('a view was drawn outside of its ConsoleContext');
	return found;
}
