import type { EpochMs } from '@marquee/units';
import { brokenField } from './broken-row.ts';

/** The row's fields, split at the separator; refuses letters that are none and the wrong number of columns. */
export function cellsOf(
	text: string,
	separator: string,
	columns: readonly string[],
): readonly string[] {
	const cells = lettersOf(text).split(separator);
	requireColumns(cells, columns);
	return cells;
}

/** Refuses a row that has not exactly these columns. */
export function requireColumns(cells: readonly string[], columns: readonly string[]): void {
	if (cells.length === columns.length) return;
	throw brokenField(
		'columns',
		'row',
		cells.join(' ⏐ '),
		`${columns.length} columns (${columns.join(', ')}), found ${cells.length}`,
	);
}

/** The text, unless some of its bytes were no letters of its encoding. */
export function lettersOf(text: string): string {
	if (text.includes('\ufffd')) throw brokenField('encoding', 'row', text, 'UTF-8 text');
	return text;
}

/** A whole number that is not negative, as data sets number people and films. */
export function whole(text: string | undefined, field: string): number {
	const trimmed = required(text, field);
	if (!/^\d{1,15}$/.test(trimmed)) throw brokenField('malformed', field, text, 'a whole number');
	return Number(trimmed);
}

/** A number from `least` to `most`. */
export function numberWithin(
	text: string | undefined,
	field: string,
	[least, most]: readonly [number, number],
): number {
	const trimmed = required(text, field);
	if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed))
		throw brokenField('malformed', field, text, 'a number');
	const value = Number(trimmed);
	if (value >= least && value <= most) return value;
	throw brokenField('out-of-range', field, text, `a number from ${least} to ${most}`);
}

/** The text, which must hold something. */
export function required(text: string | undefined, field: string): string {
	const trimmed = text?.trim();
	if (trimmed) return trimmed;
	throw brokenField('missing', field, text, 'a value: this field is required');
}

/** 2200-01-01: nobody has watched anything after it. A later moment is a unit mistaken. */
const latestSeconds = 7_258_118_400;

/** A moment given as seconds since 1970, with or without a fraction. */
export function momentFromSeconds(text: string | undefined, field: string): EpochMs {
	const seconds = numberWithin(text, field, [0, Infinity]);
	if (seconds <= latestSeconds) return Math.round(seconds * 1_000) as EpochMs;
	const expected = 'seconds since 1970, before 2200 (are these milliseconds?)';
	throw brokenField('out-of-range', field, text, expected);
}
