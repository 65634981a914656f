import { queryForms } from '@marquee/language';
import { Alphabet } from './alphabet.ts';
import { firstPage } from './best-forms.ts';
import { inOrder, mergedInOrder } from './entity-order.ts';
import { editsAllowed } from './likeness.ts';
import {
	byStanding,
	type NamedEntity,
	type NameMatch,
	type NameQuery,
	type NameSearch,
} from './name-search.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import { SegmentSearch } from './segment-search.ts';
import { validated } from './validated.ts';

/** Segments of about a size that are merged into one. */
const mergedAtOnce = 4;
/** The step from one size to the next. */
const tierRatio = 4;
/** Entities that are added in one slice of building: some milliseconds. */
const entitiesASlice = 200;

/** A name index that keeps itself in few segments, and can be saved. */
export interface GramIndex extends NameSearch {
	/** Resolves when no merge is due or under way. */
	maintain(): Promise<void>;
	/** Whether the entity is in just so: of this kind and weight, under these names in this order. */
	holds(entity: NamedEntity): boolean;
	/** The identifiers of all that are in, in no order. */
	ids(): Iterable<string>;
	/** The segments of this moment, and the alphabet that they are written in. */
	contents(): { readonly alphabet: Alphabet; readonly segments: readonly Segment[] };
}

/** A segment on the way: what is put or removed meanwhile is newer than what it will hold. */
interface Underway {
	readonly overtaken: Set<string>;
	/** It holds what stood in segments, and not what was put by the one who waits for it. */
	readonly merges: boolean;
}

/**
 * Finds names by character grams and edit distance, in any script, without guessing a language.
 *
 * What is put stands in a segment of its own, at once for few entities; many are built in slices of some milliseconds,
 * between which searches are answered. Segments of about one size are merged in the background in the same slices; their
 * old versions answer meanwhile.
 */
export function gramIndex(from?: ReturnType<GramIndex['contents']>): GramIndex {
	const alphabet = from?.alphabet ?? new Alphabet();
	const search = new SegmentSearch(alphabet);
	let segments: readonly Segment[] = from?.segments ?? [];
	const underway = new Set<Underway>();
	let merging: Promise<void> | undefined;
	let isClosed = false;

	/** What is on the way, all of it or merges alone, holds an older version of these. */
	const overtake = (entityIds: readonly string[], mergesAlone = false): void => {
		for (const { overtaken, merges } of underway)
			if (merges || !mergesAlone) for (const id of entityIds) overtaken.add(id);
	};

	/** From all segments, and from those that merges make of them. */
	const takeOut = (entityIds: readonly string[]): void => {
		overtake(entityIds, true);
		for (const id of entityIds) for (const segment of segments) if (segment.remove(id)) break;
		segments = segments.filter((segment) => segment.size > 0);
	};

	/** Builds a segment in slices; what was overtaken on the way is not in it. */
	const built = async (
		work: Generator<void, Segment>,
		merges: boolean,
		publish: (segment: Segment, overtaken: ReadonlySet<string>) => void,
	): Promise<void> => {
		const self: Underway = { overtaken: new Set(), merges };
		underway.add(self);
		try {
			let slice = work.next();
			for (; !slice.done; slice = work.next()) {
				await new Promise(setImmediate);
				if (isClosed) return;
			}
			for (const id of self.overtaken) slice.value.remove(id);
			publish(slice.value, self.overtaken);
		} finally {
			underway.delete(self);
		}
	};

	const mergeWhileDue = async (): Promise<void> => {
		for (let due = dueMerge(segments); due.length > 0 && !isClosed; due = dueMerge(segments))
			await built(merged(due, alphabet), true, (segment) => {
				const others = segments.filter((other) => !due.includes(other));
				segments = segment.size > 0 ? [...others, segment] : others;
			});
	};

	const mergeInBackground = (): Promise<void> => {
		merging ??= mergeWhileDue().finally(() => {
			merging = undefined;
		});
		return merging;
	};

	return {
		get size() {
			return segments.reduce((sum, segment) => sum + segment.size, 0);
		},

		async put(entities) {
			const newest = new Map(entities.map((entity) => [validated(entity).entityId, entity]));
			if (newest.size === 0) return;
			overtake([...newest.keys()]);
			await built(freshSegment([...newest.values()], alphabet), false, (segment, overtaken) => {
				takeOut([...newest.keys()].filter((id) => !overtaken.has(id)));
				if (segment.size > 0) segments = [...segments, segment];
			});
			void mergeInBackground();
		},

		async remove(entityIds) {
			overtake(entityIds);
			takeOut(entityIds);
		},

		async search(query) {
			return found(search, segments, query);
		},

		async maintain() {
			while (merging !== undefined || dueMerge(segments).length > 0) await mergeInBackground();
		},

		async close() {
			isClosed = true;
			await merging;
			segments = [];
		},

		holds: (entity) => segments.some((segment) => segment.holds(entity)),
		*ids() {
			for (const segment of segments) yield* segment.ids();
		},
		contents: () => ({ alphabet, segments }),
	};
}

function* freshSegment(entities: NamedEntity[], alphabet: Alphabet): Generator<void, Segment> {
	const builder = new SegmentBuilder(alphabet);
	for (const [at, entity] of inOrder(entities).entries()) {
		builder.add(entity);
		if (at % entitiesASlice === entitiesASlice - 1) yield;
	}
	return yield* builder.finished();
}

function* merged(due: readonly Segment[], alphabet: Alphabet): Generator<void, Segment> {
	const builder = new SegmentBuilder(alphabet);
	let added = 0;
	for (const { segment, entity } of mergedInOrder(due)) {
		builder.addFrom(segment, entity);
		if (++added % entitiesASlice === 0) yield;
	}
	return yield* builder.finished();
}

/** The segments that should become one: too many of a size, or one that is mostly removed. */
function dueMerge(segments: readonly Segment[]): readonly Segment[] {
	const emptied = segments.find(({ removedCount, size }) => removedCount > size);
	if (emptied !== undefined) return [emptied];
	const tiers = Map.groupBy(segments, ({ size }) =>
		Math.floor(Math.log(size) / Math.log(tierRatio)),
	);
	return [...tiers.values()].find((tier) => tier.length >= mergedAtOnce) ?? [];
}

function found(
	search: SegmentSearch,
	segments: readonly Segment[],
	{ text, locale, limit, kinds }: NameQuery,
): readonly NameMatch[] {
	if (!Number.isSafeInteger(limit) || limit < 1)
		throw new RangeError(`a search is for one match or more, got ${limit}`);
	const forms = queryForms(text.slice(0, 1_000), locale).filter((form) => form.text !== '');
	if (forms.length === 0) return [];
	const matches = segments.flatMap((segment) =>
		search.matches(segment, { text, locale, forms, limit, kinds }),
	);
	return worthShowing(matches.sort(byStanding), [...text].length).slice(0, limit);
}

/**
 * Matches within the edits that a query of so many signs allows; where these are few, also the nearest of the others; and
 * where there are none, whatever is nearest.
 */
function worthShowing(matches: readonly NameMatch[], length: number): readonly NameMatch[] {
	const allowed = editsAllowed(length);
	const within = matches.filter(
		({ edits, bucket, cost }) =>
			bucket !== 'part' && (edits <= allowed || soundsAlike(edits, cost)),
	);
	if (within.length >= firstPage) return within;
	const near = matches.filter(({ edits, cost }) => edits <= length / 2 || soundsAlike(edits, cost));
	return near.length > within.length
		? near.slice(0, firstPage)
		: within.length > 0
			? within
			: matches;
}

/** Only names that sound like what was typed cost less than their edits. */
const soundsAlike = (edits: number, cost: number): boolean => cost < edits;
