import type { SideEffect } from '@marquee/pipeline';
import type { PageTrace } from './trace.ts';

/** Where it is kept what was shown and why. */
export interface SlateLog {
	readonly append: (trace: PageTrace) => Promise<void> | void;
}

/** Records what the page decided, after it has been answered. */
export const recordSlate = <Query, Known extends { readonly id: string }>(
	log: SlateLog,
	trace: (...args: Parameters<SideEffect<Query, Known>['record']>) => PageTrace,
): SideEffect<Query, Known> => ({
	name: 'record-slate',
	record: (query, outcome, context) => log.append(trace(query, outcome, context)),
});
