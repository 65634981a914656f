import { mean, observedQuantile } from '@marquee/numerics';
import { isoMoment } from '@marquee/units';
import type { LivingIn, LivingMember, VisitCounts } from './living-member.ts';
import type { CallCounts } from './service-calls.ts';
import type { SimulationSettings } from './simulated-members.ts';
import type { EventCounts } from './told-events.ts';

/** What came of a simulation: what members did, and what the service did to them. */
export interface SimulationReport {
	readonly seed: number;
	readonly policy: string;
	readonly members: number;
	readonly days: number;
	/** The end of the world's time: experiments are read as of it. */
	readonly until: string;
	readonly titles: number;
	/** False if it was stopped before its end. */
	readonly finished: boolean;
	readonly visits: VisitCounts & {
		/** Due while as many as allowed were under way. */
		readonly unsent: number;
		readonly perSecond: number;
	};
	readonly events: EventCounts;
	readonly calls: Omit<CallCounts, 'latenciesMs'> & {
		/** Of answers with status 200. */
		readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
	};
	/** What only a simulation knows. */
	readonly truth: { readonly meanSatisfaction: number; readonly left: number };
	readonly wallSeconds: number;
}

/** Puts the counts of a simulation together. */
export function simulationReport({
	settings: { seed, members, days, now, signal },
	where: { world, counts, teller, calls },
	living,
	unsent,
	visitMs,
	wallMs,
}: {
	readonly settings: SimulationSettings;
	readonly where: LivingIn;
	readonly living: readonly LivingMember[];
	readonly unsent: number;
	readonly visitMs: number;
	readonly wallMs: number;
}): SimulationReport {
	const { latenciesMs, ...counted } = calls.counts;
	const sorted = Float64Array.from(latenciesMs).sort();
	const at = (share: number) =>
		sorted.length === 0 ? Number.NaN : observedQuantile(sorted, share);
	const all = living.map(({ member }) => member);
	return {
		seed,
		policy: world.policy.name,
		members,
		days,
		until: isoMoment(now),
		titles: world.titles.count,
		finished: !signal.aborted,
		visits: { ...counts, unsent, perSecond: (1_000 * counts.visits) / visitMs },
		events: teller.counts,
		calls: { ...counted, latencyMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) } },
		truth: {
			meanSatisfaction: mean(Float64Array.from(all, ({ satisfaction }) => satisfaction)),
			left: all.filter(({ leftAt }) => leftAt !== undefined && leftAt <= now).length,
		},
		wallSeconds: wallMs / 1_000,
	};
}
