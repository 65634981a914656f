/** A moment as a field for date and time holds it, to the second; its clock is read as UTC. */
export const fieldOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 19);

/** The moment that such a field names; `undefined` where it names none. */
export function epochMsOf(field: string): number | undefined {
	const epochMs = Date.parse(`${field}Z`);
	return Number.isNaN(epochMs) ? undefined : epochMs;
}
