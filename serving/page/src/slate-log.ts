import type { Candidate, SideEffect } from '@marquee/pipeline';
import type { RequestId } from '@marquee/units';
import type { PageTrace } from './trace.ts';

/** Where it is kept what was shown and why. */
export interface SlateLog {
	readonly append: (requestId: RequestId, trace: PageTrace) => Promise<void>;
}

/** Records what the page decided, after it has been answered. */
export const recordSlate = <
	Query extends { readonly requestId: RequestId },
	Known extends Candidate,
>(
	log: SlateLog,
	trace: (...args: Parameters<SideEffect<Query, Known>['record']>) => PageTrace,
): SideEffect<Query, Known> => ({
	name: 'record-slate',
	record: (query, outcome, context) => log.append(query.requestId, trace(query, outcome, context)),
});
