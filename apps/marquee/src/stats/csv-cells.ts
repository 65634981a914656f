/**
 * The cells of one line of CSV, quotes taken off.
 *
 * @paper RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files.
 */
export function cellsOf(row: string, separator: string): string[] {
	if (!row.includes('"')) return row.split(separator);
	const cells: string[] = [];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < row.length; at++) {
		const letter = row[at]!;
		if (quoted && letter === '"' && row[at + 1] === '"') cell += row[++at];
		else if (letter === '"') quoted = !quoted;
		else if (letter === separator && !quoted) {
			cells.push(cell);
			cell = '';
		} else cell += letter;
	}
	return [...cells, cell];
}
