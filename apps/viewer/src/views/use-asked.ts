import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeptAnswers } from '../surfaces/kept-answers.ts';

/** An answer of the service while it is awaited, here, or refused. The last answer stays while a new one is awaited. */
export interface Asked<Answer> {
	readonly answer: Answer | undefined;
	readonly error: unknown;
	readonly waiting: boolean;
	readonly again: () => void;
}

/**
 * Asks when `about` changes and when `again` is called; an answer that was overtaken is dropped. An answer that was kept
 * is there at once, and is asked for anew only where it is no longer fresh.
 */
export function useAsked<Answer>(
	about: string,
	ask: (signal: AbortSignal) => Promise<Answer>,
	kept?: KeptAnswers<Answer>,
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
	const answeredRound = useRef(round);

	useEffect(() => {
		const recalled = kept?.recall(about);
		const isAgain = answeredRound.current !== round;
		answeredRound.current = round;
		if (recalled?.fresh && !isAgain) {
			setState({ about, answer: recalled.answer, waiting: false });
			return;
		}
		const abandon = new AbortController();
		setState((before) => ({
			...(recalled && { answer: recalled.answer }),
			...(before.about === about ? before : {}),
			about,
			waiting: true,
		}));
		asking.current(abandon.signal).then(
			(answer) => {
				if (abandon.signal.aborted) return;
				kept?.keep(about, answer);
				setState({ about, answer, waiting: false });
			},
			(error: unknown) => {
				if (!abandon.signal.aborted)
					setState((before) => ({ ...before, about, error, waiting: false }));
			},
		);
		return () => abandon.abort();
	}, [about, round, kept]);

	const again = useCallback(() => setRound((before) => before + 1), []);
	const current = state.about === about;
	return {
		answer: current && state.answer !== undefined ? state.answer : kept?.recall(about)?.answer,
		error: current ? state.error : undefined,
		waiting: !current || state.waiting,
		again,
	};
}
