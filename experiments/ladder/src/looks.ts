/**
 * After how many members a running experiment is looked at: at first, then each time a twentieth more have come, and at the
 * end. Readings that are always valid may be taken at any of them.
 *
 * @throws {RangeError} unless the first look is at one member at least.
 */
export function* looksUntil(
	members: number,
	{ first }: { readonly first: number },
): Generator<number> {
	if (!(first >= 1)) throw new RangeError(`a first look at ${first} members`);
	let look = first;
	while (look < members) {
		yield look;
		look = Math.max(look + 1, Math.floor(look * growth));
	}
	if (members >= first) yield members;
}

/** Fine enough that a decision is found within a twentieth of its moment. */
const growth = 1.05;
