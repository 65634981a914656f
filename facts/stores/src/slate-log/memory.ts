import type { RequestId } from '@marquee/units';
import type { SlateLog } from './slate-log.ts';

/** A slate log that lives and dies with the process, of so many traces: for tests and simulations. */
export function memorySlateLog<Trace>(largestTraces = 1_000): SlateLog<Trace> {
	const texts = new Map<RequestId, string>();
	return {
		append: async (requestId, trace) => {
			texts.delete(requestId); // so that it is the newest
			texts.set(requestId, JSON.stringify(trace));
			for (const oldest of texts.keys()) {
				if (texts.size <= largestTraces) break;
				texts.delete(oldest);
			}
		},
		find: async (requestId) => {
			const text = texts.get(requestId);
			return text === undefined ? undefined : JSON.parse(text);
		},
		close: async () => {},
	};
}
