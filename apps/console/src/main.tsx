import { systemClock } from '@marquee/units';
import { createRoot } from 'react-dom/client';
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
	return {
		service,
		key,
		navigation: navigationIn(window),
		recent: recentPages(),
		health: healthWatch({
			ask: service.surfaces,
			wait: (milliseconds, then) => {
				const timer = setTimeout(then, milliseconds);
				return () => clearTimeout(timer);
			},
		}),
		commands: keyCommands(systemClock),
	};
}

createRoot(document.getElementById('root')!).render(
	<ConsoleContext value={engineersConsole()}>
		<App />
	</ConsoleContext>,
);
