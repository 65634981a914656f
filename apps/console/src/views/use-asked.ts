import { useCallback, useEffect, useRef, useState } from 'react';
import { isAboutKey } from '../service.ts';
import { useConsole } from './console-context.ts';

/** An answer of the service while it is awaited, here, or refused. */
export interface AskedAnswer<Answer> {
	readonly answer?: Answer;
	readonly error?: unknown;
	readonly waiting: boolean;
	readonly again: () => void;
}

/**
 * Asks when `about` changes and when `again` is called; an answer that was overtaken is dropped. Without `about` nothing
 * is asked. Where the key is declined, it is asked for again.
 */
export function useAsked<Answer>(
	about: string | undefined,
	ask: (signal: AbortSignal) => Promise<Answer>,
): AskedAnswer<Answer> {
	const { key } = useConsole();
	const [state, setState] = useState<{ about?: string; answer?: Answer; error?: unknown }>({});
	const [round, setRound] = useState(0);
	const asking = useRef(ask);
	asking.current = ask;

	// biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks the same again
	useEffect(() => {
		if (about === undefined) return;
		const abandon = new AbortController();
		setState({});
		asking.current(abandon.signal).then(
			(answer) => {
				if (!abandon.signal.aborted) setState({ about, answer });
			},
			(error: unknown) => {
				if (abandon.signal.aborted) return;
				if (isAboutKey(error)) key.forget(error.message);
				setState({ about, error });
			},
		);
		return () => abandon.abort();
	}, [about, round, key]);

	const again = useCallback(() => setRound((before) => before + 1), []);
	const isCurrent = about !== undefined && state.about === about;
	return isCurrent ? { ...state, waiting: false, again } : { waiting: about !== undefined, again };
}
