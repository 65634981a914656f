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
	readonly found: string;
	readonly expected: string;
}

/** Thrown while a row is read, caught by whoever reads rows: the first field that is not as it should be. */
export class BrokenField extends Error {
	readonly reason: BrokenReason;
	readonly field: string;
	readonly found: string;
	readonly expected: string;

	constructor(reason: BrokenReason, field: string, found: string | undefined, expected: string) {
		super(`${field} is ${found ?? 'missing'}, expected ${expected}`);
		this.reason = reason;
		this.field = field;
		this.found = quoted(found);
		this.expected = expected;
	}
}

/** The text as it stood, cut where it grows long. */
export function quoted(text: string | undefined): string {
	if (text === undefined) return 'nothing';
	return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`);
}
