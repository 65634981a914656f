import type { ReportedMetric } from './report.ts';

/** Rows of cells as lines of a table: the first column to the left, numbers to the right. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length)),
	);
	return rows.map((row) =>
		row
			.map((cell, column) =>
				column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
			)
			.join('  ')
			.trimEnd(),
	);
}

/** The value with half the width of its interval; the report has both ends. */
export function withMargin({ value, low, high }: ReportedMetric): string {
	if (low === null || high === null) return value.toFixed(4);
	return `${value.toFixed(4)} ±${((high - low) / 2).toFixed(4)}`;
}
