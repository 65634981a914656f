import type { Trailer } from '@marquee/contracts';
import { type EpochMs, seededRandom, utcDay } from '@marquee/units';
import type { TrailerPolicy } from './policies/trailer-policy.ts';
import type { Situation, ViewerContext } from './situation.ts';

/** A title is about to be shown with a trailer. */
export interface TrailerRequest {
	readonly requestId: string;
	readonly profileId: string;
	readonly titleId: string;
	/** In any order; of two with one id the first counts. */
	readonly trailers: readonly Trailer[];
	readonly viewer: ViewerContext;
	readonly now: EpochMs;
}

/** What was chosen and how: enough to state the probabilities again, and to judge another policy by. Plain JSON. */
export interface TrailerDecision {
	readonly requestId: string;
	readonly profileId: string;
	readonly titleId: string;
	readonly decidedAt: EpochMs;
	/** By id. */
	readonly arms: readonly Trailer[];
	/** One per arm. */
	readonly probabilities: readonly number[];
	/** The id of the trailer that is shown. */
	readonly chosen: string;
	/** How likely that was: the propensity. */
	readonly probability: number;
	readonly policy: { readonly name: string; readonly version: string };
	readonly viewer: ViewerContext;
}

/**
 * Chooses a trailer by drawing from what the policy states; `undefined` if the title has none.
 *
 * A profile sees one trailer of a title all day (UTC): the draw u depends on seed, profile, title and day alone, and the
 * trailer is the one in whose stretch of the summed probabilities u lies. When the policy learns, the stretches move a
 * little and only a u near their ends changes its trailer. Over seeds each trailer is chosen with exactly its probability.
 */
export function chooseTrailer(
	request: TrailerRequest,
	policy: TrailerPolicy,
	seed: number,
): TrailerDecision | undefined {
	const { requestId, profileId, titleId, viewer, now } = request;
	const arms = oncePerId(request.trailers);
	if (arms.length === 0) return undefined;
	const probabilities = policy.probabilities({ titleId, trailers: arms, viewer });
	const purpose = `trailer/${profileId}/${titleId}/${utcDay(now)}`;
	const place = placeOf(seededRandom(seed, purpose).next(), probabilities);
	return {
		requestId,
		profileId,
		titleId,
		decidedAt: now,
		arms,
		probabilities,
		chosen: arms[place]!.trailerId,
		probability: probabilities[place]!,
		policy: { name: policy.name, version: policy.version },
		viewer,
	};
}

/** What the policy looked at when it decided: any policy can be asked the same again. */
export const situationOf = ({ titleId, arms, viewer }: TrailerDecision): Situation => ({
	titleId,
	trailers: arms,
	viewer,
});

/** In whose stretch of the summed probabilities `u` lies; one without any probability is never found. */
export function placeOf(u: number, probabilities: readonly number[]): number {
	let upTo = 0;
	let last = 0;
	for (const [place, probability] of probabilities.entries()) {
		if (probability === 0) continue;
		upTo += probability;
		last = place;
		if (u < upTo) return place;
	}
	return last; // the sum may fall short of 1 in its last digit
}

function oncePerId(trailers: readonly Trailer[]): readonly Trailer[] {
	const byId = new Map<string, Trailer>();
	for (const trailer of trailers)
		if (!byId.has(trailer.trailerId)) byId.set(trailer.trailerId, trailer);
	return [...byId.values()].sort((a, b) => (a.trailerId < b.trailerId ? -1 : 1));
}
