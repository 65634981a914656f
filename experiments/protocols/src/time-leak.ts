import type { Histories } from '@marquee/histories';
import type { Split } from './protocol.ts';

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

/**
 * Guarantees what a split that states `trainedUntilMs` promises: nothing after it is trained on, every question is asked
 * at or after it, and no history holds an event from after its question. A split that promises nothing is let through.
 *
 * @throws {RangeError} with the first event or question that leaks.
 */
export function requireNoLeak({ train, test, validation = [], trainedUntilMs }: Split): void {
	if (trainedUntilMs === undefined) return;
	requireNothingAfter(train, trainedUntilMs);
	for (const { profile, asOfMs } of test)
		if (!(asOfMs >= trainedUntilMs))
			throw new RangeError(
				`profile ${profile} is asked at ${asOfMs}, before training ends at ${trainedUntilMs}`,
			);
	for (const { profile, asOfMs, history } of [...validation, ...test]) {
		const leak = history.happenedAtMs.findIndex((at) => !(at <= asOfMs));
		if (leak >= 0)
			throw new RangeError(
				`profile ${profile}, asked at ${asOfMs}, is shown an event of ${history.happenedAtMs[leak]}`,
			);
	}
}
