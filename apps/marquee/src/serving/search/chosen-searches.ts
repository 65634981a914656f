import type { ViewingEvent } from '@marquee/contracts';
import type { LoggedSearch as ChosenFrom } from '@marquee/search';
import type { LoggedSearch } from './service-search.ts';

/** What somebody does with a title that was looked for. */
export const choosing: ReadonlySet<ViewingEvent['kind']> = new Set([
	'play',
	'progress',
	'stop',
	'list-add',
	'trailer-play',
]);

/**
 * The searches from which something was chosen: the events of the log that name their request and a title that was shown. A choice
 * counts for the answer it was made from, that is the last of its keystrokes. What was answered under another version of the policy was
 * ranked by other features, or the same names meant something else: nothing is learnt from it.
 */
export async function chosenSearches(
	searches: AsyncIterable<LoggedSearch>,
	events: AsyncIterable<readonly ViewingEvent[]>,
	policy: string,
): Promise<readonly ChosenFrom[]> {
	const chosenOf = await choices(events);
	const found: ChosenFrom[] = [];
	for await (const { trace } of searches) {
		const chosen = chosenOf.get(trace.requestId);
		if (chosen === undefined || trace.policy !== policy) continue;
		const shown = trace.titles.filter(
			({ titleId, position }) => position !== undefined && chosen.has(titleId),
		);
		if (shown.length > 0) found.push({ trace, chosen: shown.map(({ titleId }) => titleId) });
	}
	return found;
}

/** What was chosen, by the request that it was chosen from. */
async function choices(
	events: AsyncIterable<readonly ViewingEvent[]>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
	const chosenOf = new Map<string, Set<string>>();
	for await (const batch of events)
		for (const { requestId, kind, titleId } of batch) {
			if (requestId === undefined || !choosing.has(kind)) continue;
			const chosen = chosenOf.get(requestId);
			if (chosen === undefined) chosenOf.set(requestId, new Set([titleId]));
			else chosen.add(titleId);
		}
	return chosenOf;
}
