import type { Doing, Surfaces } from '../answers/surfaces.ts';

/** So long answers are kept. */
export const keptMs = 5 * 60_000;

/** Answers further apart than this say nothing of what lay between them. */
const longestGapMs = 20_000;

/** The answers of the last minutes with a newer one; one that is not newer is left out. */
export function withSample(samples: readonly Surfaces[], newest: Surfaces): readonly Surfaces[] {
	const last = samples.at(-1);
	if (last !== undefined && newest.now <= last.now) return samples;
	return [...samples.filter(({ now }) => newest.now - now <= keptMs), newest];
}

/** What a surface counted between one answer and the one before it. */
export interface Between {
	readonly seconds: number;
	readonly requests: number;
	readonly kept: number;
	readonly popular: number;
	readonly errors: number;
}

/** What a surface counted since an earlier answer; null where that cannot be known: a gap, or the service began anew. */
export function between(
	earlier: Surfaces | undefined,
	later: Surfaces,
	surface: string,
): Between | null {
	if (earlier === undefined || later.now - earlier.now > longestGapMs) return null;
	const [before, after] = [doingOf(earlier, surface), doingOf(later, surface)];
	if (after === undefined) return null;
	const since = {
		seconds: (later.now - earlier.now) / 1000,
		requests: after.requests - (before?.requests ?? 0),
		kept: after.served.kept - (before?.served.kept ?? 0),
		popular: after.served.popular - (before?.served.popular ?? 0),
		errors: after.errors - (before?.errors ?? 0),
	};
	return Math.min(since.requests, since.kept, since.popular, since.errors) < 0 ? null : since;
}

const doingOf = ({ surfaces }: Surfaces, name: string): Doing | undefined =>
	surfaces.find(({ surface }) => surface === name)?.sinceStart;
