import type { ViewingEvent } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { storedEvents } from './stored-events.ts';

/** A browser's storage with room for so many characters. */
function storage(room = Infinity): Storage {
	const kept = new Map<string, string>();
	return {
		get length() {
			return kept.size;
		},
		key: (i) => [...kept.keys()][i] ?? null,
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => {
			if (value.length > room) throw new Error('quota exceeded');
			kept.set(key, value);
		},
		removeItem: (key) => void kept.delete(key),
		clear: () => kept.clear(),
	};
}

const numbered = (kind: 'impression' | 'play', i: number): ViewingEvent => ({
	kind,
	eventId: `${kind}-${i}`,
	profileId: 'p',
	titleId: 't',
	happenedAt: i,
});

test('events are read back as they were written', () => {
	const kept = storage();
	const events = [numbered('play', 1), numbered('impression', 2)];
	storedEvents(kept, 'tab', () => {}).write(events);
	expect(storedEvents(kept, 'tab', () => {}).read()).toEqual(events);
});

test('what a closed tab left is adopted once, and two living tabs do not overwrite each other', () => {
	const kept = storage();
	const [one, other] = ['one', 'other'].map((tab) => storedEvents(kept, tab, () => {}));
	one!.write([numbered('play', 1)]);
	other!.write([numbered('play', 2)]);
	const heir = storedEvents(kept, 'heir', () => {});
	expect(
		heir
			.read()
			.map(({ eventId }) => eventId)
			.sort(),
	).toEqual(['play-1', 'play-2']);
	expect(kept.length).toBe(1);
	heir.write([]);
	expect(kept.length).toBe(0);
});

test('where storage is full it is said once and goes on without', () => {
	const complaints: unknown[] = [];
	const store = storedEvents(storage(10), 'tab', (why) => complaints.push(why));
	store.write([numbered('play', 1)]);
	store.write([numbered('play', 2)]);
	expect(complaints).toHaveLength(1);
	expect(store.read()).toEqual([]);
});

test('storage that holds nonsense is said and read as empty', () => {
	const kept = storage();
	kept.setItem('marquee.outbox.tab', '{broken');
	const complaints: unknown[] = [];
	expect(storedEvents(kept, 'tab', (why) => complaints.push(why)).read()).toEqual([]);
	expect(complaints).toHaveLength(1);
});

test('after a very long time offline impressions go before plays', () => {
	const kept = storage();
	const impressions = Array.from({ length: 1_990 }, (_, i) => numbered('impression', i));
	const plays = Array.from({ length: 30 }, (_, i) => numbered('play', i));
	storedEvents(kept, 'tab', () => {}).write([...plays, ...impressions]);
	const left = storedEvents(kept, 'tab', () => {}).read();
	expect(left).toHaveLength(2_000);
	expect(left.filter(({ kind }) => kind === 'play')).toEqual(plays);
});
