import type { TitleIndex } from '@marquee/catalogue';

/** How often one title was met beside another, within bounds of memory. */
export interface PairCounts {
	/** Counts `beside` once more with `title`. One direction: whoever wants both adds both. */
	readonly add: (title: TitleIndex, beside: TitleIndex) => void;
	/** Every title still counted beside this one, in no order that means anything. */
	readonly each: (title: TitleIndex, visit: (beside: TitleIndex, count: number) => void) => void;
	/** By how much counts of this title may be too low: what was forgotten to make room. */
	readonly slack: (title: TitleIndex) => number;
	/** Memory of the tables; it never grows. */
	readonly bytes: number;
}

/** Bounds of the memory. */
export interface PairCountBounds {
	/** Titles counted beside one title are at most three quarters of this; a power of two from 8 on. */
	readonly slotsPerTitle?: number;
	/** Places for pairs over all titles, 8 bytes each. */
	readonly slots?: number;
}

/** A title's first table; most titles of a long tail need no other. */
const firstSlots = 8;
/** A place that holds nobody. */
const vacant = -1;

/**
 * Counts pairs in one table of hashes for each title. A table grows by doubling; when it may not grow, it forgets: its median
 * count is taken off every count, and what reaches 0 gives up its place. So what was met often is kept: every title that was
 * met more than `slack` times is there, and its count is too low by at most `slack`, never too high.
 *
 * All tables lie in one stretch of memory that is laid out once. One that has grown leaves its place to the next of that size.
 *
 * @throws {RangeError} if the bounds are no sizes.
 * @paper Anderson et al.: A High-Performance Algorithm for Identifying Frequent Items in Data Streams. IMC 2017.
 */
export function pairCounts(titles: number, bounds: PairCountBounds = {}): PairCounts {
	const { slotsPerTitle = 256, slots = 4_000_000 } = bounds;
	if (!(slotsPerTitle >= firstSlots && Number.isInteger(Math.log2(slotsPerTitle))))
		throw new RangeError(`${slotsPerTitle} slots for a title are no power of two from 8 on`);
	const partners = new Int32Array(slots).fill(vacant);
	const counts = new Int32Array(slots);
	const places = tablePlaces(slots);
	const starts = new Int32Array(titles).fill(vacant); // (V)
	const sizes = new Int32Array(titles); // (V)
	const used = new Int32Array(titles); // (V)
	const forgotten = new Int32Array(titles); // (V)
	const scratch = new Int32Array(slotsPerTitle);

	/** Where the title stands in the table, or the vacancy where it would. */
	const slotOf = (title: TitleIndex, beside: TitleIndex): number => {
		const [start, mask] = [starts[title]!, sizes[title]! - 1];
		let at = (Math.imul(beside, 0x9e3779b1) >>> 16) & mask;
		while (partners[start + at] !== vacant && partners[start + at] !== beside) at = (at + 1) & mask;
		return start + at;
	};
	const put = (title: TitleIndex, beside: TitleIndex, count: number): void => {
		const slot = slotOf(title, beside);
		if (partners[slot] === vacant) {
			partners[slot] = beside;
			used[title]!++;
		}
		counts[slot]! += count;
	};
	/** Empties a table and answers what stood in it. */
	const taken = (title: TitleIndex): readonly (readonly [TitleIndex, number])[] => {
		const entries: [TitleIndex, number][] = [];
		const [start, end] = [starts[title]!, starts[title]! + sizes[title]!];
		for (let slot = start; slot < end; slot++)
			if (partners[slot] !== vacant) entries.push([partners[slot]!, counts[slot]!]);
		partners.fill(vacant, start, end);
		counts.fill(0, start, end);
		used[title] = 0;
		return entries;
	};
	const grow = (title: TitleIndex): boolean => {
		const size = sizes[title]! * 2 || firstSlots;
		if (size > slotsPerTitle) return false;
		const start = places.take(size);
		if (start === undefined) return false;
		const entries = sizes[title] === 0 ? [] : taken(title);
		if (sizes[title]! > 0) places.giveBack(starts[title]!, sizes[title]!);
		starts[title] = start;
		sizes[title] = size;
		for (const [beside, count] of entries) put(title, beside, count);
		return true;
	};
	const forget = (title: TitleIndex): void => {
		const entries = taken(title);
		for (const [i, [, count]] of entries.entries()) scratch[i] = count;
		const median = scratch.subarray(0, entries.length).sort()[entries.length >>> 1]!;
		forgotten[title]! += median;
		for (const [beside, count] of entries) if (count > median) put(title, beside, count - median);
	};

	return {
		add: (title, beside) => {
			if (sizes[title] === 0 && !grow(title)) {
				forgotten[title]!++; // there is no memory left for one more title
				return;
			}
			put(title, beside, 1);
			if (used[title]! * 4 > sizes[title]! * 3 && !grow(title)) forget(title);
		},
		each: (title, visit) => {
			const [start, size] = [starts[title]!, sizes[title]!];
			for (let slot = start; slot < start + size; slot++)
				if (partners[slot] !== vacant) visit(partners[slot]!, counts[slot]!);
		},
		slack: (title) => forgotten[title]!,
		bytes: 8 * slots + 16 * titles,
	};
}

/** Stretches of a memory, by size: given back ones first, then new ones. */
function tablePlaces(slots: number) {
	const free = new Map<number, number[]>();
	let end = 0;
	return {
		take: (size: number): number | undefined => {
			const again = free.get(size)?.pop();
			if (again !== undefined) return again;
			if (end + size > slots) return undefined;
			end += size;
			return end - size;
		},
		giveBack: (start: number, size: number): void => {
			const known = free.get(size);
			if (known === undefined) free.set(size, [start]);
			else known.push(start);
		},
	};
}
