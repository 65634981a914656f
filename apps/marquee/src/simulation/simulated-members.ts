import { setTimeout as pause } from 'node:timers/promises';
import { world as worldOf } from '@marquee/simulation';
import { type EpochMs, epochMs, hash32, isoMoment, msPerDay } from '@marquee/units';
import { earliestFirst } from './earliest-first.ts';
import {
	eventsOf,
	type LivingIn,
	type LivingMember,
	tellUntil,
	type VisitCounts,
	visitOf,
} from './living-member.ts';
import type { ServiceCalls } from './service-calls.ts';
import { nothingShown } from './shown-page.ts';
import { type SimulationReport, simulationReport } from './simulation-report.ts';
import { eventTeller } from './told-events.ts';
import { pastEvents } from './visit-events.ts';
import type { NamedTitle } from './watchable-titles.ts';

/** Who visits a service, for how long and how fast. */
export interface SimulationSettings {
	readonly seed: number;
	readonly members: number;
	/** Of the world. */
	readonly days: number;
	/** The end of the world: not later than the service's own time by then, or it refuses events as of the future. */
	readonly now: EpochMs;
	/** Visits begun per second of this world, whatever the answers do; absent: as fast as answers come. */
	readonly rate?: number;
	/** Visits under way at once: with a rate the most, beyond which visits are not sent and counted. */
	readonly atOnce: number;
	/** Whether the service hears first of what members watched in the eight weeks before. */
	readonly past: boolean;
	readonly signal: AbortSignal;
	/** Told of the world's time as it goes on, before anything of that time is asked or told: for a service that lives in it. */
	readonly onMoment?: (moment: EpochMs) => void;
	/** Told after each visit. */
	readonly onVisit?: (visits: number, share: number) => void;
}

/**
 * Lets members live with a running service: it is asked for every page over HTTP and told of everything that happens, at the
 * moments at which it happens in the world, which lie in the days before now.
 *
 * Visits begin in the order of the world's time. Nothing is stored here: all that is kept is in the service.
 */
export async function simulatedMembers(
	calls: ServiceCalls,
	titles: readonly NamedTitle[],
	settings: SimulationSettings,
): Promise<SimulationReport> {
	const { seed, members, days, now } = settings;
	const begin = epochMs(now - days * msPerDay);
	const world = worldOf({ seed, titles, begin });
	const where: LivingIn = {
		world,
		titles,
		numberOf: new Map(titles.map(({ titleId }, number) => [titleId, number])),
		calls,
		teller: eventTeller(calls),
		run: `sim-${seed}-${hash32(isoMoment(now), seed).toString(36)}`,
		counts: noVisits(),
	};
	const living = Array.from(
		{ length: members },
		(_, index): LivingMember => ({ member: world.member(index), later: [] }),
	);
	const begunMs = performance.now();
	if (settings.past) await tellPast(living, where, settings);
	const visitsBegunMs = performance.now();
	const unsent = await liveOn(living, where, settings);
	const visitMs = performance.now() - visitsBegunMs;
	if (!settings.signal.aborted) settings.onMoment?.(now);
	await Promise.all(
		inTurns(settings.atOnce, living, async (one) => {
			await tellUntil(one, now, where.teller);
			where.teller.counts.pending += one.later.length;
		}),
	);
	return simulationReport({
		settings,
		where,
		living,
		unsent,
		visitMs,
		wallMs: performance.now() - begunMs,
	});
}

async function tellPast(
	living: readonly LivingMember[],
	where: LivingIn,
	{ atOnce, signal }: SimulationSettings,
): Promise<void> {
	await Promise.all(
		inTurns(atOnce, living, async (one) => {
			if (signal.aborted) return;
			const { member } = one;
			const events = pastEvents(where.world.past(member), eventsOf(where, member), member.index);
			// what was begun in the past may be finished in days to come
			one.later = events.toSorted((a, b) => a.happenedAt - b.happenedAt);
			await tellUntil(one, where.world.begin, where.teller);
		}),
	);
}

/** So many workers, each of which takes the next when it is done with one. */
function inTurns<Thing>(
	workers: number,
	things: readonly Thing[],
	work: (thing: Thing) => Promise<void>,
): readonly Promise<void>[] {
	let next = 0;
	return Array.from({ length: Math.min(workers, things.length) }, async () => {
		while (next < things.length) await work(things[next++]!);
	});
}

/** All visits in the order of the world's time; answers how many were due and could not be sent. */
async function liveOn(
	living: readonly LivingMember[],
	where: LivingIn,
	{ now, rate, atOnce, signal, onMoment, onVisit }: SimulationSettings,
): Promise<number> {
	const waiting = earliestFirst<LivingMember>(({ member }) => member.index);
	const underWay = new Set<Promise<void>>();
	const comesBack = (one: LivingMember) => {
		const { nextAt } = one.member;
		if (nextAt !== undefined && nextAt < now) waiting.add(nextAt, one);
	};
	for (const one of living) comesBack(one);
	const { begin } = where.world;
	const pace = rate === undefined ? undefined : evenPace(rate);
	let unsent = 0;
	while ((waiting.size > 0 || underWay.size > 0) && !signal.aborted) {
		const isFull = underWay.size >= atOnce;
		if (waiting.size === 0 || (isFull && pace === undefined)) {
			await Promise.race(underWay);
			continue;
		}
		await pace?.();
		const one = waiting.take()!;
		const at = one.member.nextAt!;
		onMoment?.(epochMs(at));
		if (isFull) {
			unsent++;
			where.world.visit(one.member, nothingShown, at);
			comesBack(one);
			continue;
		}
		const visit = visitOf(one, at, where).then(() => {
			underWay.delete(visit);
			comesBack(one);
			onVisit?.(where.counts.visits, (at - begin) / (now - begin));
		});
		underWay.add(visit);
	}
	await Promise.all(underWay);
	return unsent;
}

/** Resolves at even distances of time; what is overdue comes at once. */
function evenPace(perSecond: number): () => Promise<void> {
	const begunMs = performance.now();
	let count = 0;
	return async () => {
		const leftMs = begunMs + (1_000 * count++) / perSecond - performance.now();
		if (leftMs > 0) await pause(leftMs);
	};
}

const noVisits = (): VisitCounts => ({
	visits: 0,
	withoutPage: 0,
	served: {},
	looked: 0,
	plays: 0,
	completions: 0,
	searches: 0,
	found: 0,
	unknownTitles: 0,
});
