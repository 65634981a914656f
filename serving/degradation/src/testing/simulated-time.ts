import type { Stopwatch } from '@marquee/pipeline';
import { type Clock, type EpochMs, epochMs } from '@marquee/units';

/** Time that passes when it is told to: what falls due on the way rings at its moment, and what follows from it runs. */
export interface SimulatedTime {
	readonly stopwatch: Stopwatch;
	readonly clock: Clock;
	/** Resolves after so many simulated milliseconds. */
	readonly sleep: (ms: number) => Promise<void>;
	readonly pass: (ms: number) => Promise<void>;
	/** Alarms that are set and have not rung. */
	readonly pending: () => number;
}

export function simulatedTime(startedAt: EpochMs = epochMs(1_377_950_400_000)): SimulatedTime {
	let nowMs = 0;
	const alarms = new Set<{ readonly dueMs: number; readonly ring: () => void }>();
	const after = (ms: number, ring: () => void) => {
		const alarm = { dueMs: nowMs + ms, ring };
		alarms.add(alarm);
		return () => void alarms.delete(alarm);
	};
	/** All that is ready to run has run. */
	const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
	return {
		stopwatch: { elapsedMs: () => nowMs, after },
		clock: { now: () => (startedAt + Math.floor(nowMs)) as EpochMs },
		sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
		pass: async (ms) => {
			const untilMs = nowMs + ms;
			await settled();
			for (;;) {
				const next = [...alarms].reduce<{ dueMs: number; ring: () => void } | undefined>(
					(first, one) => (first === undefined || one.dueMs < first.dueMs ? one : first),
					undefined,
				);
				if (next === undefined || next.dueMs > untilMs) break;
				alarms.delete(next);
				nowMs = next.dueMs;
				next.ring();
				await settled();
			}
			nowMs = untilMs;
		},
		pending: () => alarms.size,
	};
}
