import type { Clock } from '@marquee/units';

/** Opens what is named; `undefined` where that cannot be had. */
export type TellingOpener = <Opened>(
	name: string,
	open: () => Opened | Promise<Opened>,
) => Promise<Opened | undefined>;

/** What could not be opened is tried again after this time: it may have been put back. */
const againAfterMs = 30_000;

/**
 * Opens what recipes name. What cannot be opened is told when that begins and whenever its cause changes, not at every try,
 * and is left alone for a while: to find out that a large file was altered takes as long as to read it.
 */
export function tellingOpener(
	clock: Clock,
	report: (stage: string, cause: unknown) => void,
): TellingOpener {
	const refused = new Map<string, { readonly cause: string; readonly againAt: number }>();
	return async (name, open) => {
		const last = refused.get(name);
		if (last !== undefined && clock.now() < last.againAt) return undefined;
		try {
			const opened = await open();
			refused.delete(name);
			return opened;
		} catch (cause) {
			if (last?.cause !== String(cause)) report(`recipe ${name}`, cause);
			refused.set(name, { cause: String(cause), againAt: clock.now() + againAfterMs });
			return undefined;
		}
	};
}
