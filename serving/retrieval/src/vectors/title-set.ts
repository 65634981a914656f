import type { TitleIndex } from '@marquee/catalogue';

/** Which titles: one bit each, title i in bit i mod 32 of word ⌊i ÷ 32⌋. A million titles are 125 kB. */
export type TitleSet = Uint32Array;

/** Room for so many titles, none of them in it. */
export const titleSet = (titles: number): TitleSet => new Uint32Array((titles + 31) >>> 5);

/** Puts a title into the set. */
export const add = (set: TitleSet, title: TitleIndex): void => {
	set[title >>> 5]! |= 1 << (title & 31);
};

/** Takes a title out of the set. */
export const remove = (set: TitleSet, title: TitleIndex): void => {
	set[title >>> 5]! &= ~(1 << (title & 31));
};

/** The set of the titles that these marks do not name, as filters ask: `watched` gives what is still to be watched. */
export function unmarked(marks: Uint8Array): TitleSet {
	const set = titleSet(marks.length);
	for (let title = 0; title < marks.length; title++) if (marks[title] === 0) add(set, title);
	return set;
}

/** The set of these titles among so many. */
export function titleSetOf(titles: number, members: Iterable<TitleIndex>): TitleSet {
	const set = titleSet(titles);
	for (const title of members) {
		if (!(title >= 0 && title < titles)) throw new RangeError(`title ${title} of ${titles}`);
		add(set, title);
	}
	return set;
}

/** Whether the title is in the set. */
export const isIn = (set: TitleSet, title: TitleIndex): boolean =>
	((set[title >>> 5]! >>> (title & 31)) & 1) === 1;

/** How many titles are in the set. */
export function sizeOf(set: TitleSet): number {
	let size = 0;
	for (let word of set) {
		word -= (word >>> 1) & 0x55555555;
		word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
		size += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
	}
	return size;
}
