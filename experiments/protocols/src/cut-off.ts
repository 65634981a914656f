import type { Histories } from '@marquee/histories';
import { observedQuantile } from '@marquee/numerics';
import { failures } from './errors.ts';

/** Where time is cut: at a moment, or where a share of all events has happened. */
export type CutOff = { readonly momentMs: number } | { readonly share: number };

/** Finds moments in data, all of whose events have a time. */
export type MomentOf = (cutOff: CutOff) => number;

/** @throws {Failure} `protocol-needs-time` if an event has no time. */
export function momentsIn(all: Histories, protocol: string): MomentOf {
	const without = all.happenedAtMs.findIndex(Number.isNaN);
	if (without >= 0) throw failures['protocol-needs-time'](protocol, without);
	const times = all.happenedAtMs.toSorted();
	return (cutOff) =>
		'momentMs' in cutOff ? cutOff.momentMs : observedQuantile(times, cutOff.share);
}
