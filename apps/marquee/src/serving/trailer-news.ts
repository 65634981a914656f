import type { Catalogue } from '@marquee/catalogue';
import { type EpochMs, Failure, msPerDay } from '@marquee/units';

/** A trailer that this service has not had for long. */
export interface NewTrailer {
	readonly trailerId: string;
	readonly seenAt: EpochMs;
}

/** Which trailers are new, by title. */
export interface TrailerNews {
	readonly of: (titleId: string) => readonly NewTrailer[];
	/** To be kept for the next start. */
	readonly text: string;
}

/** So long a trailer is counted as new; who tells of it may be stricter. */
const newForMs = 14 * msPerDay;
const format = 'marquee-trailers-seen-1';

/**
 * Catalogues do not say since when there is a trailer, so the service remembers which ones it knew. At the very first look
 * none is new: a whole catalogue is no news.
 *
 * @throws {Failure} `trailers-seen-unreadable` if the text that was kept is none of ours.
 */
export function trailerNews(
	{ titles }: Pick<Catalogue, 'titles'>,
	kept: string | undefined,
	now: EpochMs,
): TrailerNews {
	const seenBefore = kept === undefined ? undefined : seenIn(kept);
	const seen: Record<string, number> = {};
	const news = new Map<string, NewTrailer[]>();
	for (const { titleId, trailers = [] } of titles)
		for (const { trailerId } of trailers) {
			const name = `${titleId}/${trailerId}`;
			const seenAt = seenBefore === undefined ? 0 : (seenBefore[name] ?? now);
			seen[name] = seenAt;
			if (seenAt <= now - newForMs) continue;
			const others = news.get(titleId) ?? [];
			news.set(titleId, [...others, { trailerId, seenAt: seenAt as EpochMs }]);
		}
	return { of: (titleId) => news.get(titleId) ?? [], text: JSON.stringify({ format, seen }) };
}

function seenIn(text: string): Readonly<Record<string, number>> {
	let cause: unknown;
	try {
		const read = JSON.parse(text) as { format?: unknown; seen?: Record<string, number> };
		if (read.format === format && Object.values(read.seen ?? 0).every(Number.isInteger))
			return read.seen!;
	} catch (thrown) {
		cause = thrown;
	}
	throw new Failure('trailers-seen-unreadable', {
		responsible: 'dependency',
		what: 'what was kept of the trailers that this service knew cannot be read',
		remedy: 'Nothing: it is written anew, and no trailer counts as new today.',
		cause,
	});
}
