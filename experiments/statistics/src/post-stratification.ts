import type { Arm } from './arm.ts';
import { refusal } from './refusals.ts';

/** Both arms within one stratum. */
export interface Stratum {
	readonly control: Arm;
	readonly treatment: Arm;
}

/**
 * How strata are weighed. `population`: each by its units, which estimates the effect on everybody. `precision`: by
 * n꜀ nₜ / (n꜀ + nₜ), the way to join days or stages with different splits, where pooling would mistake days for effects.
 */
export type StratumWeights = 'population' | 'precision';

/**
 * Both arms as if every stratum had the same share of each: joined stratum by stratum, so that an arm that happens to
 * hold more of one kind gains nothing by it.
 *
 *   ȳ = Σ_k w_k ȳ_k,   SE² = Σ_k w_k² s²_k / n_k
 *
 * @throws {Failure} `statistics-sample-too-small` if a stratum lacks two units of an arm: join it to another.
 * @paper Miratrix, Sekhon, Yu: Adjusting Treatment Effect Estimates by Post-stratification in Randomized Experiments. JRSS B 2013.
 */
export function postStratified(
	strata: readonly Stratum[],
	weights: StratumWeights = 'population',
): { readonly control: Arm; readonly treatment: Arm } {
	const raw = strata.map(({ control, treatment }) =>
		weights === 'population'
			? control.n + treatment.n
			: (control.n * treatment.n) / (control.n + treatment.n),
	);
	const whole = raw.reduce((sum, one) => sum + one, 0);
	if (!(whole > 0))
		throw refusal('statistics-sample-too-small', 'no stratum has units', 'Give at least one.');
	const shares = raw.map((one) => one / whole);
	return {
		control: joined(
			strata.map(({ control }) => control),
			shares,
		),
		treatment: joined(
			strata.map(({ treatment }) => treatment),
			shares,
		),
	};
}

function joined(arms: readonly Arm[], shares: readonly number[]): Arm {
	const short = arms.find(({ n }) => n < 2);
	if (short !== undefined)
		throw refusal(
			'statistics-sample-too-small',
			`a stratum has ${short.n} units of an arm`,
			'Join small strata to others before the result is known.',
		);
	const over = (of: (arm: Arm) => number) =>
		arms.reduce((sum, arm, k) => sum + shares[k]! * of(arm), 0);
	const n = arms.reduce((sum, arm) => sum + arm.n, 0);
	const squared = arms.reduce(
		(sum, { variance, n: own }, k) => sum + (shares[k]! ** 2 * variance) / own,
		0,
	);
	return {
		n,
		mean: over(({ mean }) => mean),
		variance: squared * n,
		baseline: over(({ baseline }) => baseline),
	};
}
