/** Which profiles had the same day. */
export interface Company {
	/** How many profiles have this pattern. */
	readonly size: (pattern: number) => number;
	/** The profiles with this pattern. */
	readonly of: (pattern: number) => Iterable<number>;
	readonly join: (pattern: number, profile: number) => void;
	readonly leave: (pattern: number, profile: number) => void;
}

/** Nobody yet. Nearly every pattern is of one profile only, which is kept as a number and not as a set. */
export function emptyCompany(): Company {
	const members = new Map<number, number | Set<number>>();
	const of = (pattern: number): Iterable<number> => {
		const known = members.get(pattern);
		if (known === undefined) return [];
		return typeof known === 'number' ? [known] : known;
	};
	return {
		of,
		size: (pattern) => {
			const known = members.get(pattern);
			if (known === undefined) return 0;
			return typeof known === 'number' ? 1 : known.size;
		},
		join: (pattern, profile) => {
			const known = members.get(pattern);
			if (known === undefined) members.set(pattern, profile);
			else if (typeof known === 'number') members.set(pattern, new Set([known, profile]));
			else known.add(profile);
		},
		leave: (pattern, profile) => {
			const known = members.get(pattern);
			if (known instanceof Set) {
				known.delete(profile); // in place: a crowd that moves on one by one costs no more than anybody
				if (known.size === 1) members.set(pattern, [...known][0]!);
			} else if (known === profile) members.delete(pattern);
		},
	};
}
