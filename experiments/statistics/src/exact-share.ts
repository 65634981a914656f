import { binomialLower, binomialUpper, bracketedRoot } from '@marquee/numerics';
import { requireTrials, type Trials } from './beta-binomial-sequence.ts';
import { askedFully, type Reading } from './reading.ts';
import { refusal, requireShare } from './refusals.ts';

/**
 * A share from one look, with the exact interval of the binomial: it holds at any counts, rather more often than asked.
 *
 *   low: P(X ≥ s | low) = α / 2,   high: P(X ≤ s | high) = α / 2,   p = P(X ≥ s | chance)
 *
 * @param chance the share that would be no news; more of it would be.
 * @throws {Failure} `statistics-sample-too-small` without a trial
 * @paper Clopper, Pearson: The Use of Confidence or Fiducial Limits Illustrated in the Case of the Binomial. Biometrika 1934.
 */
export function exactShare(
	sample: Trials,
	{ chance = 0.5, alpha = 0.05 }: { readonly chance?: number; readonly alpha?: number } = {},
): Reading {
	askedFully({ alpha });
	requireShare(chance, 'chance');
	requireTrials(sample);
	const { successes, trials } = sample;
	if (trials === 0)
		throw refusal('statistics-sample-too-small', 'there is no trial', 'Wait for one.');
	const share = successes / trials;
	const root = (excess: (p: number) => number) => bracketedRoot(excess, edge, 1 - edge);
	return {
		estimate: share,
		standardError: Math.sqrt((share * (1 - share)) / trials),
		low: successes === 0 ? 0 : root((p) => binomialUpper(successes, trials, p) - alpha / 2),
		high: successes === trials ? 1 : root((p) => alpha / 2 - binomialLower(successes, trials, p)),
		pValue: binomialUpper(successes, trials, chance),
	};
}

const edge = 1e-15;

/** How many of so many tests without any effect come out below alpha: the mean, and between which counts 95 % lie. */
export function expectedByChance(
	tests: number,
	alpha: number,
): { readonly tests: number; readonly low: number; readonly high: number } {
	requireShare(alpha, 'alpha');
	const atMost = (share: number) => {
		let [low, high] = [0, tests];
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if (binomialLower(middle, tests, alpha) >= share) high = middle;
			else low = middle + 1;
		}
		return low;
	};
	return { tests: tests * alpha, low: atMost(0.025), high: atMost(0.975) };
}
