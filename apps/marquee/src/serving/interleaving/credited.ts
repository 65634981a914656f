import type { ViewingEvent } from '@marquee/contracts';
import { type Team, teamAt } from '@marquee/interleaving';
import { type PackedTrace, picksOf } from '@marquee/page';
import { msPerDay } from '@marquee/units';
import { choosing } from '../search/chosen-searches.ts';
import type { LoggedSearch } from '../search/service-search.ts';

/** Somebody chose what one of two interleaved rankings had put there, as the log of credits keeps it. */
export interface Credit {
	readonly experiment: string;
	readonly profileId: string;
	readonly requestId: string;
	readonly titleId: string;
	readonly team: Team;
	/** When it was chosen; ms since 1970. */
	readonly at: number;
}

/** A choice that comes later has other causes. */
export const creditWindowMs = msPerDay;

/** What an event credits, of the page that it names: a play of a title that one of the two picked. */
export function creditOfPage(
	{ kind, requestId, titleId, profileId, happenedAt: at }: ViewingEvent,
	trace: Pick<PackedTrace, 'interleaved' | 'rows' | 'profileId' | 'generatedAt'>,
): Credit | undefined {
	if (kind !== 'play' || requestId === undefined || profileId !== trace.profileId) return undefined;
	if (at >= trace.generatedAt + creditWindowMs) return undefined;
	const team = picksOf(trace).get(titleId);
	if (team === undefined) return undefined;
	return { experiment: trace.interleaved!.experiment, profileId, requestId, titleId, team, at };
}

/** What an event credits, of the search that it names: whatever people do with a title that they looked for. */
export function creditOfSearch(
	{ kind, requestId, titleId, profileId, happenedAt: at }: ViewingEvent,
	searched: LoggedSearch,
): Credit | undefined {
	const { interleaved, titles, at: answeredAt } = searched.trace;
	if (interleaved === undefined || requestId === undefined || !choosing.has(kind)) return undefined;
	if (profileId !== searched.profileId || at >= answeredAt + creditWindowMs) return undefined;
	const position = titles.find((title) => title.titleId === titleId)?.position;
	const team = position === undefined ? undefined : teamAt(interleaved.teams, position);
	if (team === undefined) return undefined;
	return { experiment: interleaved.experiment, profileId, requestId, titleId, team, at };
}
