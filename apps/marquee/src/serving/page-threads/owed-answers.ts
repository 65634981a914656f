import type { Stopwatch } from '@marquee/pipeline';

/** Answers that somebody waits for, each under the number that it was asked by. */
export interface OwedAnswers {
	/** A new number, and the answer that will come by it. */
	readonly owe: <Answer>(signal?: AbortSignal) => {
		readonly id: number;
		readonly answer: Promise<Answer>;
	};
	/** The answer is there; one that nobody waits for is let go. */
	readonly resolve: (id: number, answer: unknown) => void;
	readonly reject: (id: number, cause: unknown) => void;
	/** It is given up, for the reason of whoever asked. */
	readonly giveUp: (id: number) => void;
	/** None of them will come any more. */
	readonly rejectAll: (cause: unknown) => void;
	readonly count: () => number;
	/** For how long the oldest is owed; 0 where none is. */
	readonly oldestMs: () => number;
}

interface Owed {
	readonly sinceMs: number;
	readonly resolve: (answer: never) => void;
	readonly reject: (cause: unknown) => void;
	readonly signal: AbortSignal | undefined;
}

/** Nothing is owed at first; `changed` hears whether anything is, whenever that may have changed. */
export function owedAnswers(stopwatch: Stopwatch, changed: (isOwed: boolean) => void): OwedAnswers {
	const owed = new Map<number, Owed>(); // oldest first
	let ids = 0;
	const settle = (id: number, how: (waiting: Owed) => void): void => {
		const waiting = owed.get(id);
		if (waiting === undefined) return;
		owed.delete(id);
		changed(owed.size > 0);
		how(waiting);
	};
	return {
		owe: <Answer>(signal?: AbortSignal) => {
			const id = ids++;
			const { promise, resolve, reject } = Promise.withResolvers<Answer>();
			owed.set(id, { sinceMs: stopwatch.elapsedMs(), resolve, reject, signal });
			changed(true);
			return { id, answer: promise };
		},
		resolve: (id, answer) => settle(id, ({ resolve }) => resolve(answer as never)),
		reject: (id, cause) => settle(id, ({ reject }) => reject(cause)),
		giveUp: (id) => settle(id, ({ reject, signal }) => reject(signal?.reason)),
		rejectAll: (cause) => {
			for (const id of [...owed.keys()]) settle(id, ({ reject }) => reject(cause));
		},
		count: () => owed.size,
		oldestMs: () => {
			const [oldest] = owed.values();
			return oldest === undefined ? 0 : stopwatch.elapsedMs() - oldest.sinceMs;
		},
	};
}
