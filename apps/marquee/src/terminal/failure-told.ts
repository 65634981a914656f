import { Failure } from '@marquee/units';

/** How a command ended: as asked, with an honest failure, or because it was asked wrongly. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/**
 * A failure as a person reads it: what was wrong, where, and what to do; never a stack, unless it is our own mistake.
 */
export function told(error: unknown): string {
	if (error instanceof Failure) {
		const where = error.where === undefined ? '' : `\n  where: ${error.where}`;
		return `${error.code}: ${error.what}${where}\n  do: ${error.remedy}`;
	}
	if (error instanceof Error) return `internal: ${error.stack ?? error.message}`;
	return `internal: ${String(error)}`;
}
