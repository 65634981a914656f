import type { NamedEntity, NameQuery } from '../name-search.ts';

/** What one process asks of the index of another. */
export type Call = { readonly id: number } & (
	| { readonly do: 'put'; readonly entities: readonly NamedEntity[] }
	| { readonly do: 'remove'; readonly entityIds: readonly string[] }
	| { readonly do: 'search'; readonly query: NameQuery }
	| { readonly do: 'size' }
);

/** What comes back, with how many entities are in by then. */
export interface Answer {
	readonly id: number;
	readonly size: number;
	readonly value?: unknown;
	readonly error?: string;
}
