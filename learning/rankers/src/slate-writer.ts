import { featureCount, type ReadTitles } from '@marquee/features';
import { topK } from '@marquee/numerics';
import type { Random } from '@marquee/units';
import type { CandidatePool } from './candidate-pool.ts';
import { priorRanker } from './prior-ranker.ts';
import type { Ranker } from './ranker.ts';
import type { PastRequest, PlayedTitle } from './requests.ts';
import { emptySlates, type Slates, slatesBetween } from './slates.ts';

/**
 * Which titles a slate holds.
 *
 * `sampled`: one played title, first, and titles that were not played, drawn from the pool: a share from the best by another
 * ranker's score, the rest evenly. One slate for each played title of the pool, at most `perRequest`.
 *
 * `cut`: the best of the pool by another ranker's score, as a page would rank them. One slate for each request.
 */
export type SlateDraw =
	| {
			readonly kind: 'sampled';
			readonly negatives: number;
			readonly hardShare: number;
			/** The best are so many. */
			readonly hardDepth: number;
			readonly by: Ranker;
			readonly perRequest: number;
	  }
	| { readonly kind: 'cut'; readonly titles: number; readonly by: Ranker };

/** How slates for training are drawn unless told otherwise: 31 against one, half of them from the hundred that a page would rank. */
export const sampledDraw: Extract<SlateDraw, { kind: 'sampled' }> = {
	kind: 'sampled',
	negatives: 31,
	hardShare: 0.5,
	hardDepth: 100,
	by: priorRanker(),
	perRequest: 4,
};

/** Slates, and what was left out. */
export interface DrawnSlates {
	readonly slates: Slates;
	/** By reason: played titles that no source proposed, requests with too few candidates, … */
	readonly left: Readonly<Record<string, number>>;
}

/** A request with what could have been shown, and the features of it as of then. */
export interface RequestRead {
	readonly request: PastRequest;
	readonly pool: CandidatePool;
	readonly read: ReadTitles;
}

/** Writes requests as slates, one after another. */
export interface SlateWriter {
	readonly write: (request: RequestRead) => void;
	readonly drawn: () => DrawnSlates;
}

/** A writer with room for all slates of these requests. */
export function slateWriter(
	draw: SlateDraw,
	requests: readonly PastRequest[],
	random: Random,
): SlateWriter {
	const size = draw.kind === 'cut' ? draw.titles : 1 + draw.negatives;
	const most = (played: readonly PlayedTitle[]) =>
		draw.kind === 'cut' ? 1 : Math.min(played.length, draw.perRequest);
	const slates = emptySlates(
		requests.reduce((sum, { played }) => sum + most(played), 0),
		size,
	);
	const profiles = new Map<string, number>();
	const left: Record<string, number> = {};
	const leave = (reason: string, some = 1) => {
		left[reason] = (left[reason] ?? 0) + some;
	};
	let count = 0;
	const add = ({ request, pool, read }: RequestRead, { places, logDrawn }: Drawn) => {
		const { profileId, played, at } = request;
		const rows = count * size;
		const titles = places.map((place) => pool.titles[place]!);
		const sources = Uint32Array.from(places, (place) => pool.sources[place]!);
		read(titles, sources, slates.features.subarray(rows * featureCount));
		slates.titles.set(titles, rows);
		slates.logDrawn.set(logDrawn, rows);
		for (const { title, returned, praised } of played) {
			const place = titles.indexOf(title);
			if (place < 0) continue;
			slates.played[rows + place] = 1;
			slates.returned[rows + place] = returned;
			slates.praised[rows + place] = praised;
		}
		if (!profiles.has(profileId)) profiles.set(profileId, profiles.size);
		slates.profiles[count] = profiles.get(profileId)!;
		slates.relevant[count] = played.length;
		slates.atMs[count] = at;
		count++;
	};
	return {
		write: (read) => {
			if (read.pool.titles.length < size) {
				leave('request-with-too-few-candidates');
				return;
			}
			if (draw.kind === 'cut') add(read, { places: bestPlaces(read, draw), logDrawn: [] });
			else for (const drawn of drawnPlaces(read, draw, random, leave)) add(read, drawn);
		},
		drawn: () => ({ slates: slatesBetween(slates, 0, count), left }),
	};
}

/** Places in the pool that make a slate, and the logarithm of how likely each was to be drawn beside a played title. */
interface Drawn {
	readonly places: readonly number[];
	readonly logDrawn: readonly number[];
}

/** The places in the pool of its best titles by the ranker, best first. */
function bestPlaces(
	{ pool, read }: RequestRead,
	{ titles, by }: { readonly titles: number; readonly by: Ranker },
): readonly number[] {
	const { score } = by.score(read(pool.titles, pool.sources), pool.titles.length);
	return [...topK(score, titles)];
}

/** One list of places for each played title of the pool: it first, then some that were not played. */
function drawnPlaces(
	request: RequestRead,
	{ negatives, hardShare, hardDepth, perRequest, by }: Extract<SlateDraw, { kind: 'sampled' }>,
	random: Random,
	leave: (reason: string, some: number) => void,
): readonly Drawn[] {
	const { played } = request.request;
	const isPlayed = new Set(played.map(({ title }) => title));
	const positives: number[] = [];
	const others: number[] = [];
	for (const [place, title] of request.pool.titles.entries())
		(isPlayed.has(title) ? positives : others).push(place);
	if (positives.length < played.length)
		leave('played-title-that-no-source-proposed', played.length - positives.length);
	if (positives.length > perRequest)
		leave('played-title-beyond-those-of-a-request', positives.length - perRequest);
	if (positives.length === 0) return [];
	if (others.length < negatives) {
		leave('played-title-with-too-few-others', Math.min(positives.length, perRequest));
		return [];
	}
	const isOther = new Set(others);
	const ranked = hardShare === 0 ? [] : bestPlaces(request, { titles: hardDepth, by });
	const best = ranked.filter((place) => isOther.has(place));
	const isBest = new Set(ranked);
	const hard = Math.min(Math.round(hardShare * negatives), best.length);
	// One of the best may come in either draw, any other only in the second.
	const second = (negatives - hard) / (others.length - hard);
	const first = hard / Math.max(1, best.length);
	const chance = (place: number) => (isBest.has(place) ? first + (1 - first) * second : second);
	return drawnFrom(positives, perRequest, random).map((positive) => {
		const some = drawnFrom(best, hard, random);
		const taken = new Set(some);
		const rest = others.filter((place) => !taken.has(place));
		const places = [positive, ...some, ...drawnFrom(rest, negatives - hard, random)];
		return { places, logDrawn: places.map((place) => Math.log(Math.max(1e-9, chance(place)))) };
	});
}

/** So many of them, each at most once: all if there are no more. */
function drawnFrom(all: readonly number[], some: number, random: Random): readonly number[] {
	const left = [...all];
	for (let i = 0; i < Math.min(some, left.length); i++) {
		const j = i + random.below(left.length - i);
		[left[i], left[j]] = [left[j]!, left[i]!];
	}
	return left.slice(0, some);
}
