import { type Histories, historyOf, type Recommender } from '@marquee/histories';
import { mean } from '@marquee/numerics';
import { type BlendComponent, blendComponents, blendSource } from './blend-components.ts';
import {
	addPart,
	type LinearMemory,
	type LinearPart,
	linearRecommender,
	type RatingScale,
	rememberedTitles,
} from './linear-memory.ts';
import { weightedSum } from './row-sums.ts';

/** How a blend is chosen and fitted. */
export interface BlendSettings {
	/** Some of the data to learn from, and how well a model does on what was kept from it: higher is better. */
	readonly heldOut: {
		readonly train: Histories;
		readonly judge: (recommender: Recommender) => Promise<number>;
	};
	readonly seed: number;
	/** How many titles the dense components model at most: time grows with the cube. Default 4,000. */
	readonly maxTitles?: number;
	/** As many while choosing, where most components are fitted. Default 2,000. */
	readonly maxTitlesChoosing?: number;
	/**
	 * Entries kept per title and matrix. Default 400: of 1,682 titles of MovieLens 100K a quarter, for the same ranking in
	 * three digits; 200 lose half a percent.
	 */
	readonly entriesPerTitle?: number;
	readonly onProgress?: (done: number, total: number) => void;
}

/** A chosen and fitted blend. */
export interface Blend {
	readonly recommender: Recommender;
	/** What answers: all that a bundle needs to keep. */
	readonly memory: LinearMemory;
	/** The same shares of the same components, fitted to the held-out data's `train` alone: for whoever chooses further. */
	readonly trial: LinearMemory;
	/** Which components were taken, and how much of each: 1 for the first. */
	readonly shares: Readonly<Record<string, number>>;
	/** How well the chosen blend did on the held-out data. */
	readonly judged: number;
}

/** A further component, or more of one, comes in by so much of the first. */
const step = 0.25;
/** It must help by this share: what helps less is chance. */
const leastGain = 0.001;
const mostSteps = 12;

/** A rating one full scale above the mean makes a title count by this much more: ½ over four stars. */
const ratingSlope = 0.625;

/**
 * The best sum of linear models between titles, its shares chosen on held-out data and not by hand.
 *
 * Components are brought to the same spread of scores. The best alone comes first; then, step by step, a quarter of whichever
 * helps most, until none helps. The chosen ones are fitted anew on all data. The same data and seed give the same bytes.
 *
 * @paper Caruana, Niculescu-Mizil, Crew, Ksikes: Ensemble Selection from Libraries of Models. ICML 2004.
 */
export async function fitBlend(train: Histories, settings: BlendSettings): Promise<Blend> {
	const { heldOut, maxTitles = 4_000, maxTitlesChoosing = 2_000 } = settings;
	const total = blendComponents.length + 1;
	const trial = fitted(heldOut.train, blendComponents, settings, maxTitlesChoosing, (done) =>
		settings.onProgress?.(done, total),
	);
	const { shares, judged } = await chosen(trial, heldOut.judge);
	const names = Object.keys(shares);
	const taken = blendComponents.filter(({ name }) => names.includes(name));
	const whole = fitted(train, taken, settings, maxTitles, () => {});
	const { entriesPerTitle = 400 } = settings;
	const memory = mixed(whole, shares, entriesPerTitle);
	settings.onProgress?.(total, total);
	return {
		recommender: linearRecommender('blend', memory),
		memory,
		trial: mixed(trial, shares, entriesPerTitle),
		shares,
		judged,
	};
}

/** Components with a spread of scores of 1 on the data they were fitted to. */
interface Fitted {
	readonly titles: number;
	readonly ratings: RatingScale;
	readonly parts: ReadonlyMap<string, LinearPart>;
}

function fitted(
	train: Histories,
	components: readonly BlendComponent[],
	{ seed, entriesPerTitle = 400 }: BlendSettings,
	maxTitles: number,
	onFitted: (done: number) => void,
): Fitted {
	const ratings = ratingScaleOf(train);
	const source = blendSource(train, ratings, { maxTitles, entriesPerTitle, seed });
	const parts = new Map<string, LinearPart>();
	for (const { name, decay, matrix } of components) {
		const whole = { matrix: matrix(source), decay, share: 1 };
		parts.set(name, { ...whole, share: 1 / (spreadOf(whole, ratings, train) || 1) });
		onFitted(parts.size);
	}
	return { titles: train.titles, ratings, parts };
}

function ratingScaleOf({ ratings }: Histories): RatingScale {
	const given = ratings.filter((rating) => !Number.isNaN(rating));
	return given.length === 0 ? { slope: 0, mean: 0 } : { slope: ratingSlope, mean: mean(given) };
}

/** So many profiles show how far the scores of a component lie apart. */
const profilesAsked = 300;

/** The mean deviation of the scores within a request. */
function spreadOf(part: LinearPart, ratings: RatingScale, train: Histories): number {
	const { titles } = train;
	const sums = new Float64Array(titles);
	const apart = Math.max(1, Math.floor(train.profiles / profilesAsked));
	const deviations: number[] = [];
	for (let profile = 0; profile < train.profiles; profile += apart) {
		addPart(sums.fill(0), part, rememberedTitles(historyOf(train, profile), ratings));
		const middle = mean(sums);
		deviations.push(Math.sqrt(mean(sums.map((score) => (score - middle) ** 2))));
	}
	return deviations.length === 0 ? 0 : mean(deviations);
}

/** Which components, and how much of each: forward selection. */
async function chosen(
	trial: Fitted,
	judge: (recommender: Recommender) => Promise<number>,
): Promise<{ readonly shares: Record<string, number>; readonly judged: number }> {
	let shares: Record<string, number> = {};
	let judged = -Infinity;
	for (let taken = 0; taken < mostSteps; taken++) {
		let best = { shares, judged: -Infinity };
		for (const name of trial.parts.keys()) {
			const more = { ...shares, [name]: (shares[name] ?? 0) + (taken === 0 ? 1 : step) };
			const value = await judge(linearRecommender('blend', unfolded(trial, more)));
			if (value > best.judged) best = { shares: more, judged: value };
		}
		if (!(best.judged > judged * (1 + leastGain)) && taken > 0) break;
		({ shares, judged } = best);
	}
	return { shares, judged };
}

/** Every component as a part of its own: quick to make, slower to ask. */
function unfolded({ titles, ratings, parts }: Fitted, shares: Readonly<Record<string, number>>) {
	const weighed = Object.entries(shares).map(([name, share]) => {
		const part = parts.get(name)!;
		return { ...part, share: share * part.share };
	});
	return { titles, ratings, parts: weighed };
}

/** Components that fade alike become one matrix. */
function mixed(
	{ titles, ratings, parts }: Fitted,
	shares: Readonly<Record<string, number>>,
	entriesPerTitle: number,
): LinearMemory {
	const taken = [...parts].filter(([name]) => name in shares);
	const byDecay = Map.groupBy(taken, ([, { decay }]) => decay);
	const merged = Array.from(byDecay, ([decay, alike]) => ({
		decay,
		share: 1,
		matrix: weightedSum(
			alike.map(([name, { matrix, share }]) => ({ matrix, weight: share * shares[name]! })),
			entriesPerTitle,
		),
	}));
	return { titles, ratings, parts: merged };
}
