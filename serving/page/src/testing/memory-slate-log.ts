import { unpacked } from '../packed-trace.ts';
import type { SlateLog } from '../slate-log.ts';
import type { PageTrace } from '../trace.ts';

/** A slate log that keeps the newest traces in memory, as JSON would give them back. */
export function memorySlateLog(limit = 1_000): SlateLog & {
	readonly of: (requestId: string) => PageTrace | undefined;
} {
	const traces = new Map<string, string>();
	return {
		append: async (requestId, trace) => {
			traces.set(requestId, JSON.stringify(trace));
			if (traces.size > limit) traces.delete(traces.keys().next().value!);
		},
		of: (requestId) => {
			const text = traces.get(requestId);
			return text === undefined ? undefined : unpacked(JSON.parse(text));
		},
	};
}
