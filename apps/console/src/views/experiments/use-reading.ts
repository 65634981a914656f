import { useEffect, useSyncExternalStore } from 'react';
import type { Shelved } from '../../experiments/reading-shelf.ts';
import { isAboutKey } from '../../service.ts';
import { useConsole } from '../console-context.ts';

/** The reading of an experiment while it is looked at; `undefined` of one that has none, a draft. */
export function useReading(key: string, hasOne: boolean): Shelved | undefined {
	const { readings, key: memory } = useConsole();
	const shelved = useSyncExternalStore(readings.watch, () => readings.of(key));
	useEffect(() => (hasOne ? readings.want(key) : undefined), [readings, key, hasOne]);
	const error = shelved?.error;
	useEffect(() => {
		if (isAboutKey(error)) memory.forget(error.message);
	}, [error, memory]);
	return hasOne ? (shelved ?? { is: 'asking' }) : undefined;
}
