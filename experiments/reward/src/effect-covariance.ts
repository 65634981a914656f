import { leavingOneOut } from './jackknifed.ts';
import { refusal } from './refusals.ts';
import { withoutNegative } from './symmetric-eigen.ts';

/** One past experiment: its effects on some metrics, and how their errors hang together. */
export interface PastExperiment {
	readonly name: string;
	readonly effects: readonly number[]; // (M)
	/** Covariance of the errors of the effects, row by row: from units that are in all metrics. */
	readonly errors: readonly number[]; // (M, M)
}

/** How true effects vary and hang together over experiments. */
export interface EffectCovariance {
	readonly mean: readonly number[]; // (M)
	/** Of true effects: a covariance. */
	readonly truth: readonly number[]; // (M, M)
	/** The plain difference, unbiased but perhaps no covariance: what statistics with an interval are made of. */
	readonly difference: readonly number[]; // (M, M)
	/** Of errors, as weighed. */
	readonly noise: readonly number[]; // (M, M)
	/** Of estimates, as weighed: truth and noise together. */
	readonly observed: readonly number[]; // (M, M)
	/** Of estimates, each counted once: what a plain correlation is of. */
	readonly plain: readonly number[]; // (M, M)
	/** Whether the difference was no covariance and was brought to the nearest one. */
	readonly clipped: boolean;
}

/**
 * The covariance of true treatment effects over many weak experiments: that of the estimates less that of their errors.
 *
 *   êᵢ = eᵢ + εᵢ,   Cov eᵢ = Λ,   Cov εᵢ = Σᵢ known
 *   Λ̂ = [Σ wᵢ (êᵢ − ê̄)(êᵢ − ê̄)ᵀ − Σ (wᵢ − wᵢ²) Σᵢ] / (1 − Σ wᵢ²),   wᵢ ∝ 1 / (κ + sᵢ)²
 *
 * sᵢ: an experiment's error variance relative to the mean one, over metrics; κ: that of true effects, from a first pass
 * with equal weights; so that large experiments count for more. Metrics of one experiment share their units, and so their
 * errors: without the correction two metrics seem to move together because their noise does.
 *
 * @throws {Failure} `reward-data-too-few` of fewer than four experiments, `reward-data-malformed`
 * @paper Bibaut, Chou, Ejdemyr, Kallus: Learning the Covariance of Treatment Effects Across Many Weak Experiments. KDD 2024 (the estimator from total covariance).
 * @paper Cunningham, Kim: Interpreting Experiments with Multiple Outcomes. 2020.
 */
export function effectCovariance(experiments: readonly PastExperiment[]): EffectCovariance {
	requireExperiments(experiments, experiments[0]?.effects.length ?? 0);
	return covarianceOf(experiments);
}

/** The covariance of all, and those with each experiment (of many: each group) left out, for the jackknife. */
export function effectCovariances(experiments: readonly PastExperiment[]): {
	readonly whole: EffectCovariance;
	readonly without: readonly EffectCovariance[];
} {
	const whole = effectCovariance(experiments);
	return { whole, without: leavingOneOut(experiments, covarianceOf) };
}

function covarianceOf(experiments: readonly PastExperiment[]): EffectCovariance {
	const width = experiments[0]!.effects.length;
	const equal = experiments.map(() => 1 / experiments.length);
	const first = weighed(experiments, equal, width);
	const noise = Array.from({ length: width }, (_, m) => first.noise[m * (width + 1)]!);
	const relative = (of: readonly number[]) =>
		noise.reduce((sum, one, m) => sum + Math.max(0, of[m * (width + 1)]!) / one, 0) / width;
	const signal = relative(first.difference);
	const raw = experiments.map(({ errors }) => 1 / (signal + relative(errors)) ** 2);
	const whole = raw.reduce((sum, one) => sum + one, 0);
	const found = weighed(
		experiments,
		raw.map((one) => one / whole),
		width,
	);
	return { ...found, ...nearest(found, width), plain: first.observed };
}

type Weighed = Omit<EffectCovariance, 'clipped' | 'plain' | 'truth'>;

function weighed(
	experiments: readonly PastExperiment[],
	weights: readonly number[],
	width: number,
): Weighed {
	const mean = Array.from({ length: width }, (_, m) =>
		experiments.reduce((sum, { effects }, i) => sum + weights[i]! * effects[m]!, 0),
	);
	const lost = weights.reduce((sum, weight) => sum + weight ** 2, 0);
	const entries = Array.from({ length: width * width }, (_, at) => {
		const [a, b] = [Math.floor(at / width), at % width];
		let [spread, error] = [0, 0];
		for (const [i, { effects, errors }] of experiments.entries()) {
			const weight = weights[i]!;
			spread += weight * (effects[a]! - mean[a]!) * (effects[b]! - mean[b]!);
			error += (weight - weight ** 2) * errors[at]!;
		}
		return { observed: spread / (1 - lost), noise: error / (1 - lost) };
	});
	return {
		mean,
		observed: entries.map(({ observed }) => observed),
		noise: entries.map(({ noise }) => noise),
		difference: entries.map(({ observed, noise }) => observed - noise),
	};
}

/** Metrics have units of their own: eigenvalues are clipped in units of observed deviations. */
function nearest({ difference, observed }: Weighed, width: number) {
	const scale = Array.from({ length: width }, (_, m) => Math.sqrt(observed[m * (width + 1)]!));
	const of = (at: number) => scale[Math.floor(at / width)]! * scale[at % width]!;
	const { matrix, clipped } = withoutNegative(
		difference.map((value, at) => value / of(at)),
		width,
	);
	return {
		truth: clipped ? matrix.map((value, at) => value * of(at)) : difference,
		clipped,
	};
}

function requireExperiments(experiments: readonly PastExperiment[], width: number): void {
	if (experiments.length < 4 || width < 2)
		throw refusal(
			'reward-data-too-few',
			`${experiments.length} experiments with ${width} metrics`,
			'Give four experiments or more, each with the north star and a proxy; twenty say something.',
		);
	for (const { name, effects, errors } of experiments) {
		const isSound =
			effects.length === width &&
			errors.length === width * width &&
			[...effects, ...errors].every(Number.isFinite) &&
			effects.every((_, m) => errors[m * (width + 1)]! > 0) &&
			errors.every((value, at) =>
				closeTo(value, errors[(at % width) * width + Math.floor(at / width)]!),
			) &&
			!withoutNegative(errors, width).clipped;
		if (!isSound)
			throw refusal(
				'reward-data-malformed',
				`experiment ${name} has effects [${effects}] and errors [${errors}]`,
				`Give ${width} effects and the ${width} × ${width} covariance of their errors.`,
			);
	}
}

const closeTo = (one: number, other: number): boolean =>
	Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
