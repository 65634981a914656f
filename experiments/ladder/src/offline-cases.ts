import { history as historyOfEvents } from '@marquee/histories';
import { judged } from '@marquee/metrics';
import type { AskedFor } from './rankers/ranker.ts';
import { type OfflineCase, placesOfLists } from './rungs/offline.ts';
import { type ServiceLog, until } from './service-log.ts';

/** Titles in the order in which one of two would show them, best first. */
export type Ranking = (
	question: Pick<AskedFor, 'member' | 'atMs' | 'history'>,
	places: number,
) => Promise<Int32Array>;

/**
 * Asks both at the cut-off for every member who went on to choose something new from what the log showed: one case
 * a member, over the whole catalogue less what they had watched.
 */
export async function offlineCases(
	[a, b]: readonly [Ranking, Ranking],
	log: ServiceLog,
	depth = placesOfLists,
): Promise<readonly OfflineCase[]> {
	const { learnUntilMs, visits } = log;
	const cases: OfflineCase[] = [];
	for (const [member, own] of visits.entries()) {
		const later = own.filter(({ atMs }) => atMs > learnUntilMs);
		const history = until(later[0]?.history ?? historyOfEvents(), learnUntilMs);
		const seen = new Set(history.titleIndices);
		const relevant = later
			.flatMap(({ shown, chosen }) => chosen.map((place) => shown[place]!))
			.filter((title) => !seen.has(title));
		if (relevant.length === 0) continue;
		const question = { member, atMs: learnUntilMs, history };
		const ranked = async (ranking: Ranking) => judged(await ranking(question, depth), relevant);
		cases.push({ underA: await ranked(a), underB: await ranked(b) });
	}
	return cases;
}
