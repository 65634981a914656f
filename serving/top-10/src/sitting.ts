import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay, msPerSecond, utcDay } from '@marquee/units';

/** One stretch of watching within one UTC day. Without a length: a sign that the title was taken up. */
export interface Sitting {
	readonly titleId: string;
	/** Where the event says it happened; without it the sitting counts for the service as a whole only. */
	readonly country: string | undefined;
	/** Since the day began. */
	readonly beganMs: number;
	readonly lengthMs: number;
}

/** A sitting with the day it belongs to. */
export interface DatedSitting {
	/** Days since 1970-01-01. */
	readonly day: number;
	readonly sitting: Sitting;
}

/** Whether an event tells of watching for longer than a day without a pause. */
export const isImpossible = (event: ViewingEvent): boolean =>
	event.kind === 'stop' && lengthOf(event.watchedSeconds) > msPerDay;

/**
 * What an event says was watched, day by day: a stop speaks for the time before it, which may reach over midnight.
 *
 * Other events are no watching: a play may be abandoned at once, and progress says where, not how long. Where the data
 * has nothing better, plays and ratings count as signs without length.
 */
export function sittingsOf(
	event: ViewingEvent,
	counts: 'watched' | 'taken-up',
): readonly DatedSitting[] {
	const { titleId, country } = event;
	const endedAt = event.happenedAt as EpochMs;
	if (counts === 'taken-up') {
		if (event.kind !== 'play' && event.kind !== 'rating') return [];
		const day = utcDay(endedAt);
		return [{ day, sitting: { titleId, country, beganMs: endedAt - day * msPerDay, lengthMs: 0 } }];
	}
	if (event.kind !== 'stop' || isImpossible(event)) return [];
	const pieces: DatedSitting[] = [];
	for (let from: number = endedAt - lengthOf(event.watchedSeconds); from < endedAt; ) {
		const day = utcDay(from as EpochMs);
		const to = Math.min(endedAt, (day + 1) * msPerDay);
		const sitting = { titleId, country, beganMs: from - day * msPerDay, lengthMs: to - from };
		pieces.push({ day, sitting });
		from = to;
	}
	return pieces;
}

const lengthOf = (watchedSeconds: number): number => Math.round(watchedSeconds * msPerSecond);

/** How long at least one of these sittings was running: what is told twice for one moment counts once. */
export function coveredMs(sittings: readonly Sitting[]): number {
	let covered = 0;
	let until = 0;
	for (const { beganMs, lengthMs } of sittings.toSorted((a, b) => a.beganMs - b.beganMs)) {
		const end = beganMs + lengthMs;
		if (end > until) covered += end - Math.max(until, beganMs);
		until = Math.max(until, end);
	}
	return covered;
}

/** How long all sittings are together. */
export const toldMs = (sittings: readonly Sitting[]): number =>
	sittings.reduce((total, { lengthMs }) => total + lengthMs, 0);
