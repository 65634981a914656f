/** Counts by name; a name that was never counted has no entry. */
export interface Tally {
	readonly add: (name: string) => void;
	readonly counts: () => Readonly<Record<string, number>>;
}

/** Counts that begin with none. */
export function tally(): Tally {
	const counts = new Map<string, number>();
	return {
		add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
		counts: () => Object.fromEntries(counts),
	};
}
