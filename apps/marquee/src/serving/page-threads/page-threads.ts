import type { LadderLimits } from '@marquee/degradation';
import type { Stopwatch } from '@marquee/pipeline';
import type { Clock } from '@marquee/units';
import { type OneThread, oneThread } from './one-thread.ts';
import type { PageMaking } from './page-making.ts';
import { pageThreadGone } from './page-thread-gone.ts';
import type { Followed, GuardFared, ThreadBeginning } from './thread-messages.ts';

/** Pages made in threads of their own: whoever is answered with what is there already waits for none of them. */
export interface PageThreads extends Omit<PageMaking, 'follow'> {
	/**
	 * Takes over what is served and tried; resolves when every thread has.
	 *
	 * @throws {Failure} what a thread could not take over; it goes on with what it had.
	 */
	readonly follow: (followed: Followed) => Promise<void>;
	readonly close: () => Promise<void>;
}

/** How many threads there are, and with what they are begun. */
export interface PageThreadsParts {
	readonly threads: number;
	readonly beginning: Omit<ThreadBeginning, 'followed' | 'now'>;
	readonly clock: Clock;
	readonly followed: Followed;
	readonly stopwatch: Stopwatch;
	readonly report: (stage: string, cause: unknown) => void;
	/** The module of a thread; the one that makes pages unless given. */
	readonly module?: URL;
	readonly stuckAfterMs?: number;
	/** A thread that ended is begun again after this time, which doubles while it ends before it has begun. */
	readonly againAfterMs?: number;
}

/** A few who come at once wait for each other; while many come all the time, whoever would wait gets what is there already. */
const limitsOf = (threads: number): Partial<LadderLimits> => ({
	mostUnderWay: 3 * threads,
	fewestUnderWay: threads,
});

const againAtMostMs = 30_000;

/**
 * Begins threads, and resolves when all of them make pages. A page is made by the one that has fewest under way. A thread that dies or
 * owes an answer for seconds is begun again; its pages fail with `page-thread-gone`, and so do all while there is none.
 *
 * @throws what the first thread could not begin for.
 */
export async function pageThreads(parts: PageThreadsParts): Promise<PageThreads> {
	const { stopwatch, report, againAfterMs = 1_000, stuckAfterMs = 30_000 } = parts;
	const { module = new URL('./page-thread.ts', import.meta.url) } = parts;
	let { followed } = parts;
	let isClosed = false;
	const all = new Set<OneThread>();
	const able = new Set<OneThread>();
	const waiting = new Set<() => void>();

	const begun = (): OneThread => {
		const beginning = { ...parts.beginning, followed, now: parts.clock.now() };
		const thread = oneThread({ beginning, module, stopwatch, report, stuckAfterMs });
		all.add(thread);
		return thread;
	};
	const kept = (thread: OneThread, afterMs: number): void => {
		let isAble = false;
		const known = followed;
		thread.ready.then(
			() => {
				isAble = true;
				if (all.has(thread)) able.add(thread);
				if (known !== followed) thread.follow(followed).catch(told);
			},
			() => undefined, // `ended` tells of it
		);
		void thread.ended.then((cause) => {
			able.delete(thread);
			all.delete(thread);
			if (isClosed) return;
			told(cause);
			const cancel = stopwatch.after(afterMs, () => {
				waiting.delete(cancel);
				kept(begun(), isAble ? againAfterMs : Math.min(againAtMostMs, 2 * afterMs));
			});
			waiting.add(cancel);
		});
	};
	const told = (cause: unknown) => report('page-thread', cause);
	const close = async () => {
		isClosed = true;
		for (const cancel of waiting) cancel();
		await Promise.all([...all].map((thread) => thread.end()));
	};

	const first = Array.from({ length: parts.threads }, begun);
	try {
		await Promise.all(first.map(({ ready }) => ready));
	} catch (cause) {
		await close();
		throw cause;
	}
	for (const thread of first) {
		able.add(thread);
		kept(thread, againAfterMs);
	}
	return {
		made: async (request, treatment) => {
			const thread = leastBusy(able);
			if (thread === undefined) throw pageThreadGone('another has not begun yet');
			return thread.made(request, treatment);
		},
		limits: limitsOf(parts.threads),
		changed: (changes, batch) => {
			const { position, activities, titleDays } = changes;
			for (const thread of all) thread.changed([{ position, activities, titleDays }, batch]);
		},
		follow: async (next) => {
			followed = next;
			await Promise.all([...able].map((thread) => thread.follow(next)));
		},
		guards: () => together([...able].flatMap((thread) => thread.guards())),
		close,
	};
}

function leastBusy(threads: Iterable<OneThread>): OneThread | undefined {
	let least: OneThread | undefined;
	for (const thread of threads)
		if (least === undefined || thread.underWay() < least.underWay()) least = thread;
	return least;
}

/** One breaker for all of a name, open where one of them is. */
function together(guards: readonly GuardFared[]) {
	const byName = Map.groupBy(guards, ({ name }) => name);
	return [...byName].map(([name, all]) => ({
		name,
		counts: () => all.map(({ counts }) => counts).reduce(added),
	}));
}

const added = (a: GuardFared['counts'], b: GuardFared['counts']): GuardFared['counts'] => ({
	isOpen: a.isOpen || b.isOpen,
	answered: a.answered + b.answered,
	failed: a.failed + b.failed,
	overran: a.overran + b.overran,
	refused: a.refused + b.refused,
	opened: a.opened + b.opened,
});
