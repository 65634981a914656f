import type { RequestId } from '@marquee/units';
import { newestSlates, type SlateHead, type SlateLog } from './slate-log.ts';

/** A slate log that lives and dies with the process, of so many traces: for tests and simulations. */
export function memorySlateLog<Trace>(largestTraces = 1_000): SlateLog<Trace> {
	const kept = new Map<RequestId, { readonly text: string; readonly head?: SlateHead }>();
	const append = (requestId: RequestId, text: string, head: SlateHead | undefined) => {
		kept.delete(requestId); // so that it is the newest
		kept.set(requestId, { text, ...(head && { head }) });
		for (const oldest of kept.keys()) {
			if (kept.size <= largestTraces) break;
			kept.delete(oldest);
		}
	};
	return {
		append: async (requestId, trace, head) => append(requestId, JSON.stringify(trace), head),
		appendWritten: async (requestId, json, head) =>
			append(requestId, new TextDecoder().decode(json), head),
		find: async (requestId) => {
			const text = kept.get(requestId)?.text;
			return text === undefined ? undefined : JSON.parse(text);
		},
		listed: async (asked) => {
			const heads = [...kept].flatMap(([requestId, { head }]) =>
				head === undefined ? [] : [{ requestId, ...head }],
			);
			return newestSlates(heads, asked);
		},
		close: async () => {},
	};
}
