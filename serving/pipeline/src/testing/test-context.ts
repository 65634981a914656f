import { epochMs, seededRandom } from '@marquee/units';
import type { Context } from '../context.ts';
import { manualStopwatch } from './manual-stopwatch.ts';

/** A context whose time stands still, with everything that was reported to it. */
export function testContext(changes: Partial<Context> = {}): Context & {
	readonly reports: readonly { readonly stage: string; readonly cause: unknown }[];
} {
	const reports: { stage: string; cause: unknown }[] = [];
	return {
		now: epochMs(1_700_000_000_000),
		random: seededRandom(1),
		stopwatch: manualStopwatch(),
		signal: new AbortController().signal,
		report: (stage, cause) => reports.push({ stage, cause }),
		reports,
		...changes,
	};
}
