import type { Title, Window } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';

/**
 * Whether the title may be shown in the country at the moment: one of its windows is open, or it has none.
 *
 * A window that names countries is open in these alone, so a request that does not say where it comes from is not let
 * through it. A window begins with its first moment and ends before its last.
 */
export const isAvailable = (title: Title, country: string | undefined, now: EpochMs): boolean =>
	title.windows === undefined || title.windows.some((window) => isOpen(window, country, now));

/** When the title goes: the end of the time for which it may be shown without a break; `undefined`: not for all we know. */
export function untilWhen(
	{ windows = [] }: Title,
	country: string | undefined,
	now: EpochMs,
): EpochMs | undefined {
	let until: number = now;
	for (;;) {
		const open = windows.filter((window) => isOpen(window, country, until as EpochMs));
		if (open.length === 0) return until === now ? undefined : (until as EpochMs);
		const next = Math.max(...open.map((window) => window.until ?? Infinity));
		if (next === Infinity) return undefined;
		until = next;
	}
}

const isOpen = ({ countries, from, until }: Window, country: string | undefined, at: EpochMs) =>
	(countries === undefined || (country !== undefined && countries.includes(country))) &&
	(from === undefined || from <= at) &&
	(until === undefined || at < until);
