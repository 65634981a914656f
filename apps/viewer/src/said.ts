import { Failure } from '@marquee/units';

/** A problem as a person reads it. */
export interface Said {
	readonly what: string;
	readonly remedy: string;
	readonly code: string;
}

/** Whatever went wrong, in words; a mistake of our own is not dressed up as the viewer's. */
export function said(error: unknown): Said {
	if (error instanceof Failure) return { what: error.what, remedy: error.remedy, code: error.code };
	const what = error instanceof Error ? error.message : String(error);
	return {
		what: `Something in this app went wrong: ${what}`,
		remedy: 'Reload the page.',
		code: 'viewer-mistake',
	};
}
