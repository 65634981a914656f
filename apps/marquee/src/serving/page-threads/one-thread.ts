import { Worker } from 'node:worker_threads';
import type { PageRequest } from '@marquee/page';
import type { Stopwatch } from '@marquee/pipeline';
import { crossed } from '../../background/crossing.ts';
import type { PageTreatment } from '../experiments/treated-pages.ts';
import { receivedPage } from './handed-page.ts';
import type { TracedPage } from './page-making.ts';
import { pageThreadGone } from './page-thread-gone.ts';
import type {
	Followed,
	FromThread,
	GuardFared,
	ThreadBeginning,
	ToThread,
} from './thread-messages.ts';

/** A thread that makes pages, as whoever began it sees it. */
export interface OneThread {
	/** Resolves when it can make pages; rejects with what it could not begin for. */
	readonly ready: Promise<void>;
	/** @throws {Failure} what making failed of; `page-thread-gone` once the thread has ended. */
	readonly made: (request: PageRequest, treatment?: PageTreatment) => Promise<TracedPage>;
	readonly changed: (told: Extract<ToThread, { kind: 'changed' }>['told']) => void;
	/** @throws {Failure} what the thread could not take over; it goes on with what it had. */
	readonly follow: (followed: Followed) => Promise<void>;
	/** Pages that it was asked for and has not answered, given up or not. */
	readonly underWay: () => number;
	/** How the breakers before its models fared, as it last told. */
	readonly guards: () => readonly GuardFared[];
	/** Resolves with the reason when it has ended, however that came about. */
	readonly ended: Promise<unknown>;
	/** Lets it finish, and ends it where that takes too long. */
	readonly end: () => Promise<void>;
}

/** What one thread is begun and watched with. */
export interface OneThreadParts {
	readonly beginning: ThreadBeginning;
	/** The module that it runs. */
	readonly module: URL;
	readonly stopwatch: Stopwatch;
	readonly report: (stage: string, cause: unknown) => void;
	/** A thread that owes an answer for so long has lost its way, and is ended. */
	readonly stuckAfterMs: number;
}

/** How long a thread may take to let go of what it has open. */
const endsWithinMs = 2_000;

/** Begins a thread. */
export function oneThread(parts: OneThreadParts): OneThread {
	const { beginning, module, stopwatch, report } = parts;
	const worker = new Worker(module, {
		workerData: beginning,
		execArgv: ['--disable-warning=ExperimentalWarning'],
	});
	const owed = new Map<number, Owed>();
	const [ready, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
	let guards: readonly GuardFared[] = [];
	let ids = 0;
	let gone: unknown;

	const tell = (told: ToThread) => worker.postMessage(told);
	const ask = <Answer>(
		told: (id: number) => ToThread,
		signal?: AbortSignal,
	): { readonly id: number; readonly answer: Promise<Answer> } => {
		const id = ids++;
		const { promise, resolve, reject } = Promise.withResolvers<Answer>();
		if (gone !== undefined) reject(gone);
		else {
			const giveUp = () => reject(signal?.reason);
			const sinceMs = stopwatch.elapsedMs();
			owed.set(id, { sinceMs, resolve: resolve as Owed['resolve'], reject, giveUp });
			tell(told(id));
		}
		return { id, answer: promise };
	};
	const settle = (id: number, how: (waiting: Owed) => void) => {
		const waiting = owed.get(id);
		owed.delete(id);
		if (waiting !== undefined) how(waiting);
	};
	const heard = (said: FromThread): void => {
		if (said.kind === 'made') settle(said.id, ({ resolve }) => resolve(receivedPage(said)));
		else if (said.kind === 'given-up') settle(said.id, ({ giveUp }) => giveUp());
		else if (said.kind === 'followed') settle(said.id, ({ resolve }) => resolve(undefined));
		else if (said.kind === 'failed') settle(said.id, ({ reject }) => reject(crossed(said.failure)));
		else if (said.kind === 'guards') guards = said.guards;
		else if (said.kind === 'report') report(said.stage, crossed(said.failure));
		else ready.resolve();
	};
	const over = (cause: unknown): void => {
		if (gone !== undefined) return;
		gone = pageThreadGone(cause);
		stopWatching();
		for (const { reject } of owed.values()) reject(gone);
		owed.clear();
		ready.reject(cause);
		ended.resolve(cause);
	};
	const watched = () => {
		const now = stopwatch.elapsedMs();
		if ([...owed.values()].every(({ sinceMs }) => now - sinceMs < parts.stuckAfterMs)) return;
		over(`no answer within ${parts.stuckAfterMs} ms`);
		void worker.terminate();
	};
	const watching = setInterval(watched, parts.stuckAfterMs / 4).unref();
	const stopWatching = () => clearInterval(watching);
	worker.on('message', heard);
	worker.on('error', over);
	worker.on('messageerror', over);
	worker.on('exit', (code) => over(`it ended with code ${code}`));
	ready.promise.catch(() => undefined); // whoever began it hears of it too

	return {
		ready: ready.promise,
		made: async ({ signal, ...request }, treatment) => {
			const { id, answer } = ask<TracedPage>(
				(id) => ({ kind: 'make', id, request, treatment }),
				signal,
			);
			const giveUp = () => tell({ kind: 'give-up', id });
			signal?.addEventListener('abort', giveUp, { once: true });
			try {
				return await answer;
			} finally {
				signal?.removeEventListener('abort', giveUp);
			}
		},
		changed: (told) => {
			if (gone === undefined) tell({ kind: 'changed', told });
		},
		follow: (followed) => ask<void>((id) => ({ kind: 'follow', id, ...followed })).answer,
		underWay: () => owed.size,
		guards: () => guards,
		ended: ended.promise,
		end: async () => {
			tell({ kind: 'end' });
			const tooLong = stopwatch.after(endsWithinMs, () => void worker.terminate());
			await ended.promise;
			tooLong();
		},
	};
}

interface Owed {
	readonly sinceMs: number;
	readonly resolve: (answer: unknown) => void;
	readonly reject: (cause: unknown) => void;
	/** Answers with the reason for which whoever asked gave up. */
	readonly giveUp: () => void;
}
