import type { Stopwatch } from '../context.ts';

/** A stopwatch that stands still until it is moved, and rings what falls due on the way. */
export function manualStopwatch(): Stopwatch & { readonly advance: (byMs: number) => void } {
	let nowMs = 0;
	const alarms = new Set<{ readonly dueMs: number; readonly ring: () => void }>();
	return {
		elapsedMs: () => nowMs,
		after: (milliseconds, ring) => {
			const alarm = { dueMs: nowMs + milliseconds, ring };
			alarms.add(alarm);
			return () => alarms.delete(alarm);
		},
		advance: (byMs) => {
			nowMs += byMs;
			for (const alarm of [...alarms].sort((a, b) => a.dueMs - b.dueMs)) {
				if (alarm.dueMs > nowMs || !alarms.delete(alarm)) continue;
				alarm.ring();
			}
		},
	};
}
