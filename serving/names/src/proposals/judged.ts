import type { NamedEntity, NameMatch, NameQuery, NameSearch } from '../name-search.ts';

/** How many entities a store proposes for a query that wants so many: enough that the best are among them. */
export const proposalsFor = (limit: number): number => Math.max(40, 2 * limit);

/** What a store proposed, in the order of the judge: an empty index of another engine. */
export async function judged(
	judge: () => NameSearch,
	proposed: readonly NamedEntity[],
	query: NameQuery,
): Promise<readonly NameMatch[]> {
	const bench = judge();
	try {
		await bench.put(proposed);
		return await bench.search(query);
	} finally {
		await bench.close();
	}
}

/** JSON that stores can take: they know neither NUL nor half a surrogate pair. */
export const storable = (value: unknown): string =>
	JSON.stringify(value, (_, one) =>
		typeof one === 'string' ? one.replaceAll('\0', '').toWellFormed() : one,
	);

/** Of several with one identifier the last, in the order of identifiers: two that write the same never wait for each other in a ring. */
export const newestOf = (entities: readonly NamedEntity[]): readonly NamedEntity[] =>
	[...new Map(entities.map((one) => [one.entityId, one])).values()].sort((one, other) =>
		one.entityId < other.entityId ? -1 : 1,
	);
