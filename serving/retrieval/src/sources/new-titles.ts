import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { Random } from '@marquee/units';
import { type EpochMs, msPerDay } from '@marquee/units';
import { bestUnwatched } from '../best-unwatched.ts';
import type { Foremost } from '../foremost.ts';
import type { Popularity } from '../popularity.ts';
import { systematicDraw } from '../systematic-draw.ts';
import type { Tasted } from '../taste.ts';
import { candidateAt, type TitleCandidate } from '../title-candidate.ts';
import {
	type Drawn,
	type FoundTitles,
	foundNothing,
	seekDeadlineMs,
	type TitleSource,
} from '../title-source.ts';
import { add, isIn, type TitleSet, titleSet } from '../vectors/title-set.ts';
import type { Viewer } from '../viewer.ts';

/** What is new, and how much of it is left to chance. */
export interface NewTitlesSettings {
	/** A title is new for so long after it entered the service. */
	readonly newForDays?: number;
	/** A title that no more profiles took up is new however old it is. */
	readonly fewProfiles?: number;
	/** Of the places, so many are drawn among those that taste would not have chosen. */
	readonly drawnShare?: number;
}

/** Which titles are new is looked at anew so often. */
const keptMs = 60_000;
/** Taste is in deviations: beyond three it says no more about the chance to be drawn. */
const mostDeviations = 3;
/** The draw is among so many of the best at most, so that it costs the same in any catalogue. */
const mostDrawnFrom = 300;

/**
 * Looks among titles that entered the service lately or that hardly anybody took up. Taste knows them by what they are about,
 * and chooses most of them; the other places are drawn among the next 300, in proportion to e^taste, so that something
 * is learnt of titles that taste has wrong. Each comes with the probability with which it was to be found.
 */
export function newTitles(
	catalogue: Catalogue,
	popularity: Popularity,
	n: number,
	settings: NewTitlesSettings = {},
): TitleSource<Asked, TitleCandidate & Drawn> {
	const { drawnShare = 0.2 } = settings;
	const drawn = Math.round(n * drawnShare);
	const newOnes = keptNewOnes(catalogue, popularity, settings);
	const equal = new Float32Array(catalogue.size);
	const seek: TitleSource<Asked>['seek'] = (
		{ taste, foremost, viewer: { watched } },
		{ now, random },
	) => {
		const { titles: among, holds } = newOnes(now);
		if (among.length === 0) return foundNothing;
		const scores = taste ?? equal;
		const admits = foremost && ((index: TitleIndex) => isIn(holds, index));
		const choice = { scores, watched, among, admits, foremost };
		const best = bestUnwatched(choice, n - drawn + mostDrawnFrom);
		return withDraw(best, { scores, watched, certain: n - drawn, drawn, random });
	};
	return {
		name: 'new-titles',
		deadlineMs: seekDeadlineMs,
		onFailure: 'skip', // the page has other sources
		seek,
		find: (query, context) => {
			const { indices, propensities } = seek(query, context);
			return Array.from(indices, (index, place) => ({
				...candidateAt(catalogue, index),
				propensity: propensities?.[place] ?? 1,
			}));
		},
	};
}

type Asked = Tasted & Foremost & { readonly viewer: Viewer };

interface Lot {
	readonly scores: Float32Array; // (V)
	readonly watched: Uint8Array; // (V)
	/** So many unwatched titles are taken as they come. */
	readonly certain: number;
	readonly drawn: number;
	readonly random: Random;
}

/** The first of the best for certain, with the watched ones between them, then some of the others by the draw. */
function withDraw(best: Int32Array, { scores, watched, certain, drawn, random }: Lot): FoundTitles {
	let end = 0;
	for (let taken = 0; end < best.length && taken < certain; end++)
		if (watched[best[end]!] === 0) taken++;
	const rest = best.subarray(end).filter((index) => watched[index] === 0);
	const weights = Float64Array.from(rest, (index) => chance(scores[index]!));
	const draw = systematicDraw(weights, Math.min(drawn, rest.length), random);
	const indices = new Int32Array(end + draw.places.length);
	const propensities = new Float32Array(indices.length).fill(1);
	indices.set(best.subarray(0, end));
	for (const [i, place] of draw.places.entries()) indices[end + i] = rest[place]!;
	propensities.set(draw.propensities, end);
	return { indices, propensities };
}

const chance = (deviations: number): number =>
	Math.exp(Math.max(-mostDeviations, Math.min(mostDeviations, deviations)));

/** New titles, ascending and as a set. */
interface NewOnes {
	readonly titles: Int32Array;
	readonly holds: TitleSet;
}

/** The places of the new titles as of the minute: the same whenever in it they are asked for. What was answered before is no more. */
function keptNewOnes(
	{ titles }: Catalogue,
	popularity: Popularity,
	{ newForDays = 30, fewProfiles = 5 }: NewTitlesSettings,
): (now: EpochMs) => NewOnes {
	const addedAt = Float64Array.from(titles, (title) => title.addedAt ?? Number.NaN);
	const [all, holds] = [new Int32Array(titles.length), titleSet(titles.length)];
	let kept: NewOnes = { titles: all.subarray(0, 0), holds };
	let [keptMinute, by]: [number, Float64Array | undefined] = [Number.NaN, undefined];
	return (now) => {
		const minute = Math.floor(now / keptMs);
		const profiles = popularity.profiles();
		if (minute === keptMinute && profiles === by) return kept;
		let found = 0;
		holds.fill(0);
		for (let index = 0; index < addedAt.length; index++) {
			const age = minute * keptMs - addedAt[index]!;
			if (age < -keptMs) continue; // it is not there yet
			const isRecent = age <= newForDays * msPerDay; // of an age that is not known it cannot be said
			if (!isRecent && profiles[index]! > fewProfiles) continue;
			all[found++] = index;
			add(holds, index);
		}
		kept = { titles: all.subarray(0, found), holds };
		[keptMinute, by] = [minute, profiles];
		return kept;
	};
}
