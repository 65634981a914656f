import { bracketedRoot } from './bracketed-root.ts';
import { incompleteGamma } from './incomplete-gamma.ts';

/**
 * The chance that chi-square with that many degrees of freedom lies above x; small ones keep their digits.
 *
 *   P(χ² > x) = Q(ν / 2, x / 2)
 *
 * @throws {RangeError} unless there are more than 0 degrees of freedom and x ≥ 0.
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 26.4.19. 1964.
 */
export const chiSquareUpper = (x: number, degrees: number): number =>
	incompleteGamma(degrees / 2, x / 2).upper;

/** The chance that chi-square lies at or below x. */
export const chiSquareLower = (x: number, degrees: number): number =>
	incompleteGamma(degrees / 2, x / 2).lower;

/**
 * The x above which chi-square lies with this chance.
 *
 * @throws {RangeError} unless 0 < tail < 1 and there are more than 0 degrees of freedom.
 */
export function chiSquareUpperQuantile(tail: number, degrees: number): number {
	if (!(tail > 0 && tail < 1 && degrees > 0))
		throw new RangeError(`no quantile of chi-square at ${tail} with ${degrees} degrees of freedom`);
	// Over the logarithm of x, since small quantiles of few degrees span many powers of ten.
	const beyond = (logX: number) => {
		const { lower, upper } = incompleteGamma(degrees / 2, Math.exp(logX) / 2);
		return tail < 0.5 ? Math.log(tail) - Math.log(upper) : Math.log(lower) - Math.log1p(-tail);
	};
	let [low, high] = [Math.log(degrees) - 1, Math.log(degrees) + 1];
	while (beyond(low) > 0) low -= 4;
	while (beyond(high) < 0) high += 1;
	return Math.exp(bracketedRoot(beyond, low, high));
}
