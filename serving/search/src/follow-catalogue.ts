import type { Catalogue } from '@marquee/catalogue';
import type { NamedEntity, NameSearch } from '@marquee/names';
import { entitiesOf, type NamingParts } from './entities-of.ts';

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
 * Keeps a name search as the catalogue is: only differences to what was followed before are written, so that a new title is found as
 * soon as the search has taken one entity in. What was in the search before the first call is left as it is, unless it is put anew.
 */
export function followCatalogue(names: NameSearch): FollowedCatalogue {
	const known = new Map<string, string>();
	let before: Promise<unknown> = Promise.resolve();

	const write = async (catalogue: Catalogue, parts?: NamingParts): Promise<NamesChanged> => {
		const entities = entitiesOf(catalogue, parts);
		const present = new Set(entities.map(({ entityId }) => entityId));
		const gone = [...known.keys()].filter((entityId) => !present.has(entityId));
		const changed = entities.filter((entity) => known.get(entity.entityId) !== contentOf(entity));
		if (gone.length > 0) await names.remove(gone);
		for (const entityId of gone) known.delete(entityId);
		for (let from = 0; from < changed.length; from += atOnce) {
			const some = changed.slice(from, from + atOnce);
			await names.put(some);
			for (const entity of some) known.set(entity.entityId, contentOf(entity));
		}
		return { put: changed.length, removed: gone.length };
	};
	return {
		follow: (catalogue, parts) => {
			const written = before.then(() => write(catalogue, parts));
			before = written.catch(() => undefined); // told to whoever asked; the next one begins from what is known
			return written;
		},
	};
}

const contentOf = ({ names, weight }: NamedEntity): string => JSON.stringify([names, weight]);
