import type { ChoiceLog } from '@marquee/counterfactual';
import { asked } from './lives.ts';
import type { Ranker } from './rankers/ranker.ts';
import type { Picks } from './rungs/counterfactual.ts';
import type { LoggedVisit, ServiceLog } from './service-log.ts';

/** The part of a log that rankers did not learn from, as choices of what is put first. */
export interface FirstPlaces {
	readonly log: ChoiceLog;
	/** The visits behind its rows. */
	readonly visits: readonly LoggedVisit[];
}

/**
 * What was put first at each visit after the cut-off, with which probability, and whether the member played it. The reward
 * is of the first place alone, so what stood below it must not matter: members look from the top.
 */
export function firstPlaces(log: ServiceLog): FirstPlaces {
	const { settings, learnUntilMs, visits: all } = log;
	const visits = all.flat().filter(({ atMs, pool }) => atMs > learnUntilMs && pool.length > 0);
	const units = new Map<number, number>();
	for (const { member } of visits) if (!units.has(member)) units.set(member, units.size);
	const evenly = (row: number) => {
		const { pool } = visits[row]!;
		const ofChance = settings.exploration / pool.length;
		return Float64Array.from(pool, (_, place) =>
			place === 0 ? 1 - settings.exploration + ofChance : ofChance,
		);
	};
	const titles = log.train.titles;
	return {
		visits,
		log: {
			actions: Array.from({ length: titles }, (_, title) => `${title}`),
			chosen: Int32Array.from(visits, ({ shown }) => shown[0]!),
			propensities: Float64Array.from(visits, ({ propensity }) => propensity),
			rewards: Float64Array.from(visits, ({ chosen }) => (chosen.includes(0) ? 1 : 0)),
			units: Int32Array.from(visits, ({ member }) => units.get(member)!),
			unitCount: units.size,
			contexts: [],
			available: (row) => visits[row]!.pool,
			logging: evenly,
		},
	};
}

/** What both rankers would have put first at each visit, of what could be put there. */
export async function picksOf(
	[a, b]: readonly [Ranker, Ranker],
	{ visits }: FirstPlaces,
	seed: number,
): Promise<Picks> {
	const [ofA, ofB] = [new Int32Array(visits.length), new Int32Array(visits.length)];
	for (const [row, visit] of visits.entries()) {
		ofA[row] = await a.best(asked(a, seed, visit), visit.pool);
		ofB[row] = await b.best(asked(b, seed, visit), visit.pool);
	}
	return { ofA, ofB };
}
