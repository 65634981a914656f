import type { ViewingEvent } from '@marquee/contracts';
import type { OutboxStore } from './outbox.ts';

const key = 'marquee.outbox';
/** An hour of offline watching is some 300 events; beyond this the oldest impressions go first. */
const most = 2_000;

/**
 * The outbox in the browser's storage. Where storage is full or forbidden the events live as long as the tab, and
 * `unkept` hears of it once.
 */
export function storedEvents(storage: Storage, unkept: (why: unknown) => void): OutboxStore {
	let told = false;
	return {
		read: () => {
			try {
				const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]');
				return Array.isArray(kept) ? kept : [];
			} catch (error) {
				unkept(error);
				return [];
			}
		},
		write: (events) => {
			try {
				if (events.length === 0) storage.removeItem(key);
				else storage.setItem(key, JSON.stringify(withinLimit(events)));
			} catch (error) {
				if (!told) unkept(error);
				told = true;
			}
		},
	};
}

function withinLimit(events: readonly ViewingEvent[]): readonly ViewingEvent[] {
	let over = events.length - most;
	if (over <= 0) return events;
	return events.filter((event) => event.kind !== 'impression' || over-- <= 0).slice(-most);
}
