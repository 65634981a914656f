import {
	type Family,
	type Makings,
	type PageLayout,
	type PagePolicy,
	type pageDrafts,
	stageWise,
} from '@marquee/page';
import type { FrontierCase } from '@marquee/ranking/frontier';
import { hash32, requestId } from '@marquee/units';
import type { HeldBackVisit } from './held-back-visits.ts';

/** The row that rests on taste alone: what it shows of the whole catalogue nobody has narrowed. */
const asked: Family = 'top-picks';

/** The policy as it serves, but for what stands between the ranker's order and what is measured: diversity, chance, a hurried model. */
export const measuredPolicy = (policy: PagePolicy): PagePolicy => ({
	...policy,
	version: `${policy.version}, measured`,
	diversity: { ...policy.diversity, share: 0 },
	exploration: { ...policy.exploration, rate: 0 },
	tasteDeadlineMs: 60_000,
});

/** The stage-wise layout of a page that has one row. */
export function oneRow(makings: Makings): PageLayout {
	const { lay } = stageWise(makings);
	return {
		name: `${asked} alone`,
		lay: (offers, query, context) =>
			lay(
				offers.filter(({ family }) => family === asked),
				query,
				context,
			),
	};
}

/**
 * What the funnel of a page gives diversity to choose from at a visit: the titles that the ranker saw, in its order, with what it says of
 * them. `undefined`: the page has no such row, as for a profile that is new.
 */
export async function rankedFor(
	{ profileId, now, state, on, answer }: HeldBackVisit,
	draft: ReturnType<typeof pageDrafts>,
): Promise<FrontierCase | undefined> {
	const id = requestId(`frontier-${profileId}`);
	const request = { requestId: id, profileId, asked: { surface: 'home' }, state, now, on } as const;
	const { laid, query } = await draft({ ...request, seed: hash32(id) });
	const row = laid.rows[0];
	if (row === undefined) return undefined;
	const ranked = [...row.slate, ...row.reserve];
	return {
		titles: Int32Array.from(ranked, ({ index }) => index),
		relevance: Float64Array.from(ranked, ({ score }) => score),
		relevant: Int32Array.of(answer),
		past: Int32Array.from(query.viewer.engaged, ({ index }) => index),
		genreMix: query.genreMix,
	};
}
