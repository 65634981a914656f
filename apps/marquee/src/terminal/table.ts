/** Rows under a head, in columns: text to the left, numbers to the right; the last column as long as it is. */
export function table(
	head: readonly string[],
	rows: readonly (readonly string[])[],
): readonly string[] {
	const last = head.length - 1;
	const widths = head.map((title, at) =>
		Math.max(title.length, ...rows.map((row) => (at === last ? 0 : row[at]!.length))),
	);
	const isNumber = head.map(
		(_, at) => rows.length > 0 && rows.every((row) => numeric.test(row[at]!)),
	);
	return [head, ...rows].map((row) =>
		row
			.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
			.join('  ')
			.trimEnd(),
	);
}

/** What a column of numbers holds, with what stands for none. */
const numeric = /^([-+]?[\d,.]+(e[-+]\d+)?( %)?( ± [\d.]+)?|–)$/;
