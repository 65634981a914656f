/** The orders in which titles can be browsed. */
export const orders = ['for-you', 'popular', 'newest', 'name'] as const;

/** The order of what is browsed. */
export type Order = (typeof orders)[number];

/** What titles must be to be wanted. */
export interface Filters {
	readonly genre?: string;
	/** Its first year: 1990. */
	readonly decade?: number;
	/** Of the original; BCP 47. */
	readonly language?: string;
}

/** What a viewer has chosen to see of the catalogue. */
export interface Narrowing extends Filters {
	/** Absent: for you. */
	readonly order?: Order;
}

/** Whether anything was chosen. */
export const isNarrowed = (narrowed: Narrowing): boolean => Object.keys(narrowed).length > 0;

/** What an address' query chooses; what it says wrongly is not chosen. */
export function narrowingOf(query: string): Narrowing {
	const said = new URLSearchParams(query);
	const [genre, language] = [said.get('genre'), said.get('language')];
	const decade = Number(said.get('decade') ?? Number.NaN);
	const order = orders.find((each) => each === said.get('order'));
	return {
		...(genre && { genre }),
		...(Number.isInteger(decade) && decade > 1_000 && decade % 10 === 0 && { decade }),
		...(language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && { language }),
		...(order && { order }),
	};
}

/** What an address' query filters by, in no order. */
export function filtersOf(query: string): Filters {
	const { order: _, ...filters } = narrowingOf(query);
	return filters;
}

/** The query that `narrowingOf` reads back, for addresses and for the service. */
export function queryOf({ genre, decade, language, order }: Narrowing): string {
	const query = new URLSearchParams();
	if (genre !== undefined) query.set('genre', genre);
	if (decade !== undefined) query.set('decade', String(decade));
	if (language !== undefined) query.set('language', language);
	if (order !== undefined) query.set('order', order);
	return query.toString();
}

/** A choice of some of these, each made, or taken back with `undefined`. */
export type Choice<Any> = { [Key in keyof Any]: Any[Key] | undefined };

/** The narrowing with one choice made or taken back. */
export function narrowedBy<Any extends Narrowing>(before: Any, choice: Partial<Choice<Any>>): Any {
	const all = Object.entries({ ...before, ...choice });
	return Object.fromEntries(all.filter(([, value]) => value !== undefined)) as unknown as Any;
}
