import { Failure } from '@marquee/units';
import { Declined } from './service.ts';

/** A problem as an engineer reads it. */
export interface Said {
	readonly what: string;
	readonly remedy?: string;
	readonly code?: string;
	/** What was wrong with which field. */
	readonly fields?: readonly string[];
}

/** Whatever went wrong, in the words of whoever noticed. */
export function said(error: unknown): Said {
	if (error instanceof Declined) {
		const { code, problems = [] } = error.problem;
		const fields = problems.map(
			({ at, expected, found }) => `${at}: expected ${expected}, found ${found}`,
		);
		return { what: error.message, code, ...(fields.length > 0 && { fields }) };
	}
	if (error instanceof Failure) return { what: error.what, remedy: error.remedy, code: error.code };
	const what = error instanceof Error ? error.message : String(error);
	return { what: `The console made a mistake: ${what}`, remedy: 'Reload it.' };
}
