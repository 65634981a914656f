import type { Stopwatch } from '@marquee/pipeline';
import { Failure } from '@marquee/units';
import { dependencyOverran, dependencyResting } from './errors.ts';

/** How a dependency is asked, and when it is left alone. */
export interface BreakerOptions {
	readonly stopwatch: Stopwatch;
	/** How long an answer is waited for. */
	readonly deadlineMs: number;
	/** After so many failures in a row nobody is sent there any more. */
	readonly opensAfter?: number;
	/** How long it then rests before the first probe; each probe that fails doubles it. */
	readonly restsMs?: number;
	readonly restsAtMostMs?: number;
	/** Told of the failure that opens it, and of what nobody waits for any more: failures of probes and of answers given up. */
	readonly report?: (name: string, cause: unknown) => void;
}

/** What became of everybody who asked. */
export interface BreakerCounts {
	readonly isOpen: boolean;
	readonly answered: number;
	readonly failed: number;
	readonly overran: number;
	/** Refused at once, because it was open. */
	readonly refused: number;
	/** How often it opened. */
	readonly opened: number;
}

/** What is asked of a dependency; the signal is aborted when nobody waits for the answer any more. */
export type Ask<Value> = (signal: AbortSignal) => Value | Promise<Value>;

/** Stands before a dependency, so that a stall there costs few their patience and nobody theirs twice. */
export interface Breaker {
	readonly name: string;
	readonly isOpen: () => boolean;
	/**
	 * What the dependency answers, within the deadline (or `withinMs`, if that is less).
	 *
	 * @throws {Failure} `dependency-resting` at once while it is open, `dependency-overran` at the deadline.
	 */
	readonly ask: <Value>(
		ask: Ask<Value>,
		patience?: { readonly signal?: AbortSignal | undefined; readonly withinMs?: number },
	) => Promise<Value>;
	readonly counts: () => BreakerCounts;
}

/** One stall, one bug in one title, one restart are no reason yet; what fails so often in a row is down. */
const usualOpensAfter = 5;
const usualRestsMs = 500;
/** A dependency that is back is noticed within this time. */
const usualRestsAtMostMs = 2_000;

/**
 * A breaker that is closed. It opens after some failures or overruns in a row. While it is open everybody is refused at
 * once, and after each rest one ask goes ahead as a probe *beside* its refusal: not even the one who probes waits. An
 * answer closes it.
 *
 * @paper Nygard: Release It! Pragmatic Bookshelf 2007, chapter 5 (there the probe's caller waits).
 */
export function breaker(name: string, options: BreakerOptions): Breaker {
	const { stopwatch, opensAfter = usualOpensAfter, report = () => {} } = options;
	const { restsMs = usualRestsMs, restsAtMostMs = usualRestsAtMostMs } = options;
	const counts = { answered: 0, failed: 0, overran: 0, refused: 0, opened: 0 };
	let inARow = 0;
	let restMs = restsMs;
	let probesAtMs: number | undefined; // undefined: closed
	let isProbing = false;

	const answered = () => {
		counts.answered++;
		inARow = 0;
		restMs = restsMs;
		probesAtMs = undefined;
	};
	const failed = (how: 'failed' | 'overran', cause: unknown) => {
		counts[how]++;
		inARow++;
		if (probesAtMs !== undefined || inARow < opensAfter) return;
		counts.opened++;
		report(name, cause);
		probesAtMs = stopwatch.elapsedMs() + restMs;
	};

	/** Asks, and takes note of how it went. What comes too late because the thread was blocked is late, and an answer. */
	const noted = async <Value>(ask: Ask<Value>, withinMs: number, signal?: AbortSignal) => {
		const startedMs = stopwatch.elapsedMs();
		const how = { isAbandoned: false };
		try {
			const answer = await inTime({ name, stopwatch, report, how }, ask, withinMs, signal);
			if (stopwatch.elapsedMs() - startedMs > withinMs)
				failed('overran', dependencyOverran(name, withinMs));
			else answered();
			return answer;
		} catch (cause) {
			if (how.isAbandoned) failed('overran', cause);
			else if (isOfCaller(cause)) answered();
			else if (signal?.aborted !== true) failed('failed', cause);
			throw cause;
		}
	};

	const probe = async (ask: Ask<unknown>, withinMs: number) => {
		isProbing = true;
		try {
			await noted(ask, withinMs);
		} catch (cause) {
			report(name, cause);
		} finally {
			isProbing = false;
			if (probesAtMs !== undefined) {
				restMs = Math.min(2 * restMs, restsAtMostMs);
				probesAtMs = stopwatch.elapsedMs() + restMs;
			}
		}
	};

	return {
		name,
		isOpen: () => probesAtMs !== undefined,
		ask: async (ask, { signal, withinMs = options.deadlineMs } = {}) => {
			if (probesAtMs === undefined)
				return noted(ask, Math.min(withinMs, options.deadlineMs), signal);
			counts.refused++;
			if (!isProbing && stopwatch.elapsedMs() >= probesAtMs) void probe(ask, options.deadlineMs);
			throw dependencyResting(name);
		},
		counts: () => ({ isOpen: probesAtMs !== undefined, ...counts }),
	};
}

/** Whoever is told what is wrong with their request has been answered. */
export const isOfCaller = (cause: unknown): boolean =>
	cause instanceof Failure && cause.responsible === 'caller';

interface Waiting extends Required<Pick<BreakerOptions, 'stopwatch' | 'report'>> {
	readonly name: string;
	readonly how: { isAbandoned: boolean };
}

/** The answer, or the deadline, or the end of the caller's patience: whichever comes first. No timer outlives it. */
async function inTime<Value>(
	{ name, stopwatch, report, how }: Waiting,
	ask: Ask<Value>,
	withinMs: number,
	signal: AbortSignal | undefined,
): Promise<Value> {
	signal?.throwIfAborted();
	const own = new AbortController();
	const { promise: given, reject } = Promise.withResolvers<never>();
	const giveUp = (reason: unknown) => {
		own.abort(reason);
		reject(reason);
	};
	const onAbort = () => giveUp(signal!.reason);
	signal?.addEventListener('abort', onAbort, { once: true });
	const cancel = stopwatch.after(withinMs, () => {
		how.isAbandoned = true;
		giveUp(dependencyOverran(name, withinMs));
	});
	try {
		const answering = (async () => ask(own.signal))();
		answering.catch((cause) => {
			if (own.signal.aborted && cause !== own.signal.reason) report(name, cause);
		});
		return await Promise.race([answering, given]);
	} finally {
		cancel();
		signal?.removeEventListener('abort', onAbort);
	}
}
