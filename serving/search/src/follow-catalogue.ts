import { setImmediate as turn } from 'node:timers/promises';
import type { Catalogue } from '@marquee/catalogue';
import type { GramIndex, NamedEntity, NameSearch } from '@marquee/names';
import { entitiesInSteps, type NamingParts } from './entities-of.ts';

/** What a change of the catalogue did to the names. */
export interface NamesChanged {
	readonly put: number;
	readonly removed: number;
}

/** Names that are kept as a catalogue has them. */
export interface FollowedCatalogue {
	/** Brings the names up to date: puts what is new or otherwise, removes what is gone. Calls take effect in their order. */
	readonly follow: (catalogue: Catalogue, parts?: NamingParts) => Promise<NamesChanged>;
}

/** So many entities are put at once: in between a query gets its turn. */
const atOnce = 2_000;

/**
 * Keeps a name search as the catalogue is: only differences are written, so that a new title is found as soon as the search has taken
 * one entity in.
 *
 * An index in this process is asked what it holds, so what it held before the first call is compared too. Of another engine it is
 * remembered what was written; what was there before is left as it is, unless it is put anew.
 */
export function followCatalogue(names: NameSearch, index?: GramIndex): FollowedCatalogue {
	const known = index === undefined ? written() : heldBy(index);
	let before: Promise<unknown> = Promise.resolve();

	const write = async (catalogue: Catalogue, parts?: NamingParts): Promise<NamesChanged> => {
		const { entities, changed } = await differing(catalogue, known, parts);
		// An index that is empty is built once, and not merged from hundreds of small ones.
		const step = index?.size === 0 ? Math.max(1, changed.length) : atOnce;
		for (let from = 0; from < changed.length; from += step) {
			const some = changed.slice(from, from + step);
			await names.put(some);
			known.put(some);
		}
		const gone = known.size() === entities ? [] : await notIn(catalogue, known.ids(), parts);
		if (gone.length > 0) await names.remove(gone);
		known.remove(gone);
		return { put: changed.length, removed: gone.length };
	};
	return {
		follow: (catalogue, parts) => {
			const done = before.then(() => write(catalogue, parts));
			before = done.catch(() => undefined); // told to whoever asked; the next one begins from what is known
			return done;
		},
	};
}

/** What a name search has, as far as is known. */
interface Known {
	readonly size: () => number;
	readonly holds: (entity: NamedEntity) => boolean;
	readonly ids: () => Iterable<string>;
	readonly put: (entities: readonly NamedEntity[]) => void;
	readonly remove: (entityIds: readonly string[]) => void;
}

const heldBy = (index: GramIndex): Known => ({
	size: () => index.size,
	holds: index.holds,
	ids: index.ids,
	put: () => {}, // it knows by itself
	remove: () => {},
});

function written(): Known {
	const contents = new Map<string, string>();
	return {
		size: () => contents.size,
		holds: (entity) => contents.get(entity.entityId) === contentOf(entity),
		ids: () => contents.keys(),
		put: (entities) => {
			for (const entity of entities) contents.set(entity.entityId, contentOf(entity));
		},
		remove: (entityIds) => {
			for (const entityId of entityIds) contents.delete(entityId);
		},
	};
}

/** How many entities the catalogue has, and those of them that are not known just so. */
async function differing(catalogue: Catalogue, { holds }: Known, parts?: NamingParts) {
	let entities = 0;
	const changed: NamedEntity[] = [];
	for (const some of entitiesInSteps(catalogue, parts)) {
		entities += some.length;
		for (const entity of some) if (!holds(entity)) changed.push(entity);
		await turn();
	}
	return { entities, changed };
}

async function notIn(
	catalogue: Catalogue,
	ids: Iterable<string>,
	parts?: NamingParts,
): Promise<readonly string[]> {
	const present = new Set<string>();
	for (const some of entitiesInSteps(catalogue, parts)) {
		for (const { entityId } of some) present.add(entityId);
		await turn();
	}
	return [...ids].filter((entityId) => !present.has(entityId));
}

const contentOf = ({ names, weight }: NamedEntity): string => JSON.stringify([names, weight]);
