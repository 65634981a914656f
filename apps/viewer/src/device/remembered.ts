import type { Profile } from '@marquee/contracts';
import type { Shape } from './device.ts';

/** What this device remembers between visits. */
export interface Remembered {
	/** Who was chosen last, so that a reload knows name and language at once. */
	readonly profile?: Profile;
	/** The language of the last choice, for where no profile says another. */
	readonly locale?: string;
	/** The shape that was asked for instead of what the screen suggests. */
	readonly shape?: Shape;
}

/** The device's memory: told about every change. */
export interface Memory {
	readonly now: () => Remembered;
	/** A key whose value is `undefined` is forgotten. */
	readonly remember: (change: { [Key in keyof Remembered]: Remembered[Key] | undefined }) => void;
	readonly watch: (listener: () => void) => () => void;
}

const key = 'marquee.device';

/** A memory in the browser's storage; where that is full or forbidden it lasts as long as the tab, and `unkept` hears of it. */
export function deviceMemory(
	storage: Pick<Storage, 'getItem' | 'setItem'>,
	unkept: (why: unknown) => void,
): Memory {
	const listeners = new Set<() => void>();
	let now = read(storage, unkept);
	return {
		now: () => now,
		remember: (change) => {
			const entries = Object.entries({ ...now, ...change });
			now = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
			try {
				storage.setItem(key, JSON.stringify(now));
			} catch (error) {
				unkept(error);
			}
			for (const listener of listeners) listener();
		},
		watch: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

function read(storage: Pick<Storage, 'getItem'>, unkept: (why: unknown) => void): Remembered {
	try {
		const kept: unknown = JSON.parse(storage.getItem(key) ?? '{}');
		return typeof kept === 'object' && kept !== null ? kept : {};
	} catch (error) {
		unkept(error);
		return {};
	}
}
