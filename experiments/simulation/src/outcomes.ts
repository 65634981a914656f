import { msPerDay, type Random, seededRandom } from '@marquee/units';
import type { Member } from './member.ts';
import type { Ranker, Slate } from './shown.ts';
import type { Visit } from './visit.ts';
import type { Play } from './watching.ts';
import type { World } from './world.ts';

/** What became of members under one ranker, in columns: (members). Within the days asked for, if nothing else is said. */
export interface Outcomes {
	/** Visits, those that began with a search too. */
	readonly visits: Float64Array;
	readonly plays: Float64Array;
	/** Of what was shown: plays less those found by searching. */
	readonly chosen: Float64Array;
	/** Watched by the last day. */
	readonly hours: Float64Array;
	/** Watched to the end, by the last day. */
	readonly completions: Float64Array;
	readonly thumbsUp: Float64Array;
	/** 1: visited again within seven days of the first visit; who never visited has 0. */
	readonly returned7: Float64Array;
	/** 1: had not left by the last day, the 28th unless other days are asked for. */
	readonly retained: Float64Array;
	/** What members thought of the service at the end: true satisfaction, which no service sees. */
	readonly satisfaction: Float64Array;
	/** Σ of how good what they watched was. */
	readonly enjoyment: Float64Array;
	/** Watched in the 28 days before the world began: what CUPED may adjust by. */
	readonly before: Float64Array;
}

/** Who lives, how long, and who watches. */
export interface LifeSettings {
	/** How many, from `from` on. */
	readonly members: number;
	/** 0 unless given. */
	readonly from?: number;
	/** 28 unless given. */
	readonly days?: number;
	/** Titles in a slate; 20 unless given. */
	readonly places?: number;
	/** Told of every visit; the member is as it was left by it. */
	readonly onVisit?: (visit: Visit, slate: Slate, member: Member) => void;
}

/**
 * Lets members live under a ranker, one after the other. The same members under another ranker are the same people with the
 * same moods, so differences are of rankers alone.
 */
export function lived(world: World, ranker: Ranker, settings: LifeSettings): Outcomes {
	const { members, from = 0 } = settings;
	const outcomes = emptyOutcomes(members);
	for (let i = 0; i < members; i++) {
		const random = seededRandom(world.seed, `ranker for member ${from + i}`);
		liveOne(world, ranker, { ...settings, random, member: world.member(from + i) }, outcomes, i);
	}
	return outcomes;
}

function liveOne(
	world: World,
	ranker: Ranker,
	{
		days = 28,
		places = 20,
		onVisit,
		member,
		random,
	}: LifeSettings & { readonly member: Member; readonly random: Random },
	outcomes: Outcomes,
	i: number,
): void {
	const end = world.begin + days * msPerDay;
	const first = member.nextAt;
	countBefore(world, member, outcomes, i);
	let second: number | undefined;
	while (member.nextAt !== undefined && member.nextAt < end) {
		const at = member.nextAt;
		if (member.visits === 1) second = at;
		const slate = ranker.slate(member, at, places, random);
		const visit = world.visit(member, slate, at);
		count(visit, outcomes, i, end);
		onVisit?.(visit, slate, member);
	}
	const again = second ?? member.nextAt;
	const isBack = member.visits > 0 && again !== undefined && again - first! <= 7 * msPerDay;
	outcomes.returned7[i] = isBack ? 1 : 0;
	outcomes.retained[i] = member.leftAt === undefined || member.leftAt >= end ? 1 : 0;
	outcomes.satisfaction[i] = member.satisfaction;
}

function count({ plays, chosen }: Visit, outcomes: Outcomes, i: number, end: number): void {
	outcomes.visits[i]!++;
	outcomes.plays[i]! += plays.length;
	outcomes.chosen[i]! += chosen.length;
	for (const play of plays) {
		const { finishedAt, thumb, enjoyment } = play;
		outcomes.hours[i]! += secondsBy(play, end) / 3_600;
		if (finishedAt !== undefined && finishedAt < end) outcomes.completions[i]!++;
		if (thumb === 1) outcomes.thumbsUp[i]!++;
		outcomes.enjoyment[i]! += enjoyment;
	}
}

/** What had been watched of a play by a moment: what is finished days later counts then. */
export function secondsBy(
	{ at, stoppedAtSeconds, finishedAt, watchedSeconds }: Play,
	moment: number,
): number {
	const first = Math.min(stoppedAtSeconds, Math.max(0, moment - at) / 1_000);
	if (finishedAt === undefined) return first;
	const rest = watchedSeconds - stoppedAtSeconds;
	return first + Math.max(0, Math.min(rest, rest - (finishedAt - moment) / 1_000));
}

function countBefore({ begin }: World, { history }: Member, outcomes: Outcomes, i: number): void {
	for (let k = 0; k < history.length; k++)
		if (history.at[k]! >= begin - 28 * msPerDay) outcomes.before[i]!++;
}

function emptyOutcomes(members: number): Outcomes {
	const column = () => new Float64Array(members);
	return {
		visits: column(),
		plays: column(),
		chosen: column(),
		hours: column(),
		completions: column(),
		thumbsUp: column(),
		returned7: column(),
		retained: column(),
		satisfaction: column(),
		enjoyment: column(),
		before: column(),
	};
}
