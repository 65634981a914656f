import type { Title, ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay } from '@marquee/units';
import { sessionise } from '@marquee/viewing';
import type { MetArm } from '../taken.ts';

/** What one member did in a stretch of time that begins at `from`. */
interface Told {
	readonly events: readonly ViewingEvent[];
	readonly from: number;
	readonly days: number;
	readonly titles: ReadonlyMap<string, Title>;
}

type Of<Kind extends ViewingEvent['kind']> = Extract<ViewingEvent, { kind: Kind }>;
const of = <Kind extends ViewingEvent['kind']>({ events }: Told, kind: Kind) =>
	events.filter((event): event is Of<Kind> => event.kind === kind);

const plays = (told: Told) => of(told, 'play').length;
const hours = (told: Told) =>
	of(told, 'stop').reduce((sum, { watchedSeconds }) => sum + watchedSeconds / 3_600, 0);
const completions = (told: Told) =>
	of(told, 'stop').filter(({ titleId, positionSeconds }) => {
		const runtime = told.titles.get(titleId)?.runtimeSeconds;
		return runtime !== undefined && positionSeconds >= 0.9 * runtime;
	}).length;
const abandonments = (told: Told) =>
	of(told, 'stop').filter(({ positionSeconds }) => positionSeconds < 300).length;
const dayOf = ({ from }: Told, { happenedAt }: ViewingEvent) =>
	Math.floor((happenedAt - from) / msPerDay);
const visits = ({ events }: Told) => sessionise(events).length;
const daysSeen = (told: Told) => new Set(told.events.map((event) => dayOf(told, event))).size;
const returned = ({ events, from }: Told) =>
	events.some(({ happenedAt }) => happenedAt >= from + 8 * 3_600_000) ? 1 : 0;
const thumbsUp = (told: Told) => of(told, 'thumb').filter(({ thumb }) => thumb === 'up').length;
const thumbsDown = (told: Told) => of(told, 'thumb').filter(({ thumb }) => thumb === 'down').length;
const thumbs = (told: Told) => thumbsUp(told) + thumbsDown(told);
const playsFrom = (surface: string) => (told: Told) =>
	of(told, 'play').filter((event) => event.surface === surface).length;
const searches = (events: readonly ViewingEvent[]) =>
	new Set(
		events
			.filter(({ surface, requestId }) => surface === 'search' && requestId !== undefined)
			.map(({ requestId }) => requestId),
	).size;
const newPlays = (told: Told) =>
	of(told, 'play').filter(({ titleId, happenedAt }) => {
		const added = told.titles.get(titleId)?.addedAt;
		return added !== undefined && happenedAt >= added && happenedAt < added + 30 * msPerDay;
	}).length;
const hoursToFirstPlay = (told: Told) =>
	Math.min(
		told.days * 24,
		...of(told, 'play').map(({ happenedAt }) => (happenedAt - told.from) / 3_600_000),
	);

type Plain = (told: Told) => number;

/** Every built-in metric a second time, one number (or two, of a ratio) of one member, as people would count it. */
export const plainMetrics: Readonly<
	Record<string, { readonly of: Plain; readonly per?: Plain; readonly before?: Plain }>
> = {
	plays: { of: plays },
	'hours-watched': { of: hours },
	'hours-watched-1d': { of: hours },
	'hours-watched-28d': { of: hours },
	'median-hours': { of: hours },
	completions: { of: completions },
	'completion-share': { of: completions, per: plays },
	abandonments: { of: abandonments },
	'abandonment-share': { of: abandonments, per: plays },
	'distinct-titles': { of: (told) => new Set(of(told, 'play').map((e) => e.titleId)).size },
	'active-days': {
		of: (told) =>
			new Set([...of(told, 'play'), ...of(told, 'stop')].map((event) => dayOf(told, event))).size,
	},
	visits: { of: visits },
	'plays-per-visit': { of: plays, per: visits },
	'hours-per-visit': { of: hours, per: visits },
	'returned-1d': { of: returned, before: daysSeen },
	'returned-7d': { of: returned, before: daysSeen },
	'returned-14d': { of: returned, before: daysSeen },
	'returned-28d': { of: returned, before: daysSeen },
	thumbs: { of: thumbs },
	'thumbs-up-share': { of: thumbsUp, per: thumbs },
	'thumbs-down': { of: thumbsDown },
	'list-adds': { of: (told) => of(told, 'list-add').length },
	'home-play-share': { of: playsFrom('home'), per: plays },
	'search-play-share': { of: playsFrom('search'), per: plays },
	'search-success': {
		of: (told) => searches(of(told, 'play')),
		per: ({ events }) => searches(events),
	},
	'hours-to-first-play': { of: hoursToFirstPlay },
	'played-1d': { of: (told) => (plays(told) > 0 ? 1 : 0), before: plays },
	'impressions-per-play': { of: (told) => of(told, 'impression').length, per: plays },
	'new-title-share': { of: newPlays, per: plays },
};

/** A member as the plain sums have it. */
export interface PlainMember extends MetArm {
	readonly known: boolean;
	/** The metric’s columns in the order of `MetricColumns`, and last whether the member was known. */
	readonly columns: (key: string, windowDays: number) => readonly number[];
}

/** Who takes part with one arm alone, in no special order, each with what it did: loops and arrays, no engine. */
export function plainMembers(
	exposures: readonly MetArm[],
	events: readonly ViewingEvent[],
	titles: readonly Title[],
	asOf: EpochMs,
): { readonly members: readonly PlainMember[]; readonly contaminated: number } {
	const byUnit = Map.groupBy(
		exposures.filter(({ at }) => at < asOf),
		({ unit }) => unit,
	);
	const titleOf = new Map(titles.map((title) => [title.titleId as string, title]));
	const firsts = [...byUnit.values()].map((own) => ({
		...own.toSorted((a, b) => a.at - b.at || order(a, b))[0]!,
		contaminated: new Set(own.map(({ arm }) => arm)).size > 1,
	}));
	const members = firsts
		.filter(({ contaminated }) => !contaminated)
		.map((first): PlainMember => {
			const own = events.filter(
				(event) =>
					event.profileId === first.unit &&
					event.kind !== 'notification-sent' &&
					event.happenedAt < asOf,
			);
			const told = (from: number, days: number): Told => ({
				events: own.filter((e) => e.happenedAt >= from && e.happenedAt < from + days * msPerDay),
				from,
				days,
				titles: titleOf,
			});
			const before = told(first.at - 14 * msPerDay, 14);
			const known = before.events.length > 0;
			return {
				...first,
				known,
				columns: (key, windowDays) => {
					const { of: one, per, before: past = one } = plainMetrics[key]!;
					const after = told(first.at, windowDays);
					const k = known ? 1 : 0;
					if (per !== undefined) return [one(after), per(after), one(before), per(before), k];
					return [one(after), past(before), k];
				},
			};
		});
	return { members, contaminated: firsts.length - members.length };
}

/** Of exposures at one moment the first by arm, epoch, country, device counts. */
const order = (a: MetArm, b: MetArm): number => {
	const [one, other] = [a, b].map((each) =>
		[each.arm, each.epoch, each.country ?? '', each.device ?? ''].join('\0'),
	);
	return one! < other! ? -1 : 1;
};
