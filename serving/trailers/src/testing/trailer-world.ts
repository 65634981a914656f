import type { Trailer } from '@marquee/contracts';
import { sigmoid } from '@marquee/numerics';
import { type EpochMs, epochMs, msPerDay, type Random, seededRandom } from '@marquee/units';
import type { TrailerDecision, TrailerRequest } from '../choice.ts';
import { chooseTrailer } from '../choice.ts';
import type { TrailerPolicy } from '../policies/trailer-policy.ts';
import { type SettledDecision, settle, type TrailerSignal, usualReward } from '../settling.ts';
import { leaningsOf, type Situation } from '../situation.ts';
import { fitOf } from '../terms.ts';

/** How large a world is; the rest is drawn from its seed. */
export interface WorldSize {
	readonly seed: number;
	readonly profiles: number;
	readonly titles: number;
	readonly trailers: number;
}

/**
 * Profiles before trailers, where what every trailer earns from everybody is known: what it stresses draws those who lean
 * that way, and some trailers are simply better made. Nothing of the learner is used but its notion of fit.
 */
export interface TrailerWorld {
	/** Every profile before every title. */
	readonly encounters: readonly TrailerRequest[];
	/** What a policy truly earns per showing, all encounters being as likely: a sum, nothing drawn. */
	readonly worthOf: (policy: TrailerPolicy) => number;
	/** Decides `count` encounters of one day by a policy and settles what came of them. */
	readonly day: (day: number, count: number, policy: TrailerPolicy) => readonly SettledDecision[];
}

const genres = ['crime', 'comedy', 'drama', 'horror', 'romance', 'documentary'];
const devices = ['phone', 'television'];
const start = epochMs(Date.UTC(2026, 0, 5));

/** A world drawn from a seed. */
export function trailerWorld({ seed, profiles, titles, trailers }: WorldSize): TrailerWorld {
	const random = seededRandom(seed, 'trailer-world');
	const viewers = Array.from({ length: profiles }, () => ({
		leanings: leaningsOf([
			{ genres: [genres[random.below(genres.length)]!], weight: 2 },
			{ genres: [genres[random.below(genres.length)]!] },
		]),
		device: devices[random.below(devices.length)]!,
	}));
	const made = new Map<string, number>();
	const catalogue = Array.from({ length: titles }, (_, title) =>
		Array.from({ length: trailers }, (_, arm): Trailer => {
			made.set(`t${title}/${arm}`, 0.4 * random.normal());
			const tags = [genres[random.below(genres.length)]!];
			return { trailerId: `${arm}`, tags, durationSeconds: 60 + 30 * random.below(3) };
		}),
	);
	const encounters = viewers.flatMap((viewer, p) =>
		catalogue.map(
			(arms, t): TrailerRequest => ({
				requestId: `r${p}-${t}`,
				profileId: `p${p}`,
				titleId: `t${t}`,
				trailers: arms,
				viewer,
				now: start,
			}),
		),
	);
	const chancesOf = ({ titleId, viewer }: Omit<Situation, 'trailers'>, trailer: Trailer) => {
		const drawn = 2 * fitOf(viewer, trailer) + made.get(`${titleId}/${trailer.trailerId}`)!;
		return { watched: sigmoid(drawn - 0.7), played: sigmoid(drawn - 1.8) };
	};
	const meanReward = (situation: Situation, trailer: Trailer): number => {
		const { watched, played } = chancesOf(situation, trailer);
		return usualReward.worth.watched * watched + usualReward.worth.played * played;
	};
	const day = (index: number, count: number, policy: TrailerPolicy) => {
		const drawing = seededRandom(seed, `day-${index}`);
		const now = epochMs(start + index * msPerDay);
		const decisions = Array.from({ length: count }, (_, i) => {
			const encounter = encounters[drawing.below(encounters.length)]!;
			return chooseTrailer({ ...encounter, requestId: `d${index}-${i}`, now }, policy, seed)!;
		});
		const firsts = new Map(decisions.toReversed().map((d) => [`${d.profileId} ${d.titleId}`, d]));
		const events = [...firsts.values()].flatMap((decision) =>
			consequences(decision, chancesOf(decision, shownBy(decision)), drawing),
		);
		const until = epochMs(now + 2 * msPerDay);
		return settle({ decisions, events, until }).settled;
	};
	const worthOf = (policy: TrailerPolicy) => {
		let total = 0;
		for (const encounter of encounters) {
			const probabilities = policy.probabilities(encounter);
			for (const [arm, p] of probabilities.entries())
				total += p * meanReward(encounter, encounter.trailers[arm]!);
		}
		return total / encounters.length;
	};
	return { encounters, worthOf, day };
}

const shownBy = ({ arms, chosen }: TrailerDecision): Trailer =>
	arms.find(({ trailerId }) => trailerId === chosen)!;

function consequences(
	decision: TrailerDecision,
	chances: { readonly watched: number; readonly played: number },
	random: Random,
): readonly TrailerSignal[] {
	const { profileId, titleId, chosen, decidedAt } = decision;
	const soon = { profileId, titleId, happenedAt: (decidedAt + 60_000) as EpochMs };
	const watchedSeconds = random.next() < chances.watched ? shownBy(decision).durationSeconds! : 5;
	const seen = { kind: 'trailer-play', trailerId: chosen, watchedSeconds, ...soon };
	return random.next() < chances.played ? [seen, { kind: 'play', ...soon }] : [seen];
}
