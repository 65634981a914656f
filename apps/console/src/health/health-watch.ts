import type { Surfaces } from '../answers/surfaces.ts';
import { withSample } from './samples.ts';

/** What is known of surfaces at the moment. */
export interface Watched {
	readonly samples: readonly Surfaces[];
	/** Why the last question was not answered. */
	readonly error?: unknown;
}

/** Asks how surfaces are doing while somebody looks; what was seen is kept for five minutes when they look away. */
export interface HealthWatch {
	readonly now: () => Watched;
	readonly watch: (listener: () => void) => () => void;
}

/** What a watch needs of the world. */
export interface WatchParts {
	readonly ask: (signal: AbortSignal) => Promise<Surfaces>;
	/** Calls back after so long; answers how to call that off. */
	readonly wait: (milliseconds: number, then: () => void) => () => void;
	readonly everyMs?: number;
}

/** A watch that asks again so long after each answer: a slow service is not asked twice at once. */
export function healthWatch({ ask, wait, everyMs = 2_000 }: WatchParts): HealthWatch {
	const listeners = new Set<() => void>();
	let known: Watched = { samples: [] };
	let stop: (() => void) | undefined;
	const begin = () => {
		const abandon = new AbortController();
		let callOff = () => {};
		const learnt = (next: Watched) => {
			if (abandon.signal.aborted) return;
			known = next;
			for (const listener of listeners) listener();
			callOff = wait(everyMs, round);
		};
		const round = () => {
			ask(abandon.signal).then(
				(answer) => learnt({ samples: withSample(known.samples, answer) }),
				(error: unknown) => learnt({ ...known, error }),
			);
		};
		round();
		return () => {
			abandon.abort();
			callOff();
		};
	};
	return {
		now: () => known,
		watch: (listener) => {
			listeners.add(listener);
			stop ??= begin();
			return () => {
				listeners.delete(listener);
				if (listeners.size > 0) return;
				stop?.();
				stop = undefined;
				// Whoever looks again, perhaps with another key, has not been refused yet.
				known = { samples: known.samples };
			};
		},
	};
}
