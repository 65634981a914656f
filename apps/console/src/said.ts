import { Failure } from '@marquee/units';
import { Declined } from './service.ts';

/** A problem as an engineer reads it. */
export interface Said {
	readonly what: string;
	readonly remedy?: string;
	readonly code?: string;
}

/** Whatever went wrong, in the words of whoever noticed. */
export function said(error: unknown): Said {
	if (error instanceof Declined) return { what: error.message, code: error.problem.code };
	if (error instanceof Failure) return { what: error.what, remedy: error.remedy, code: error.code };
	const what = error instanceof Error ? error.message : String(error);
	return { what: `The console made a mistake: ${what}`, remedy: 'Reload it.' };
}
