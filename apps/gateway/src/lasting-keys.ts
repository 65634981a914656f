import type { Breaker } from '@marquee/degradation';
import type { Stopwatch } from '@marquee/pipeline';
import type { ApiKey } from '@marquee/stores';
import { Failure } from '@marquee/units';
import type { Keyring } from './keys.ts';

export interface LastingParts {
	readonly stopwatch: Stopwatch;
	/** Stands before the keyring. */
	readonly guard: Breaker;
}

/** How long a key opens the door without the control plane having said so again. */
const lastsMs = 600_000;
const mostKeys = 10_000;

/**
 * A keyring that goes on while the one below fails or stalls: a key that it knew in the last ten minutes is known. Asked
 * at every request all the same: while it answers, a key taken back is dead at once.
 *
 * Its `keyByHash` throws `keys-unreadable` for keys that were not seen lately.
 */
export function lastingKeys(keyring: Keyring, { stopwatch, guard }: LastingParts): Keyring {
	const seen = new Map<string, { readonly key: ApiKey; readonly seenMs: number }>();
	return {
		keyByHash: async (hash) => {
			try {
				const key = await guard.ask(() => soundKey(keyring, hash));
				seen.delete(hash);
				if (key === undefined) return undefined;
				seen.set(hash, { key, seenMs: stopwatch.elapsedMs() }); // the newest stands last
				if (seen.size > mostKeys) seen.delete(seen.keys().next().value!);
				return key;
			} catch (cause) {
				const last = seen.get(hash);
				if (last !== undefined && stopwatch.elapsedMs() - last.seenMs < lastsMs) return last.key;
				throw unreadable(cause);
			}
		},
	};
}

/** What the keyring answers, if it is about the key that was asked for. */
async function soundKey(keyring: Keyring, hash: string): Promise<ApiKey | undefined> {
	const key = await keyring.keyByHash(hash);
	if (key === undefined || (key.hash === hash && Array.isArray(key.scopes))) return key;
	throw new TypeError('the keyring answered with another key than the one it was asked for');
}

const unreadable = (cause: unknown) =>
	new Failure('keys-unreadable', {
		responsible: 'dependency',
		what: 'whether this key is known cannot be found out',
		where: 'control plane',
		remedy: 'Look at the control plane; keys that were used in the last ten minutes go on working.',
		cause,
	});
