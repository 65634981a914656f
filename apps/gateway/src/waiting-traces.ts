import type { RequestId } from '@marquee/units';
import type { Fault, GatewayParts } from './parts.ts';

/** Traces on their way into the slate log: the page's answer does not wait for them, whoever asks for them does. */
export interface WaitingTraces<Trace> {
	/** Hands the trace on. It is lost, and reported as a fault, if too many wait already or the log refuses it. */
	readonly record: (request: RequestId, trace: Trace) => void;
	/** Resolves once the trace of this request, if it is on its way, is in the log. */
	readonly arrived: (request: RequestId) => Promise<void>;
	/** Resolves once none waits. */
	readonly drained: () => Promise<void>;
	readonly counts: () => { readonly waiting: number; readonly lost: number };
}

/** Records through the slate log, with at most `most` on their way. */
export function waitingTraces<Trace>(
	slates: GatewayParts<Trace>['slates'],
	most: number,
	onFault: (fault: Fault) => void,
): WaitingTraces<Trace> {
	const waiting = new Map<RequestId, Promise<void>>();
	let lost = 0;
	const lose = (requestId: RequestId, error: unknown) => {
		lost++;
		onFault({ requestId, route: 'record-slate', error });
	};
	const recorded = async (request: RequestId, trace: Trace): Promise<void> => {
		try {
			// The answer leaves first: what is written to the socket in this turn of the loop goes before the log.
			await new Promise((resolve) => setImmediate(resolve));
			await slates.record(trace);
		} catch (error) {
			lose(request, error);
		} finally {
			waiting.delete(request);
		}
	};
	return {
		record: (request, trace) => {
			if (waiting.size < most) waiting.set(request, recorded(request, trace));
			else lose(request, new Error(`${most} traces wait for the slate log already`));
		},
		arrived: async (request) => waiting.get(request),
		drained: async () => {
			while (waiting.size > 0) await Promise.all(waiting.values());
		},
		counts: () => ({ waiting: waiting.size, lost }),
	};
}
