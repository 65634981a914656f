/** The operator's key while a tab is open: asked for once, kept nowhere else. */
export interface KeyMemory {
	readonly key: () => string | undefined;
	readonly keep: (key: string) => void;
	/** It is asked for again, with the words of whoever declined it. */
	readonly forget: (why?: string) => void;
	/** Why it is asked for again. */
	readonly why: () => string | undefined;
	readonly watch: (listener: () => void) => () => void;
}

const place = 'marquee-console-key';

/** Remembers the key in a storage that ends with the tab. */
export function keyMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): KeyMemory {
	const listeners = new Set<() => void>();
	let declined: string | undefined;
	const changed = () => {
		for (const listener of listeners) listener();
	};
	return {
		key: () => storage.getItem(place) ?? undefined,
		keep: (key) => {
			declined = undefined;
			storage.setItem(place, key.trim());
			changed();
		},
		why: () => declined,
		forget: (why) => {
			declined = why;
			storage.removeItem(place);
			changed();
		},
		watch: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
