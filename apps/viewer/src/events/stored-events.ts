import type { ViewingEvent } from '@marquee/contracts';
import type { OutboxStore } from './outbox.ts';

const prefix = 'marquee.outbox.';
/** An hour of offline watching is some 300 events; beyond this the oldest impressions go first. */
const most = 2_000;

/**
 * The outbox of one tab in the browser's storage. Reading adopts what other tabs have left, so that a closed tab loses
 * nothing; where that tab still lives, both send, and the service counts each event once. Where storage is full or
 * forbidden the events live as long as the tab, and `unkept` hears of it once.
 */
export function storedEvents(
	storage: Storage,
	tab: string,
	unkept: (why: unknown) => void,
): OutboxStore {
	const own = `${prefix}${tab}`;
	let told = false;
	const kept = <Answer>(act: () => Answer): Answer | undefined => {
		try {
			return act();
		} catch (error) {
			if (!told) unkept(error);
			told = true;
			return undefined;
		}
	};
	const write = (events: readonly ViewingEvent[]) =>
		kept(() => {
			if (events.length === 0) storage.removeItem(own);
			else storage.setItem(own, JSON.stringify(withinLimit(events)));
		});
	return {
		read: () => {
			const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i));
			const left = keys.filter((key) => key?.startsWith(prefix)).map((key) => String(key));
			const events = left.flatMap((key) => kept(() => eventsIn(storage.getItem(key))) ?? []);
			write(events);
			for (const key of left) if (key !== own) storage.removeItem(key);
			return events;
		},
		write,
	};
}

function eventsIn(text: string | null): readonly ViewingEvent[] {
	const events: unknown = JSON.parse(text ?? '[]');
	return Array.isArray(events) ? events : [];
}

function withinLimit(events: readonly ViewingEvent[]): readonly ViewingEvent[] {
	let over = events.length - most;
	if (over <= 0) return events;
	return events.filter((event) => event.kind !== 'impression' || over-- <= 0).slice(-most);
}
