import type { TitleIndex } from '@marquee/catalogue';
import {
	calibration,
	coverage,
	type Estimate,
	estimated,
	intraListDiversity,
	type JudgedFor,
	judged,
	ndcg,
	pairedDifference,
	type Resampled,
	resampled,
	serendipity,
} from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import type { Random } from '@marquee/units';
import { type DiversityDial, diversityDial, widestShare } from './dial.ts';
import { diversifier } from './diversifier.ts';
import type { GenreMix } from './genre-mix.ts';
import { genresOf, type TitleGenres } from './title-genres.ts';
import { likenessByGenres, type TitleLikeness } from './title-likeness.ts';

/** A request of which it is known what the profile took up afterwards. */
export interface FrontierCase {
	/** Candidates, best first; none of them in the past. */
	readonly titles: Int32Array; // (n)
	/** In any unit, never rising. */
	readonly relevance: ArrayLike<number>; // (n)
	/** What the profile took up afterwards; at least one. */
	readonly relevant: Int32Array;
	/** Distinct titles that it had watched before. */
	readonly past: Int32Array;
	/** The genres that it is owed. */
	readonly genreMix: GenreMix;
}

/** One setting of the dial, and what slates are like under it: means over all cases with their 95 % intervals. */
export interface FrontierRow {
	readonly share: number;
	readonly ndcg: Estimate;
	/** Against best-first, case by case: what the setting costs, and whether that is more than chance. */
	readonly ndcgGained: Estimate;
	/** By the likeness that slates are made diverse with. */
	readonly intraListDiversity: Estimate;
	readonly genreDiversity: Estimate;
	readonly serendipity: Estimate;
	/** In nats, lower is better. */
	readonly calibrationKl: Estimate;
	/** Of all slates together: there is no interval over cases. */
	readonly coverage: number;
	/** The share of the final score that is diversity's, on average. */
	readonly ofScore: number;
	/** The share of the model's own relevance that slates do without; never above `share`. */
	readonly relevanceLost: number;
	/** Titles of a slate that do not stand where best-first would put them, on average. */
	readonly moved: number;
}

/** What a frontier is drawn over. */
export interface FrontierOptions {
	readonly genres: TitleGenres;
	/** Without it the genres are the likeness. */
	readonly likeness?: TitleLikeness;
	/** Everything of the dial but its share. */
	readonly dial?: Partial<Omit<DiversityDial, 'share'>>;
	/** Settings in order. Default 0, .03, … .30. */
	readonly shares?: readonly number[];
	/** How many titles a slate has. Default 30. */
	readonly size?: number;
	/** How many places of it are judged. Default 10. */
	readonly depth?: number;
	/** For the intervals. */
	readonly random: Random;
}

/** 0, .03, … .30. */
const everySetting = Array.from({ length: 11 }, (_, at) => (widestShare * at) / 10);

/**
 * What diversity costs and brings at each setting of the dial: one row per share, all on the same cases and the same
 * resamplings of them.
 *
 * @throws {RangeError} if there is no case, or one in which nothing was relevant.
 */
export function frontier(
	cases: readonly FrontierCase[],
	{ shares = everySetting, ...options }: FrontierOptions,
): readonly FrontierRow[] {
	const slates = slatesOver(cases, options);
	const metrics = metricsOf(options);
	const names = Object.keys(metrics) as (keyof typeof metrics)[];
	const answers = [0, ...shares].map(slates); // the first is best-first, to compare with
	const columns = answers.flatMap(({ judgements }) =>
		names.map((name) => Float64Array.from(judgements, metrics[name].of)),
	);
	const drawn = resampled(columns, { random: options.random });
	const of = (at: number, name: keyof typeof metrics): Resampled =>
		drawn[at * names.length + names.indexOf(name)]!;
	const covered = coverage(options.depth ?? 10, options.genres.offsets.length - 1);
	return shares.map((share, i) => {
		const { judgements, ofScore, relevanceLost, moved } = answers[i + 1]!;
		return {
			share,
			ndcg: estimated(of(i + 1, 'ndcg')),
			ndcgGained: pairedDifference(of(i + 1, 'ndcg'), of(0, 'ndcg')),
			intraListDiversity: estimated(of(i + 1, 'intraListDiversity')),
			genreDiversity: estimated(of(i + 1, 'genreDiversity')),
			serendipity: estimated(of(i + 1, 'serendipity')),
			calibrationKl: estimated(of(i + 1, 'calibrationKl')),
			coverage: covered.ofAll(judgements),
			ofScore,
			relevanceLost,
			moved,
		};
	});
}

type SlateOptions = Omit<FrontierOptions, 'shares'>;

/** What all cases are shown under a setting. */
function slatesOver(
	cases: readonly FrontierCase[],
	{ genres, likeness, dial, size = 30 }: SlateOptions,
) {
	const diversify = diversifier(genres, likeness);
	return (share: number) => {
		const setting = diversityDial({ ...dial, share });
		const answers = cases.map((each) => {
			const wanted = { size, dial: setting, genreMix: each.genreMix };
			const { order, taken } = diversify(each, wanted);
			const ranked = order.map((place) => each.titles[place]!);
			const verdict: JudgedFor = { ...judged(ranked, each.relevant), past: each.past };
			return { verdict, taken };
		});
		const meanOf = (name: 'ofScore' | 'relevanceLost' | 'moved') =>
			mean(Float64Array.from(answers, ({ taken }) => taken[name]));
		return {
			judgements: answers.map(({ verdict }) => verdict),
			ofScore: meanOf('ofScore'),
			relevanceLost: meanOf('relevanceLost'),
			moved: meanOf('moved'),
		};
	};
}

function metricsOf({ genres, likeness, depth = 10 }: SlateOptions) {
	const byGenres = likenessByGenres(genres);
	const named = namedLikeness(likeness ?? byGenres, likeness === undefined ? 'genre' : 'embedding');
	return {
		ndcg: ndcg(depth),
		intraListDiversity: intraListDiversity(depth, named),
		genreDiversity: intraListDiversity(depth, namedLikeness(byGenres, 'genre')),
		serendipity: serendipity(depth, named),
		calibrationKl: calibration(depth, (title) => genresOf(genres, title)),
	};
}

/** Titles of which it knows nothing are taken for unlike all others. */
const namedLikeness = ({ cosine, knows }: TitleLikeness, name: string) => ({
	name,
	of: (one: TitleIndex, other: TitleIndex) => (knows(one) && knows(other) ? cosine(one, other) : 0),
});
