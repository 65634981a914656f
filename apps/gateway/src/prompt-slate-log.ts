import type { SlateLog } from '@marquee/stores';
import { Failure, type RequestId } from '@marquee/units';

/** A slate log that answers for traces which are still on their way into it. */
export interface PromptSlateLog<Trace> extends SlateLog<Trace> {
	readonly waiting: () => number;
}

/** Some 30 MB of traces: a log that far behind will not catch up. */
const defaultMostWaiting = 10_000;

/**
 * A page is answered before its trace is written, and whoever has the page may ask why at once: so what waits is found
 * too. `append` fails with `slate-log-behind` where `mostWaiting` wait already; `close` lets them arrive first.
 */
export function promptSlateLog<Trace>(
	log: SlateLog<Trace>,
	mostWaiting = defaultMostWaiting,
): PromptSlateLog<Trace> {
	const underWay = new Map<RequestId, UnderWay<Trace>>();
	const sent = async (requestId: RequestId, trace: () => Trace, append: () => Promise<void>) => {
		if (underWay.size >= mostWaiting) throw behind(underWay.size);
		const entry = { trace, arrived: append() };
		underWay.set(requestId, entry);
		try {
			await entry.arrived;
		} finally {
			if (underWay.get(requestId) === entry) underWay.delete(requestId);
		}
	};
	return {
		append: (requestId, trace, head) =>
			sent(
				requestId,
				() => trace,
				() => log.append(requestId, trace, head),
			),
		appendWritten: (requestId, json, head) =>
			sent(
				requestId,
				() => JSON.parse(new TextDecoder().decode(json)),
				() => log.appendWritten(requestId, json, head),
			),
		find: async (requestId) => underWay.get(requestId)?.trace() ?? (await log.find(requestId)),
		listed: log.listed,
		waiting: () => underWay.size,
		close: async () => {
			// Whoever appended hears of a failure; here only the end of the wait counts.
			await Promise.allSettled([...underWay.values()].map(({ arrived }) => arrived));
			await log.close();
		},
	};
}

interface UnderWay<Trace> {
	readonly trace: () => Trace;
	readonly arrived: Promise<void>;
}

const behind = (waiting: number) =>
	new Failure('slate-log-behind', {
		responsible: 'us',
		what: `${waiting} traces wait for the slate log, so this one is not kept`,
		remedy: 'Look at the disk that holds the slate log; pages are answered all the same.',
	});
