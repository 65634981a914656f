import {
	actions,
	countrySteps,
	devices,
	type EventColumns,
	type History,
	type ScoringRequest,
} from '@marquee/histories';
import { hourStep, hourSteps, weekdayStep, weekdaySteps } from './calendar.ts';
import { completionStep, completionSteps, durationStep, durationSteps } from './duration.ts';
import { gapStep, gapSteps } from './gap.ts';

/**
 * What a token says beside its title, and how many values each field can have: one embedding table each. 0 is "unknown"
 * in all of them. Names and scales are part of every trained model: append, never insert.
 */
export const tokenFields = [
	// Of event t, known when it had ended:
	{ name: 'actions', steps: actions.length },
	{ name: 'durations', steps: durationSteps },
	{ name: 'completions', steps: completionSteps },
	// Of the request after it:
	{ name: 'gaps', steps: gapSteps },
	{ name: 'hours', steps: hourSteps },
	{ name: 'weekdays', steps: weekdaySteps },
	{ name: 'devices', steps: devices.length },
	{ name: 'countries', steps: countrySteps },
] as const;

export type TokenField = (typeof tokenFields)[number]['name'];

/**
 * Histories as a model reads them: what happened at each step, and what was known when the next step was asked for.
 *
 * Step t holds the title, action, duration and completion of event t, and of the request after it the time since event t
 * ended, the hour, the weekday, the device and the country. That request is the one that event t + 1 answered, or for the
 * newest event the one in hand. Nothing else of event t + 1 enters step t.
 */
export type TokenColumns = Readonly<Record<'titles' | TokenField, Int32Array>>; // each (T) or (B·T)

/** What is known when somebody asks, before anything is answered. */
export type RequestContext = Omit<ScoringRequest, 'history'>;

/** Columns for so many steps, all 0. */
export function emptyTokens(steps: number): TokenColumns {
	const columns: Record<string, Int32Array> = { titles: new Int32Array(steps) };
	for (const { name } of tokenFields) columns[name] = new Int32Array(steps);
	return columns as TokenColumns;
}

/**
 * Writes events `from` … `to` − 1 of one history as steps, the first at `at`; the last is followed by `next`.
 *
 * The one definition for training and serving. A window whose last event is only a target is written with `requestOf` it.
 */
export function writeTokens(
	events: EventColumns,
	{ from, to, next }: { readonly from: number; readonly to: number; readonly next: RequestContext },
	out: TokenColumns,
	at: number,
): void {
	for (let event = from, step = at; event < to; event++, step++) {
		const last = event + 1 === to;
		const askedAtMs = last ? next.asOfMs : events.happenedAtMs[event + 1]!;
		out.titles[step] = events.titleIndices[event]!;
		out.actions[step] = events.actionIndices[event]!;
		out.durations[step] = durationStep(events.watchedSeconds[event]!);
		out.completions[step] = completionStep(events.completions[event]!);
		out.gaps[step] = gapStep(events.endedAtMs[event]!, askedAtMs);
		out.hours[step] = hourStep(askedAtMs);
		out.weekdays[step] = weekdayStep(askedAtMs);
		out.devices[step] = last ? (next.device ?? 0) : events.deviceIndices[event + 1]!;
		out.countries[step] = last ? (next.country ?? 0) : events.countryIndices[event + 1]!;
	}
}

/** The request that this event was the answer to. */
export const requestOf = (events: EventColumns, row: number): RequestContext => ({
	asOfMs: events.happenedAtMs[row]!,
	device: events.deviceIndices[row]!,
	country: events.countryIndices[row]!,
});

/** The newest `context` events of a history as tokens, oldest first. */
export function tokensOf(history: History, next: RequestContext, context: number): TokenColumns {
	const to = history.titleIndices.length;
	const from = Math.max(0, to - context);
	const tokens = emptyTokens(to - from);
	writeTokens(history, { from, to, next }, tokens, 0);
	return tokens;
}
