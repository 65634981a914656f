import { Worker } from 'node:worker_threads';
import type { PageRequest } from '@marquee/page';
import type { Stopwatch } from '@marquee/pipeline';
import { crossed } from '../../background/crossing.ts';
import type { PageTreatment } from '../experiments/treated-pages.ts';
import { receivedPage } from './handed-page.ts';
import { owedAnswers } from './owed-answers.ts';
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

/** Begins a thread. It keeps the process going only while it begins and while it owes an answer. */
export function oneThread(parts: OneThreadParts): OneThread {
	const { beginning, module, stopwatch, report } = parts;
	const worker = new Worker(module, {
		workerData: beginning,
		execArgv: ['--disable-warning=ExperimentalWarning'],
	});
	const owed = owedAnswers(stopwatch, (isOwed) => (isOwed ? worker.ref() : worker.unref()));
	const [ready, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()];
	let guards: readonly GuardFared[] = [];
	let gone: unknown;

	const tell = (told: ToThread) => worker.postMessage(told);
	const ask = <Answer>(told: (id: number) => ToThread, signal?: AbortSignal) => {
		if (gone !== undefined) throw gone;
		const { id, answer } = owed.owe<Answer>(signal);
		try {
			tell(told(id));
		} catch (cause) {
			owed.reject(id, cause); // what cannot be told is never answered
		}
		return { id, answer };
	};
	const heard = (said: FromThread): void => {
		if (said.kind === 'made') owed.resolve(said.id, receivedPage(said));
		else if (said.kind === 'given-up') owed.giveUp(said.id);
		else if (said.kind === 'followed') owed.resolve(said.id, undefined);
		else if (said.kind === 'failed') owed.reject(said.id, crossed(said.failure));
		else if (said.kind === 'guards') guards = said.guards;
		else if (said.kind === 'report') report(said.stage, crossed(said.failure));
		else {
			worker.unref();
			ready.resolve();
		}
	};
	const over = (cause: unknown): void => {
		if (gone !== undefined) return;
		gone = pageThreadGone(cause);
		clearInterval(watching);
		owed.rejectAll(gone);
		ready.reject(cause);
		ended.resolve(cause);
	};
	const endNow = (cause: unknown) => {
		over(cause);
		void worker.terminate();
	};
	const watched = () => {
		if (owed.oldestMs() >= parts.stuckAfterMs) endNow(`no answer within ${parts.stuckAfterMs} ms`);
	};
	// After what has arrived is heard: where this thread stood still itself, answers lie waiting when it goes on.
	const watching = setInterval(() => setImmediate(watched), parts.stuckAfterMs / 4).unref();
	worker.on('message', heard);
	worker.on('error', over);
	worker.on('messageerror', endNow);
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
			if (signal?.aborted) giveUp();
			else signal?.addEventListener('abort', giveUp, { once: true });
			try {
				return await answer;
			} finally {
				signal?.removeEventListener('abort', giveUp);
			}
		},
		changed: (told) => {
			if (gone === undefined) tell({ kind: 'changed', told });
		},
		follow: async (followed) => ask<void>((id) => ({ kind: 'follow', id, ...followed })).answer,
		underWay: owed.count,
		guards: () => guards,
		ended: ended.promise,
		end: async () => {
			worker.ref();
			tell({ kind: 'end' });
			const tooLong = stopwatch.after(endsWithinMs, () => void worker.terminate());
			await ended.promise;
			tooLong();
		},
	};
}
