import type { Failure } from '@marquee/units';

/** Answers that take long to make, kept for a while: whoever asks gets an old one rather than waiting. */
export interface KeptAnswers<Answer> {
	/**
	 * The answer for a key. One that is too old is made anew, and given meanwhile; `fresh` asks for one that was not begun yet.
	 *
	 * @throws {Failure} `unready` if there is none to give in time; whatever making it failed with.
	 */
	readonly of: (key: string, fresh: boolean, make: () => Promise<Answer>) => Promise<Answer>;
}

export interface KeptFor {
	readonly keptForMs: number;
	readonly now: () => number;
	/** As long as anybody waits. */
	readonly wait: () => Promise<void>;
}

interface Entry<Answer> {
	made?: { readonly answer: Answer; readonly at: number };
	making?: Promise<Answer>;
	/** Why it could not be made, as long as nobody has heard of it. */
	failed?: { readonly cause: unknown };
}

/** So many keys are remembered; the one that was not asked for longest is forgotten. */
const mostKeys = 200;

export function keptAnswers<Answer>(
	{ keptForMs, now, wait }: KeptFor,
	unready: () => Failure,
): KeptAnswers<Answer> {
	const entries = new Map<string, Entry<Answer>>();

	const entryOf = (key: string): Entry<Answer> => {
		const entry = entries.get(key) ?? {};
		entries.delete(key);
		entries.set(key, entry);
		if (entries.size > mostKeys) entries.delete(entries.keys().next().value!);
		return entry;
	};
	const begin = (entry: Entry<Answer>, make: () => Promise<Answer>): Promise<Answer> => {
		const at = now();
		const making = make();
		entry.making = making;
		making.then(
			(answer) => {
				entry.made = { answer, at };
				delete entry.making;
			},
			(cause: unknown) => {
				entry.failed = { cause };
				delete entry.making;
			},
		);
		return making;
	};
	const inTime = async (making: Promise<Answer>): Promise<Answer> => {
		const waited = Symbol();
		const first = await Promise.race([making, wait().then(() => waited)]);
		if (first === waited) throw unready();
		return first as Answer;
	};

	return {
		of: async (key, fresh, make) => {
			const entry = entryOf(key);
			const { made, failed } = entry;
			if (failed !== undefined && made === undefined) {
				delete entry.failed;
				throw failed.cause;
			}
			if (made !== undefined && !fresh && now() - made.at < keptForMs) return made.answer;
			const making = entry.making ?? begin(entry, make);
			if (made !== undefined && !fresh) return made.answer;
			try {
				return await inTime(making);
			} finally {
				delete entry.failed;
			}
		},
	};
}
