import type { TitleIndex } from '@marquee/catalogue';
import type { Finder } from '@marquee/pipeline';
import type { FoundTitles } from './title-source.ts';

/** What one source found. */
export interface FoundBy {
	readonly source: string;
	readonly titles: FoundTitles;
}

/**
 * Titles of several sources, each once, with all who found it: P titles of F sources, in typed arrays, without an object for
 * each. The order is by best place, ties by the order of the sources: so that no source starves where the pool is cut off.
 */
export interface Pool {
	/** Their names, in the order of their bits. */
	readonly sources: readonly string[]; // (F)
	readonly indices: Int32Array; // (P)
	/** Bit f is 1 where source f found the title. */
	readonly finders: Uint32Array; // (P)
	/** The best place that the title has in any list; 0 is first. */
	readonly bestPlaces: Uint16Array; // (P)
	/** Its place in the list of each source; `notFound` where it is not in it. */
	readonly places: Uint16Array; // (P, F)
	/** The probability that some source was to find it: 1 unless all who did owe it to chance. */
	readonly propensities: Float32Array; // (P)
}

/** The place of a title in the list of a source that did not find it. */
export const notFound = 0xffff;

/** So many sources have a bit of their own. */
const mostSources = 32;

/**
 * Merges lists to pools of at most `limit` of a catalogue's V titles. What it costs depends on the lists: what it keeps
 * between two calls is one number for each title.
 *
 * @throws {RangeError} when merging, if there are more than 32 lists, if a list is longer than places can count, or if a
 * title does not exist.
 */
export function poolOf(titles: number, limit: number): (lists: readonly FoundBy[]) => Pool {
	const memberOf = new Int32Array(titles); // (V): 1 + the place in the pool, 0 between two calls
	return (lists) => {
		requireMergeable(lists, titles);
		const order = memberOrder(lists, limit, memberOf);
		const size = order.length;
		const pool: Pool = {
			sources: lists.map(({ source }) => source),
			indices: Int32Array.from(order),
			finders: new Uint32Array(size),
			bestPlaces: new Uint16Array(size).fill(notFound),
			places: new Uint16Array(size * lists.length).fill(notFound),
			propensities: new Float32Array(size),
		};
		for (const [source, list] of lists.entries()) enter(pool, source, list.titles, memberOf);
		for (const index of order) memberOf[index] = 0;
		return pool;
	};
}

/** Who found a title of the pool, in the order of the sources. */
export function findersOf({ sources, finders, places }: Pool, member: number): readonly Finder[] {
	const found: Finder[] = [];
	for (const [f, source] of sources.entries())
		if (((finders[member]! >>> f) & 1) === 1)
			found.push({ source, place: places[member * sources.length + f]! });
	return found;
}

/** Everybody's first, everybody's second, …, each once, until the pool is full. */
function memberOrder(
	lists: readonly FoundBy[],
	limit: number,
	memberOf: Int32Array,
): readonly TitleIndex[] {
	const order: TitleIndex[] = [];
	const longest = Math.max(0, ...lists.map(({ titles }) => titles.indices.length));
	for (let place = 0; place < longest && order.length < limit; place++)
		for (const { titles } of lists) {
			const index = titles.indices[place];
			if (index === undefined || memberOf[index] !== 0 || order.length === limit) continue;
			order.push(index);
			memberOf[index] = order.length;
		}
	return order;
}

/** Writes what one source knows of those in the pool; where it names a title twice, the first place counts. */
function enter(pool: Pool, source: number, found: FoundTitles, memberOf: Int32Array): void {
	const { finders, bestPlaces, places, propensities, sources } = pool;
	const { indices, propensities: chances } = found;
	for (let place = 0; place < indices.length; place++) {
		const member = memberOf[indices[place]!]! - 1;
		if (member === -1 || places[member * sources.length + source] !== notFound) continue;
		finders[member]! |= 1 << source;
		places[member * sources.length + source] = place;
		if (place < bestPlaces[member]!) bestPlaces[member] = place;
		const chance = chances === undefined ? 1 : chances[place]!;
		propensities[member] = 1 - (1 - propensities[member]!) * (1 - chance);
	}
}

function requireMergeable(lists: readonly FoundBy[], titles: number): void {
	if (lists.length > mostSources) throw new RangeError(`${lists.length} of ${mostSources} sources`);
	for (const { source, titles: found } of lists) {
		if (found.indices.length >= notFound)
			throw new RangeError(`${source} found ${found.indices.length} titles`);
		for (const index of found.indices)
			if (!(index >= 0 && index < titles))
				throw new RangeError(`${source} found title ${index} of ${titles}`);
	}
}
