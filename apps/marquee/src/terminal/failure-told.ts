import { Failure } from '@marquee/units';
import { CommanderError } from 'commander';

/** How a command ended: as asked, with an honest failure, or because it was asked wrongly. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Failures that lie in the command line alone, whatever the state: wrong usage, though told by their code. */
const ofUsage = new Set([
	'identifier-malformed',
	'metric-sampled',
	'metric-unknown',
	'model-unknown',
	'protocol-unknown',
]);

/** The exit code of a command that ended with this error; asking for help ends one too. */
export function exitCodeOf(error: unknown): number {
	if (error instanceof CommanderError)
		return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
	return error instanceof Failure && ofUsage.has(error.code) ? exitCodes.usage : exitCodes.failed;
}

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
