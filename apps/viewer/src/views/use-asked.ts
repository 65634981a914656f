import { useCallback, useEffect, useRef, useState } from 'react';

/** An answer of the service while it is awaited, here, or refused. The last answer stays while a new one is awaited. */
export interface Asked<Answer> {
	readonly answer: Answer | undefined;
	readonly error: unknown;
	readonly waiting: boolean;
	readonly again: () => void;
}

/** Asks when `about` changes and when `again` is called; an answer that was overtaken is dropped. */
export function useAsked<Answer>(
	about: string,
	ask: (signal: AbortSignal) => Promise<Answer>,
): Asked<Answer> {
	const [state, setState] = useState<{
		about: string;
		answer?: Answer;
		error?: unknown;
		waiting: boolean;
	}>({ about, waiting: true });
	const [round, setRound] = useState(0);
	const asking = useRef(ask);
	asking.current = ask;

	// biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
	useEffect(() => {
		const abandon = new AbortController();
		setState((before) => ({ ...(before.about === about ? before : {}), about, waiting: true }));
		asking.current(abandon.signal).then(
			(answer) => {
				if (!abandon.signal.aborted) setState({ about, answer, waiting: false });
			},
			(error: unknown) => {
				if (!abandon.signal.aborted)
					setState((before) => ({ ...before, about, error, waiting: false }));
			},
		);
		return () => abandon.abort();
	}, [about, round]);

	const again = useCallback(() => setRound((before) => before + 1), []);
	const current = state.about === about;
	return {
		answer: current ? state.answer : undefined,
		error: current ? state.error : undefined,
		waiting: !current || state.waiting,
		again,
	};
}
