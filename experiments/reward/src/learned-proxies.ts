import { choleskyFactor, choleskySolve } from '@marquee/numerics';
import { type Reading, wald } from '@marquee/statistics';
import {
	type EffectCovariance,
	effectCovariances,
	type PastExperiment,
} from './effect-covariance.ts';
import { jackknifed } from './jackknifed.ts';

/** What past experiments say of one proxy. */
export interface ProxyRead {
	readonly name: string;
	/** Of the variance of its estimates, the share that is of true effects. */
	readonly signalShare: number;
	/** Correlation of true effects with those on the north star; null where either hardly moves. */
	readonly correlation: Reading | null;
	/** What a unit of true effect on it adds to the north star. */
	readonly slope: Reading | null;
	/** The same of the estimates as they stand: what noise makes of it. */
	readonly naive: { readonly correlation: number; readonly slope: number };
}

/** A weighted sum of proxies for the next experiment. */
export interface Composite {
	/** By proxy: the expected true effect on the north star for a unit of estimated effect. */
	readonly weights: readonly number[];
	/**
	 * How well its estimate tells the true effect on the north star in an experiment as noisy as the past ones:
	 * their correlation.
	 */
	readonly quality: number;
}

/** What past experiments say of proxies. */
export interface LearnedProxies {
	readonly northStar: string;
	readonly experiments: number;
	readonly proxies: readonly ProxyRead[];
	readonly composite: Composite;
	/** The north star's own early estimate as a proxy of itself: what a composite must beat. */
	readonly ownQuality: number;
	readonly ownSignalShare: number;
	/** Whether past experiments moved the north star by more than noise; if not, nothing is said of any proxy. */
	readonly identifiable: boolean;
	/** Whether noise made the difference no covariance; then `composite` is of the nearest one. */
	readonly clipped: boolean;
}

/**
 * Which early metrics stand in for a north star, learnt from past experiments and corrected for their noise.
 *
 *   slope_p = Λ_py / Λ_pp,   correlation_p = Λ_py / √(Λ_pp Λ_yy),   Λ = Cov of true effects (`effectCovariance`)
 *   weights = (Λ_xx + Σ_xx)⁻¹ Λ_xy,   quality = wᵀ Λ_xy / √(Λ_yy wᵀ (Λ_xx + Σ_xx) w)
 *
 * The weights are those that tell the true north star best from noisy estimates, so a noisy proxy gets little however
 * close it is in truth; `Σ` is the noise of past experiments, of `noiseOfNext` times their error variance for a next one
 * of another size. Intervals are by the jackknife over experiments. Correlation over past experiments does not bind
 * future ones of another kind.
 *
 * @param names of the metrics, the north star first, as in the experiments.
 * @throws {Failure} `reward-data-too-few`, `reward-data-malformed`
 * @paper Tripuraneni, Richardson, D'Amour, Soriano, Yadlowsky: Choosing a Proxy Metric from Past Experiments. KDD 2024.
 * @paper Bibaut, Chou, Ejdemyr, Kallus: Learning the Covariance of Treatment Effects Across Many Weak Experiments. KDD 2024.
 */
export function learnedProxies(
	names: readonly string[],
	experiments: readonly PastExperiment[],
	{ noiseOfNext = 1 }: { readonly noiseOfNext?: number } = {},
): LearnedProxies {
	const width = names.length;
	const { whole, without } = effectCovariances(experiments);
	const at = (of: readonly number[], a: number, b: number) => of[a * width + b]!;
	const over = (statistic: (covariance: EffectCovariance) => number) =>
		jackknifed(whole, without, statistic);
	const moved = over(({ difference }) => at(difference, 0, 0));
	const identifiable = moved.estimate - 1.645 * moved.standardError > 0;
	const proxies = names.slice(1).map((name, i): ProxyRead => {
		const p = i + 1;
		const isMoved = identifiable && at(whole.truth, p, p) > 1e-3 * at(whole.observed, p, p);
		const correlation = over(({ difference }) => correlationOf(difference, p, width));
		const slope = over(({ difference }) => at(difference, p, 0) / at(difference, p, p));
		return {
			name,
			signalShare: at(whole.truth, p, p) / at(whole.observed, p, p),
			correlation: isMoved ? bounded(correlation) : null,
			slope: isMoved ? readOf(slope) : null,
			naive: {
				correlation: correlationOf(whole.plain, p, width),
				slope: at(whole.plain, p, 0) / at(whole.plain, p, p),
			},
		};
	});
	const truthOfStar = at(whole.truth, 0, 0);
	return {
		northStar: names[0]!,
		experiments: experiments.length,
		proxies,
		composite: compositeOf(whole, width, noiseOfNext),
		ownQuality: Math.sqrt(truthOfStar / (truthOfStar + noiseOfNext * at(whole.noise, 0, 0))),
		ownSignalShare: truthOfStar / at(whole.observed, 0, 0),
		identifiable,
		clipped: whole.clipped,
	};
}

const correlationOf = (matrix: readonly number[], p: number, width: number): number =>
	matrix[p * width]! / Math.sqrt(matrix[0]! * matrix[p * (width + 1)]!);

type Estimated = Pick<Reading, 'estimate' | 'standardError'>;

/** Null where an experiment left out makes all the difference between a number and none. */
const readOf = (one: Estimated): Reading | null =>
	Number.isFinite(one.estimate) && one.standardError > 0 && one.standardError < Infinity
		? wald(one)
		: null;

/** A correlation stays within −1 and 1. */
function bounded(one: Estimated): Reading | null {
	const read = readOf(one);
	const inside = (value: number) => Math.max(-1, Math.min(1, value));
	return (
		read && {
			...read,
			estimate: inside(read.estimate),
			low: inside(read.low),
			high: inside(read.high),
		}
	);
}

function compositeOf({ truth, noise }: EffectCovariance, width: number, scale: number): Composite {
	const count = width - 1;
	const seen = Float64Array.from({ length: count * count }, (_, i) => {
		const from = (Math.floor(i / count) + 1) * width + (i % count) + 1;
		return truth[from]! + scale * noise[from]!;
	});
	const shared = Float64Array.from({ length: count }, (_, p) => truth[(p + 1) * width]!);
	const weights = shared.slice();
	const factor = seen.slice();
	choleskyFactor(factor, count);
	choleskySolve(factor, count, weights);
	let [told, spread] = [0, 0];
	for (let p = 0; p < count; p++) {
		told += weights[p]! * shared[p]!;
		for (let q = 0; q < count; q++) spread += weights[p]! * weights[q]! * seen[p * count + q]!;
	}
	const quality = spread > 0 && truth[0]! > 0 ? told / Math.sqrt(truth[0]! * spread) : 0;
	return { weights: [...weights], quality };
}
