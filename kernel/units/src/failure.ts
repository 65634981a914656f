/** Who has to act: whoever called, we ourselves, or something we depend on. */
export type Responsible = 'caller' | 'us' | 'dependency';

/** What a failure says: what was wrong, where, and what to do about it. */
export interface FailureDetails {
	readonly responsible: Responsible;
	/** What was wrong, with the value that was found. */
	readonly what: string;
	/** File and line, field, flag or stage. */
	readonly where?: string;
	/** What the reader can do about it. */
	readonly remedy: string;
	readonly cause?: unknown;
}

/**
 * The world's fault, told with a stable code: `code` never changes once published, the sentence may.
 * Every code stands in docs/handbook.md; a test says so.
 */
export class Failure extends Error {
	override readonly name = 'Failure';
	readonly code: string;
	readonly responsible: Responsible;
	readonly what: string;
	readonly where: string | undefined;
	readonly remedy: string;

	constructor(code: string, details: FailureDetails) {
		const where = details.where === undefined ? '' : ` (${details.where})`;
		super(`${code}: ${details.what}${where}. ${details.remedy}`, { cause: details.cause });
		this.code = code;
		this.responsible = details.responsible;
		this.what = details.what;
		this.where = details.where;
		this.remedy = details.remedy;
	}
}
