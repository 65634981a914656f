import type { FieldProblem } from '@marquee/contracts';

/** Why a row could not be read. */
export type BrokenReason =
	| 'columns' // not as many as there should be
	| 'missing' // a field that must be there is not
	| 'malformed' // a field that cannot be what it should be
	| 'out-of-range' // a value of the right kind that cannot be right
	| 'duplicate' // a title that stood there before
	| 'encoding' // bytes that are no letters
	| 'quoting' // a quote without its end, or in the midst of a field
	| 'not-json';

/** One row that could not be read: where it stands, what was found and what was expected. */
export interface BrokenRow {
	readonly file: string;
	readonly line: number;
	readonly reason: BrokenReason;
	readonly field: string;
	/** Quoted, and cut where it was long. */
	readonly found: string;
	readonly expected: string;
}

/** Thrown while a row is read, caught by whoever reads rows: the first field that is not as it should be. */
export class BrokenField extends Error {
	readonly reason: BrokenReason;
	readonly field: string;
	readonly found: string;
	readonly expected: string;

	constructor(
		reason: BrokenReason,
		{ field, found, expected }: Omit<BrokenRow, 'file' | 'line' | 'reason'>,
	) {
		super(`${field} is ${found}, expected ${expected}`);
		this.reason = reason;
		this.field = field;
		this.found = found;
		this.expected = expected;
	}
}

/** A field that is broken, with the text that was found in it. */
export const brokenField = (
	reason: BrokenReason,
	field: string,
	text: string | undefined,
	expected: string,
): BrokenField => new BrokenField(reason, { field, found: quoted(text), expected });

/** The contract's answer about a field as a broken row's. */
export function brokenBy({ at, found, expected }: FieldProblem): BrokenField {
	const reason = found === 'nothing' ? 'missing' : 'malformed';
	return new BrokenField(reason, {
		field: at.slice(1).replaceAll('/', '.') || 'row',
		found,
		expected,
	});
}

function quoted(text: string | undefined): string {
	if (text === undefined) return 'nothing';
	return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`);
}
