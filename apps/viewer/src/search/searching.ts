import type { SearchAnswer } from '@marquee/contracts';
import type { Suggestion } from '../service.ts';
import type { Filters } from '../surfaces/narrowing.ts';

/** Hands rest so long between two letters of one word at most; nothing is asked in between. */
export const restMs = 80;

/** What is wanted: what was typed, and what the titles must be. */
export interface Wanted {
	readonly text: string;
	readonly filters: Filters;
}

/** What is wanted, and in the course of which search: one id from the first letter to the choice. */
export interface AskedSearch extends Wanted {
	readonly session: string;
}

/** How a search stands. */
export interface SearchState extends Wanted {
	/** Whether the text is still being put together, as in Japanese and Korean: letters that nobody means yet. */
	readonly composing: boolean;
	/** The newest answer: it stays until a newer one is there. */
	readonly answer: SearchAnswer | undefined;
	readonly suggestions: readonly Suggestion[];
	readonly waiting: boolean;
	/** Why there is no answer for what is wanted now. */
	readonly error: unknown;
}

/** What a search needs of the world. */
export interface SearchWorld {
	readonly answer: (asked: AskedSearch, signal: AbortSignal) => Promise<SearchAnswer>;
	readonly suggest: (asked: AskedSearch, signal: AbortSignal) => Promise<readonly Suggestion[]>;
	/** Calls back after a while, unless it is told not to. */
	readonly wait: (milliseconds: number, then: () => void) => () => void;
	readonly newId: () => string;
}

/** A search while somebody types: asks as soon as the hands rest, and shows nothing that is overtaken. */
export interface Searching {
	readonly now: () => SearchState;
	readonly watch: (listener: () => void) => () => void;
	/** The text in the box has become this. */
	readonly write: (text: string, composing: boolean) => void;
	/** Something was wanted by one press: asked at once, unless that is what was asked last. */
	readonly want: (wanted: Partial<Wanted>) => void;
	/** Asks once more. */
	readonly again: () => void;
	/** Something was chosen: what is asked from now on is another search. */
	readonly chosen: () => void;
	/** Nobody waits for answers any more. */
	readonly leave: () => void;
}

/** A search that begins with this; nothing is asked before it is wanted. */
export function searching(world: SearchWorld, { text, filters }: Wanted): Searching {
	const listeners = new Set<() => void>();
	let state: SearchState = {
		text,
		filters,
		composing: false,
		answer: undefined,
		suggestions: [],
		waiting: true,
		error: undefined,
	};
	let session: string | undefined;
	let asked: Wanted | undefined;
	let asking = new AbortController();
	let rest = () => {};

	const become = (change: Partial<SearchState>) => {
		state = { ...state, ...change };
		for (const listener of listeners) listener();
	};
	const isAsked = () =>
		asked !== undefined && asked.text === wordsOf(state.text) && isSame(asked.filters, state);
	const ask = () => {
		rest();
		asking.abort();
		asking = new AbortController();
		session ??= world.newId();
		asked = { text: wordsOf(state.text), filters: state.filters };
		const { signal } = asking;
		/** An answer that was overtaken says nothing any more, even if it could not be stopped. */
		const unlessOvertaken =
			<Value>(change: (value: Value) => Partial<SearchState>) =>
			(value: Value) => {
				if (!signal.aborted) become(change(value));
			};
		become({ waiting: true, ...(asked.text === '' && { suggestions: [] }) });
		world.answer({ ...asked, session }, signal).then(
			unlessOvertaken((answer) => ({ answer, waiting: false, error: undefined })),
			unlessOvertaken((error) => ({ waiting: false, error })),
		);
		if (asked.text !== '')
			world.suggest({ ...asked, session }, signal).then(
				unlessOvertaken((suggestions) => ({ suggestions })),
				// The search goes on without; what is wrong with the service its answer says.
				unlessOvertaken(() => ({ suggestions: [] })),
			);
	};
	return {
		now: () => state,
		watch: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		write: (written, composing) => {
			rest();
			const isNothing = wordsOf(written) === '' && !composing;
			become({ text: written, composing, ...(isNothing && { filters: {} }) });
			if (!composing && !isAsked()) rest = world.wait(restMs, ask);
		},
		want: (wanted) => {
			rest();
			become({ ...wanted, composing: false });
			if (!isAsked()) ask();
		},
		again: ask,
		chosen: () => {
			session = undefined;
		},
		leave: () => {
			rest();
			asking.abort();
		},
	};
}

/** What is asked for: spaces around it are only on their way to another word. */
const wordsOf = (text: string): string => text.trim();

const isSame = (one: Filters, { filters }: Wanted): boolean =>
	one.genre === filters.genre && one.decade === filters.decade && one.language === filters.language;
