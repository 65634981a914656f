import type { NamedEntity } from './name-search.ts';
import type { Segment } from './segment.ts';

/** Entities as they stand in a segment: by weight, the heaviest first, then the shorter main name, then identifier. */
export function inOrder(entities: readonly NamedEntity[]): readonly NamedEntity[] {
	return entities.toSorted(
		(a, b) =>
			b.weight - a.weight ||
			(a.names[0]?.text.length ?? 0) - (b.names[0]?.text.length ?? 0) ||
			(a.entityId < b.entityId ? -1 : 1),
	);
}

/** All entities of several segments that are still in, as they stand in one. */
export function* mergedInOrder(
	segments: readonly Segment[],
): Generator<{ readonly segment: Segment; readonly entity: number }> {
	const cursors = segments.map((segment) => new Cursor(segment));
	for (;;) {
		let first: Cursor | undefined;
		for (const cursor of cursors)
			if (!cursor.isDone && (first === undefined || cursor.isBefore(first))) first = cursor;
		if (first === undefined) return;
		yield { segment: first.segment, entity: first.entity };
		first.advance();
	}
}

class Cursor {
	readonly segment: Segment;
	entity = -1;
	#weight = 0;
	#nameLength = 0;
	#id = '';

	constructor(segment: Segment) {
		this.segment = segment;
		this.advance();
	}

	get isDone(): boolean {
		return this.entity >= this.segment.entityCount;
	}

	advance(): void {
		do this.entity++;
		while (!this.isDone && this.segment.removed[this.entity] === 1);
		if (this.isDone) return;
		const { entityId, names, weight } = this.segment.entityAt(this.entity);
		this.#weight = weight;
		this.#nameLength = names[0]?.text.length ?? 0;
		this.#id = entityId;
	}

	isBefore(other: Cursor): boolean {
		if (this.#weight !== other.#weight) return this.#weight > other.#weight;
		if (this.#nameLength !== other.#nameLength) return this.#nameLength < other.#nameLength;
		return this.#id < other.#id;
	}
}
