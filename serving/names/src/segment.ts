import { type NamedEntity, type NamedKind, namedKinds, type WrittenName } from './name-search.ts';
import { bytesOf, isTextAt, type Texts, textAt } from './texts.ts';

/** Whether a form is how the name of another script is read or spelled out: words are parted as one likes there. */
export const readings = { none: 0, romaji: 1, other: 2 } as const;

/**
 * Entities, their names, the forms of these and the postings of the forms, in flat arrays.
 *
 * Entities stand by weight, the heaviest first, then those with the shorter main name, then by identifier; names and forms
 * stand in the order of their entities. So the front of every list of postings holds the best known.
 */
export interface SegmentColumns {
	readonly ids: Texts;
	/** Of each entity: its place in `namedKinds`. */
	readonly kinds: Uint8Array;
	readonly weights: Float64Array;
	/** Where the names and the forms of each entity end. */
	readonly nameEnds: Uint32Array;
	readonly formEnds: Uint32Array;
	readonly names: Texts;
	/** Of each name: its place in `locales`, the first of which is none. */
	readonly nameLocales: Uint16Array;
	readonly locales: readonly string[];
	readonly formEntities: Uint32Array;
	readonly formNames: Uint32Array;
	readonly formCosts: Float32Array;
	/** Of each form: one of `readings`. */
	readonly formReadings: Uint8Array;
	/** Where the signs of each form end, spaces included. */
	readonly signEnds: Uint32Array;
	readonly signs: Uint16Array;
	/** Ascending. */
	readonly gramKeys: Float64Array;
	/** Where the postings of each gram end. */
	readonly gramEnds: Uint32Array;
	/** Forms, ascending within a gram. */
	readonly postings: Uint32Array;
}

/** A part of an index that never changes, but for entities that are no longer in it. */
export class Segment {
	readonly columns: SegmentColumns;
	/** 1 for each entity that was taken out or replaced. */
	readonly removed: Uint8Array;
	removedCount = 0;
	/** One bit for each kind of which it has, or had, entities, at its place in `namedKinds`. */
	readonly kindBits: number;
	/** Open addressing from hashes of identifiers: the entity and one more, 0 where nobody stands. */
	readonly #places: Uint32Array;

	constructor(columns: SegmentColumns, removed: Uint8Array = new Uint8Array(columns.kinds.length)) {
		this.columns = columns;
		this.removed = removed;
		for (const one of removed) this.removedCount += one;
		this.kindBits = columns.kinds.reduce((bits, kind) => bits | (1 << kind), 0);
		this.#places = placesOf(columns.ids);
	}

	get entityCount(): number {
		return this.columns.kinds.length;
	}

	get formCount(): number {
		return this.columns.formEntities.length;
	}

	/** Entities that are still in. */
	get size(): number {
		return this.entityCount - this.removedCount;
	}

	/** Where the postings of a key stand: its rank among the keys, −1 for none. */
	gram(key: number): number {
		const { gramKeys } = this.columns;
		let low = 0;
		let high = gramKeys.length - 1;
		while (low <= high) {
			const middle = (low + high) >>> 1;
			const found = gramKeys[middle]!;
			if (found === key) return middle;
			if (found < key) low = middle + 1;
			else high = middle - 1;
		}
		return -1;
	}

	postingsFrom(gram: number): number {
		return gram === 0 ? 0 : this.columns.gramEnds[gram - 1]!;
	}

	postingsTo(gram: number): number {
		return this.columns.gramEnds[gram]!;
	}

	/** Takes an entity out; whether it was in. */
	remove(entityId: string): boolean {
		const entity = this.#find(entityId);
		if (entity === -1) return false;
		this.removed[entity] = 1;
		this.removedCount++;
		return true;
	}

	/** Whether the entity is in, of this kind and weight, and under these names in this order. */
	holds({ entityId, kind, weight, names }: NamedEntity): boolean {
		const entity = this.#find(entityId);
		if (entity === -1) return false;
		const { nameEnds, weights } = this.columns;
		const from = entity === 0 ? 0 : nameEnds[entity - 1]!;
		return (
			weights[entity] === weight &&
			this.kindOf(entity) === kind &&
			nameEnds[entity]! - from === names.length &&
			names.every((name, i) => this.#isName(from + i, name))
		);
	}

	/** The identifiers of those that are in. */
	*ids(): Generator<string> {
		for (let entity = 0; entity < this.entityCount; entity++)
			if (this.removed[entity] === 0) yield this.idOf(entity);
	}

	/** Where the entity stands, −1 if it is not in. */
	#find(entityId: string): number {
		const places = this.#places;
		const mask = places.length - 1;
		const wanted = bytesOf(entityId);
		for (let at = hashOf(wanted) & mask; places[at] !== 0; at = (at + 1) & mask) {
			const entity = places[at]! - 1;
			if (isTextAt(this.columns.ids, entity, wanted))
				return this.removed[entity] === 1 ? -1 : entity;
		}
		return -1;
	}

	#isName(at: number, { text, locale = '' }: WrittenName): boolean {
		const { names, nameLocales, locales } = this.columns;
		return (locales[nameLocales[at]!] ?? '') === locale && isTextAt(names, at, bytesOf(text));
	}

	idOf(entity: number): string {
		return textAt(this.columns.ids, entity);
	}

	kindOf(entity: number): NamedKind {
		return namedKinds[this.columns.kinds[entity]!]!;
	}

	nameAt(name: number): WrittenName {
		const { names, nameLocales, locales } = this.columns;
		const text = textAt(names, name);
		const locale = nameLocales[name]!;
		return locale === 0 ? { text } : { text, locale: locales[locale]! };
	}

	/** The entity as it was put. */
	entityAt(entity: number): NamedEntity {
		const { nameEnds, weights } = this.columns;
		const from = entity === 0 ? 0 : nameEnds[entity - 1]!;
		const names = Array.from({ length: nameEnds[entity]! - from }, (_, i) => this.nameAt(from + i));
		return {
			entityId: this.idOf(entity),
			kind: this.kindOf(entity),
			names,
			weight: weights[entity]!,
		};
	}
}

function placesOf(ids: Texts): Uint32Array {
	const count = ids.ends.length;
	const places = new Uint32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
	const mask = places.length - 1;
	for (let entity = 0; entity < count; entity++) {
		let at = hashOf(ids.bytes, entity === 0 ? 0 : ids.ends[entity - 1]!, ids.ends[entity]!) & mask;
		while (places[at] !== 0) at = (at + 1) & mask;
		places[at] = entity + 1;
	}
	return places;
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from = 0, to = bytes.length): number {
	let hash = 0x811c9dc5 | 0;
	for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
	return hash ^ (hash >>> 15);
}
