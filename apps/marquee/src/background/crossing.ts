import { Failure, type FailureDetails } from '@marquee/units';

/** A failure as it crosses from one thread or process to another: in words, without what it came of. */
export interface CrossingFailure {
	readonly code: string;
	readonly details: Omit<FailureDetails, 'cause'>;
}

/** Whatever was thrown as it crosses: what is no failure is `internal`, with the lines that it was thrown from. */
export function crossing(cause: unknown): CrossingFailure {
	if (cause instanceof Failure) {
		const { code, responsible, what, where, remedy } = cause;
		return { code, details: { responsible, what, remedy, ...(where !== undefined && { where }) } };
	}
	const what = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
	const remedy = 'Report this with the lines above.';
	return { code: 'internal', details: { responsible: 'us', what, remedy } };
}

/** The failure on the other side. */
export const crossed = ({ code, details }: CrossingFailure): Failure => new Failure(code, details);
