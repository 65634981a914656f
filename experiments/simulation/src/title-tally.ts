/** How often each title was shown to one member, and which of them were watched. Titles that were neither take no room. */
export interface TitleTally {
	/** Times shown since it was last watched; at most 65,535. */
	readonly shown: (title: number) => number;
	readonly isWatched: (title: number) => boolean;
	readonly show: (title: number) => void;
	readonly watch: (title: number) => void;
	/** The same counts, which from now on go their own way. */
	readonly copy: () => TitleTally;
}

/** Slots with a title or −1, and beside them what is counted of it. */
interface Table {
	readonly keys: Int32Array<ArrayBuffer>;
	readonly counts: Uint16Array<ArrayBuffer>;
	readonly watched: Uint8Array<ArrayBuffer>;
	readonly used: number;
}

const emptyTable = (): Table => ({
	keys: new Int32Array(32).fill(-1),
	counts: new Uint16Array(32),
	watched: new Uint8Array(32),
	used: 0,
});

/** An open-addressed table that doubles when it is more than half full. */
export function titleTally(from: Table = emptyTable()): TitleTally {
	let { keys, counts, watched, used } = from;

	const slotOf = (title: number): number => {
		const mask = keys.length - 1;
		let slot = (Math.imul(title, 0x9e3779b1) >>> 8) & mask;
		while (keys[slot] !== title && keys[slot] !== -1) slot = (slot + 1) & mask;
		return slot;
	};
	const grow = (): void => {
		const before = { keys, counts, watched };
		keys = new Int32Array(before.keys.length * 2).fill(-1);
		counts = new Uint16Array(keys.length);
		watched = new Uint8Array(keys.length);
		for (const [i, title] of before.keys.entries()) {
			if (title === -1) continue;
			const slot = slotOf(title);
			keys[slot] = title;
			counts[slot] = before.counts[i]!;
			watched[slot] = before.watched[i]!;
		}
	};
	const taken = (title: number): number => {
		const slot = slotOf(title);
		if (keys[slot] === title) return slot;
		keys[slot] = title;
		used++;
		if (used * 2 <= keys.length) return slot;
		grow();
		return slotOf(title);
	};
	return {
		copy: () =>
			titleTally({ keys: keys.slice(), counts: counts.slice(), watched: watched.slice(), used }),
		shown: (title) => {
			const slot = slotOf(title);
			return keys[slot] === title ? counts[slot]! : 0;
		},
		isWatched: (title) => {
			const slot = slotOf(title);
			return keys[slot] === title && watched[slot] === 1;
		},
		show: (title) => {
			const slot = taken(title);
			counts[slot] = Math.min(65_535, counts[slot]! + 1);
		},
		watch: (title) => {
			const slot = taken(title);
			counts[slot] = 0;
			watched[slot] = 1;
		},
	};
}
