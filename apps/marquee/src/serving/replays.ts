import type { GatewayParts } from '@marquee/gateway';
import type { PageTrace } from '@marquee/page';
import { Failure } from '@marquee/units';
import { inBackground } from '../background/in-background.ts';
import { inTurn } from '../experiments/in-turn.ts';
import type { Progress } from '../terminal/progress.ts';

/** Pages made again for a service that answers meanwhile: a process of lower priority counts the log for each, one at a time. */
export interface Replays {
	/**
	 * Makes a page again from its trace. Nobody waits for one whose signal is aborted.
	 *
	 * @throws {Failure} `replays-full`, `replay-unfinished`, `background-ended`, and whatever a replay is refused for.
	 */
	readonly replay: NonNullable<GatewayParts<PageTrace>['replay']>;
	/** Ends what is being made; what waits is told. */
	readonly close: () => Promise<void>;
}

/** So many are made or wait: each counts the whole log, and the last should be there before an answer is given up. */
const mostInLine = 4;

const quietly: Progress = { begin: () => {}, update: () => {}, end: () => {} };

/** Replays of the pages in a state folder. */
export function replays(root: string): Replays {
	const stop = new AbortController();
	const turn = inTurn();
	let inLine = 0;
	return {
		replay: async (trace, changes, signal) => {
			if (inLine >= mostInLine) throw full();
			const ended = AbortSignal.any([stop.signal, signal]);
			const job = { kind: 'replay', state: root, trace, changes } as const;
			inLine++;
			try {
				return await turn.take(() => inBackground(job, quietly, ended));
			} catch (cause) {
				throw ended.aborted ? unfinished(cause) : cause;
			} finally {
				inLine--;
			}
		},
		close: async () => {
			stop.abort();
			await turn.empty();
		},
	};
}

const full = (): Failure =>
	new Failure('replays-full', {
		responsible: 'dependency',
		what: `${mostInLine} pages are being made again or wait for it`,
		remedy: 'Ask again in some seconds.',
	});

const unfinished = (cause: unknown): Failure =>
	new Failure('replay-unfinished', {
		responsible: 'dependency',
		what: 'the service ends, or nobody waited for the page any more',
		remedy: 'Ask again.',
		cause,
	});
