import type { RequestId } from '@marquee/units';
import type { SlateLog } from './slate-log.ts';

/** A slate log that lives and dies with the process, of so many traces: for tests and simulations. */
export function memorySlateLog<Trace>(largestTraces = 1_000): SlateLog<Trace> {
	const texts = new Map<RequestId, string>();
	const append = (requestId: RequestId, text: string) => {
		texts.delete(requestId); // so that it is the newest
		texts.set(requestId, text);
		for (const oldest of texts.keys()) {
			if (texts.size <= largestTraces) break;
			texts.delete(oldest);
		}
	};
	return {
		append: async (requestId, trace) => append(requestId, JSON.stringify(trace)),
		appendWritten: async (requestId, json) => append(requestId, new TextDecoder().decode(json)),
		find: async (requestId) => {
			const text = texts.get(requestId);
			return text === undefined ? undefined : JSON.parse(text);
		},
		close: async () => {},
	};
}
