import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop was, in milliseconds: what every request waited before anyone looked at it. */
export interface LoopLag {
	/** Mean over the last full second. */
	readonly recentMs: () => number;
	/** Since measuring began. */
	readonly sinceStart: () => {
		readonly meanMs: number;
		readonly p99Ms: number;
		readonly maxMs: number;
	};
	readonly stop: () => void;
}

const resolutionMs = 10; // a timer this fine costs 0.1 % of a core
const windowMs = 1_000;

/** Measures the lag of this process. Never resets its histogram: a reset forgets the stall that is going on. */
export function measuredLoopLag(): LoopLag {
	const delay = monitorEventLoopDelay({ resolution: resolutionMs });
	delay.enable();
	let before = { samples: 0, sumNs: 0 };
	let recentMs = 0;
	const window = setInterval(() => {
		const now = { samples: delay.count, sumNs: delay.count === 0 ? 0 : delay.mean * delay.count };
		const samples = now.samples - before.samples;
		if (samples > 0) recentMs = lagMs((now.sumNs - before.sumNs) / samples);
		before = now;
	}, windowMs);
	window.unref();
	return {
		recentMs: () => recentMs,
		sinceStart: () => ({
			meanMs: delay.count === 0 ? 0 : lagMs(delay.mean),
			p99Ms: delay.count === 0 ? 0 : lagMs(delay.percentile(99)),
			maxMs: delay.count === 0 ? 0 : lagMs(delay.max),
		}),
		stop: () => {
			clearInterval(window);
			delay.disable();
		},
	};
}

/** The monitor measures from one tick of its timer to the next, so an idle loop shows its resolution. */
const lagMs = (delayNs: number): number => Math.max(0, delayNs / 1e6 - resolutionMs);
