import type { RequestId } from '@marquee/units';
import type { PackedTrace } from './packed-trace.ts';

/** Where traces are kept, so that a page can be explained, and made again, later. */
export interface SlateLog {
	readonly append: (requestId: RequestId, trace: PackedTrace) => Promise<void>;
}

/** Keeps the trace beside the answer; how that fares concerns the operator alone. */
export function recordSlate(
	log: SlateLog,
	trace: PackedTrace,
	report: (stage: string, cause: unknown) => void,
): void {
	Promise.resolve()
		.then(() => log.append(trace.requestId as RequestId, trace))
		.catch((cause) => report('record-slate', cause));
}
