/** Columns under their titles, as wide as they must be; numbers stand at the right. */
export function table(
	head: readonly string[],
	rows: readonly (readonly string[])[],
): readonly string[] {
	const widths = head.map((title, at) =>
		Math.max(title.length, ...rows.map((row) => row[at]!.length)),
	);
	const isNumber = head.map((_, at) => rows.every((row) => /^[-+−–\d]/.test(row[at]!)));
	return [head, ...rows].map((row) =>
		row
			.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
			.join('  ')
			.trimEnd(),
	);
}

/** 12,345 */
export const count = (n: number): string => n.toLocaleString('en');

/** Four digits that count; – for what is open. */
export const figure = (value: number | null): string =>
	value === null ? '–' : Number(value.toPrecision(4)).toString();

/** +4.21 % */
export const percent = (share: number): string =>
	`${share > 0 ? '+' : ''}${(100 * share).toFixed(2)} %`;

/** 4.21 % */
export const part = (share: number): string => `${Number((100 * share).toFixed(2))} %`;
