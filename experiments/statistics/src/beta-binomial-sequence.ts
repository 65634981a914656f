import { bracketedRoot, logGamma } from '@marquee/numerics';
import { type Alternative, type Asked, askedFully, type Reading } from './reading.ts';
import { refusal, requireCount, requirePositive, requireShare } from './refusals.ts';

/** Successes among trials. */
export interface Trials {
	readonly successes: number;
	readonly trials: number;
}

/** A question about a chance that may be asked after every trial. */
export interface AskedOfChance extends Omit<Asked, 'margin'> {
	/** The chance that would be no news. */
	readonly chance?: number;
	/** Pseudo-counts of success and failure, fixed before the start; Jeffreys' halves unless told otherwise. */
	readonly prior?: readonly [number, number];
}

/**
 * A chance from successes in trials, looked at whenever one likes: exact, at any n, for any chance.
 *
 *   e(p) = B(a + s, b + f) / (B(a, b) pˢ (1 − p)ᶠ),   interval {p: e(p) < 1 / α},   p-value 1 / e(chance)
 *
 * e(p) is what a gambler has who bets against p by a beta mixture: its mean is 1 if p is true, so it ever exceeds 1 / α
 * with chance α at most. One-sided, the same bet is read on the side that is asked about.
 *
 * @throws {Failure} `statistics-sample-malformed`, `statistics-setting-malformed`
 * @paper Robbins: Statistical Methods Related to the Law of the Iterated Logarithm. Annals of Mathematical Statistics 1970.
 */
export function betaBinomialSequence(sample: Trials, asked: AskedOfChance = {}): Reading {
	const { alpha, alternative } = askedFully(asked);
	const { chance = 0.5, prior = [0.5, 0.5] } = asked;
	requireShare(chance, 'chance');
	requireTrials(sample);
	const { successes, trials } = sample;
	const share = trials === 0 ? 0.5 : successes / trials;
	const limit = -Math.log(alpha);
	const earned = (p: number) => logMixture(sample, p, prior);
	return {
		estimate: share,
		// Of Jeffreys' posterior: also where all trials ended alike it is not 0.
		standardError: posteriorDeviation(sample),
		low: alternative === 'less' ? 0 : lowest(earned, share, successes, limit),
		high: alternative === 'greater' ? 1 : highest(earned, share, trials - successes, limit),
		pValue: isAsked(share - chance, alternative) ? Math.min(1, Math.exp(-earned(chance))) : 1,
	};
}

/** ln e(p). */
export function logMixture(
	{ successes, trials }: Trials,
	p: number,
	prior: readonly [number, number] = [0.5, 0.5],
): number {
	const [a, b] = prior;
	requirePositive(a, 'prior successes');
	requirePositive(b, 'prior failures');
	const failures = trials - successes;
	const ofSuccesses = successes === 0 ? 0 : successes * Math.log(p);
	const ofFailures = failures === 0 ? 0 : failures * Math.log1p(-p);
	return logBeta(a + successes, b + failures) - logBeta(a, b) - ofSuccesses - ofFailures;
}

/** @throws {Failure} `statistics-sample-malformed` */
export function requireTrials({ successes, trials }: Trials): void {
	requireCount(trials, 'trials');
	requireCount(successes, 'successes');
	if (successes > trials)
		throw refusal(
			'statistics-sample-malformed',
			`${successes} successes in ${trials} trials`,
			'Count each trial once.',
		);
}

const isAsked = (difference: number, alternative: Alternative): boolean =>
	alternative === 'two-sided' || (alternative === 'greater' ? difference > 0 : difference < 0);

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The deviation of a chance by Jeffreys' posterior: above 0 also where all trials ended alike. */
export function posteriorDeviation({ successes, trials }: Trials): number {
	const [a, b] = [successes + 0.5, trials - successes + 0.5];
	return Math.sqrt((a * b) / (a + b + 1)) / (a + b);
}

/** Nearest to 0 and 1 that a chance is looked for. */
const edge = 1e-15;

function lowest(
	earned: (p: number) => number,
	share: number,
	successes: number,
	limit: number,
): number {
	if (successes === 0 || earned(edge) < limit) return 0;
	return bracketedRoot((p) => limit - earned(p), edge, Math.min(share, 1 - edge));
}

function highest(
	earned: (p: number) => number,
	share: number,
	failures: number,
	limit: number,
): number {
	if (failures === 0 || earned(1 - edge) < limit) return 1;
	return bracketedRoot((p) => earned(p) - limit, Math.max(share, edge), 1 - edge);
}
