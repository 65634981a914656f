import { systemClock } from '@marquee/units';
import { createRoot } from 'react-dom/client';
import { readingShelf } from './experiments/reading-shelf.ts';
import { healthWatch } from './health/health-watch.ts';
import { recentPages } from './inspector/inspected.ts';
import { keyCommands } from './key-commands.ts';
import { keyMemory } from './key-memory.ts';
import { navigationIn } from './navigation.ts';
import { httpService } from './service.ts';
import { App } from './views/app.tsx';
import { type Console, ConsoleContext } from './views/console-context.ts';

/** The composition root: the only place that touches the browser's clock, storage and network. */
function engineersConsole(): Console {
	const key = keyMemory(sessionStorage);
	const service = httpService((input, init) => fetch(input, init), key.key);
	const wait = (milliseconds: number, then: () => void) => {
		const timer = setTimeout(then, milliseconds);
		return () => clearTimeout(timer);
	};
	return {
		service,
		key,
		navigation: navigationIn(window),
		recent: recentPages(),
		health: healthWatch({ ask: service.surfaces, wait }),
		readings: readingShelf({ ask: service.reading, wait }),
		commands: keyCommands(systemClock),
		clock: systemClock,
	};
}

createRoot(document.getElementById('root')!).render(
	<ConsoleContext value={engineersConsole()}>
		<App />
	</ConsoleContext>,
);
