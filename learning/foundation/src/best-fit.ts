/**
 * Puts things of these lengths into as few rows of `context` steps as best-fit finds, and answers the rows, each by the places of
 * its things in `lengths`.
 *
 * Longest first, each into the fullest row that still has room; of equals the one given first. A row takes `most` at most.
 */
export function bestFit(
	lengths: ArrayLike<number>,
	context: number,
	most = Number.POSITIVE_INFINITY,
): readonly (readonly number[])[] {
	const rows: number[][] = [];
	/** Rows that take another, by how many steps are still free. */
	const withRoom: number[][][] = Array.from({ length: context + 1 }, () => []);
	const longestFirst = Array.from(lengths, (_, at) => at).sort((a, b) => lengths[b]! - lengths[a]!);
	for (const at of longestFirst) {
		const steps = lengths[at]!;
		let room = steps;
		while (room < context && withRoom[room]!.length === 0) room++;
		let row = withRoom[room]!.pop();
		if (row === undefined) {
			row = [];
			rows.push(row);
		}
		row.push(at);
		if (row.length < most) withRoom[room - steps]!.push(row);
	}
	return rows;
}
