import type { Histories } from '@marquee/histories';

/**
 * Guarantees that nothing after the moment is in the data: the promise of every split in time.
 *
 * @throws {RangeError} with the first event that leaks.
 */
export function requireNothingAfter(train: Histories, momentMs: number): void {
	const leak = train.endedAtMs.findIndex((at) => !(at <= momentMs));
	if (leak >= 0)
		throw new RangeError(
			`training event ${leak} happened at ${train.endedAtMs[leak]}, after the cut-off ${momentMs}`,
		);
}
