/** What a trace and an answer say of what went wrong. */
export const messageOf = (cause: unknown): string =>
	cause instanceof Error ? cause.message : String(cause);
