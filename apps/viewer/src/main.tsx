import { seededRandom, systemClock } from '@marquee/units';
import { createRoot } from 'react-dom/client';
import { type Screen, shapeNamed } from './device/device.ts';
import { deviceMemory } from './device/remembered.ts';
import { happened } from './events/happenings.ts';
import { type OutboxStatus, outbox } from './events/outbox.ts';
import { storedEvents } from './events/stored-events.ts';
import { navigationIn } from './navigation/navigation.ts';
import { httpService } from './service.ts';
import { App } from './views/app.tsx';
import { type Viewer, ViewerContext } from './views/viewer-context.ts';

/** The composition root: the only place that touches the browser's clock, chance, storage and network. */
function viewer(): Viewer {
	const service = httpService((input, init) => fetch(input, init));
	const listeners = new Set<() => void>();
	let status: OutboxStatus = { waiting: 0 };
	const post = outbox({
		send: service.send,
		store: storedEvents(localStorage, crypto.randomUUID(), (why) =>
			console.warn('Unsent events cannot be kept', why),
		),
		wait,
		random: seededRandom(crypto.getRandomValues(new Uint32Array(1))[0]!, 'outbox'),
		refused: (events, why) => console.error(`${events.length} events were refused`, why, events),
		changed: (now) => {
			status = now;
			for (const listener of listeners) listener();
		},
	});
	window.addEventListener('online', () => void post.flush());
	window.addEventListener('pagehide', () => void post.flush());

	const event = happened({ clock: systemClock, newId });
	return {
		service,
		clock: systemClock,
		outbox: post,
		navigation: navigationIn(window),
		memory: deviceMemory(localStorage, (why) =>
			console.warn('What this device remembers cannot be kept', why),
		),
		wait,
		newId,
		report: (circumstances, titleId, happening) =>
			post.post(event(circumstances, titleId, happening)),
		watchOutbox: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		outboxStatus: () => status,
		screen,
		watchScreen: (listener) => {
			window.addEventListener('resize', listener);
			return () => window.removeEventListener('resize', listener);
		},
		zones: {
			here: Intl.DateTimeFormat().resolvedOptions().timeZone,
			known: Intl.supportedValuesOf('timeZone'),
		},
		wished: {
			shape: shapeNamed(new URLSearchParams(location.search).get('device')),
			locales: navigator.languages,
		},
	};
}

const newId = () => crypto.randomUUID();

function wait(milliseconds: number, then: () => void): () => void {
	const timer = setTimeout(then, milliseconds);
	return () => clearTimeout(timer);
}

const screen = (): Screen => ({
	width: window.innerWidth,
	pointer:
		(['fine', 'coarse'] as const).find(
			(pointer) => window.matchMedia(`(pointer: ${pointer})`).matches,
		) ?? 'none',
	agent: navigator.userAgent,
});

createRoot(document.getElementById('root')!).render(
	<ViewerContext value={viewer()}>
		<App />
	</ViewerContext>,
);
