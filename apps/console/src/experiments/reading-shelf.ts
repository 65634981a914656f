import type { ExperimentReading } from '@marquee/contracts';
import { said } from '../said.ts';
import { Declined, secondsUntilMade } from '../service.ts';

/** What is known of an experiment's reading at the moment. */
export interface Shelved {
	readonly is: 'asking' | 'making' | 'here' | 'failed';
	/** The newest that came, also while another is asked for or refused. */
	readonly reading?: ExperimentReading;
	/** Why there is no newer one. */
	readonly error?: unknown;
	/** In so many seconds it is asked for again. */
	readonly againInSeconds?: number;
}

/** Why there is no newer reading yet, in a sentence: it is being made, or the service has too much to do. */
export function makingWords({ reading, error }: Shelved): string {
	const isUnready =
		error instanceof Declined && error.problem.code === 'experiment-reading-unready';
	if (error !== undefined && !isUnready) return said(error).what;
	return `${reading ? 'A newer' : 'The first'} reading is being made.`;
}

/** Readings of experiments, asked for while somebody wants them and kept while the console is open. */
export interface ReadingShelf {
	readonly of: (key: string) => Shelved | undefined;
	/** Asks, and asks again now and then; answers how to leave that. */
	readonly want: (key: string) => () => void;
	/** Asks for one that is made now, not lately. */
	readonly fresh: (key: string) => void;
	readonly watch: (listener: () => void) => () => void;
}

/** What a shelf needs of the world. */
export interface ShelfParts {
	readonly ask: (key: string, options: { readonly fresh: boolean }) => Promise<ExperimentReading>;
	/** Calls back after so long; answers how to call that off. */
	readonly wait: (milliseconds: number, then: () => void) => () => void;
	/** Readings are kept by the service for some minutes: asking more often brings nothing new. */
	readonly everyMs?: number;
	/** A reading costs the service a look through its log: more at once would only wait there. */
	readonly atOnce?: number;
}

/** So long a newer reading is waited for, so often: two minutes. */
const patienceSeconds = 5;
const mostRounds = 24;

/** A shelf that asks for few readings at once, in the order in which they were wanted. */
export function readingShelf({
	ask,
	wait,
	everyMs = 60_000,
	atOnce = 2,
}: ShelfParts): ReadingShelf {
	const listeners = new Set<() => void>();
	const shelf = new Map<string, Shelved>();
	const wanted = new Map<string, { readers: number; callOff: () => void }>();
	const queue: { readonly key: string; readonly fresh: boolean }[] = [];
	/** Where a newer one was asked for, the service answers the old one while it makes that. */
	const awaited = new Map<string, { readonly asOf: number; rounds: number }>();
	let underWay = 0;

	const put = (key: string, shelved: Shelved) => {
		shelf.set(key, shelved);
		for (const listener of listeners) listener();
	};
	const later = (key: string, milliseconds: number) => {
		const want = wanted.get(key);
		if (want === undefined) return;
		want.callOff();
		want.callOff = wait(milliseconds, () => enqueue(key, false));
	};
	const enqueue = (key: string, fresh: boolean) => {
		const waiting = queue.findIndex((each) => each.key === key);
		if (waiting === -1) queue.push({ key, fresh });
		else if (fresh) queue[waiting] = { key, fresh };
		pump();
	};
	const pump = () => {
		while (underWay < atOnce && queue.length > 0) {
			const { key, fresh } = queue.shift()!;
			// Who looked away meanwhile needs no answer.
			if (!wanted.has(key)) continue;
			underWay++;
			void asked(key, fresh).finally(() => {
				underWay--;
				pump();
			});
		}
	};
	const isAwaited = (key: string, { asOf }: ExperimentReading): boolean => {
		const newer = awaited.get(key);
		if (newer !== undefined && asOf <= newer.asOf && newer.rounds++ < mostRounds) return true;
		awaited.delete(key);
		return false;
	};
	const asked = async (key: string, fresh: boolean) => {
		const kept = shelf.get(key)?.reading;
		try {
			const reading = await ask(key, { fresh });
			if (fresh && kept) awaited.set(key, { asOf: kept.asOf, rounds: 0 });
			if (isAwaited(key, reading)) {
				put(key, { is: 'making', reading, againInSeconds: patienceSeconds });
				later(key, patienceSeconds * 1000);
			} else {
				put(key, { is: 'here', reading });
				later(key, everyMs);
			}
		} catch (error) {
			const againInSeconds = secondsUntilMade(error);
			put(key, {
				is: againInSeconds === undefined ? 'failed' : 'making',
				error,
				...(kept && { reading: kept }),
				...(againInSeconds !== undefined && { againInSeconds }),
			});
			later(key, againInSeconds === undefined ? everyMs : againInSeconds * 1000);
		}
	};

	return {
		of: (key) => shelf.get(key),
		want: (key) => {
			const want = wanted.get(key) ?? { readers: 0, callOff: () => {} };
			wanted.set(key, want);
			if (want.readers++ === 0) {
				if (shelf.get(key) === undefined) shelf.set(key, { is: 'asking' });
				enqueue(key, false);
			}
			return () => {
				if (--want.readers > 0) return;
				want.callOff();
				wanted.delete(key);
			};
		},
		fresh: (key) => {
			const kept = shelf.get(key)?.reading;
			put(key, { is: 'asking', ...(kept && { reading: kept }) });
			enqueue(key, true);
		},
		watch: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}
