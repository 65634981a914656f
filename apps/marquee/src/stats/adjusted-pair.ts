import { cuped, postStratified } from '@marquee/statistics';
import { joined, type MetricAsked, metricOf, type Pair, plainPair } from './arm-of-numbers.ts';
import type { ArmNumbers, MetricKind } from './arms-in-file.ts';
import { statsFailure } from './stats-failures.ts';

/** What arms are read as, and whether covariates and strata adjust them; so unless told otherwise. */
export interface AdjustedAsked extends MetricAsked {
	readonly adjust: boolean;
}

/** Both arms after covariates and strata (if any), and before. */
export interface AdjustedPair {
	readonly pair: Pair;
	readonly plain: Pair;
	/** What adjusted them, in order: cuped, post-stratified. */
	readonly ways: readonly string[];
	readonly metric: MetricKind;
}

/** Control and treatment, given stratum by stratum, as one pair of arms. */
export function adjustedPair(
	control: readonly ArmNumbers[],
	treatment: readonly ArmNumbers[],
	asked: AdjustedAsked,
): AdjustedPair {
	const metric = metricOf([...control, ...treatment], asked);
	const whole = [joined(control), joined(treatment)] as const;
	const covariates = asked.adjust && metric === 'mean' && whole[0].moments.means.length > 1;
	const strata = asked.adjust ? strataOf(control, treatment) : [];
	const pairOf = (c: ArmNumbers, t: ArmNumbers): Pair =>
		covariates ? cuped(c.moments, t.moments) : plainPair(c, t, metric, asked);
	const stratified = strata.length > 1;
	// First, since what it refuses it refuses arm by arm.
	const plain = plainPair(...whole, metric, asked);
	return {
		pair: stratified ? postStratified(strata.map(([c, t]) => pairOf(c, t))) : pairOf(...whole),
		plain,
		ways: [...(covariates ? ['cuped'] : []), ...(stratified ? ['post-stratified'] : [])],
		metric,
	};
}

/** Both arms of each stratum. @throws {Failure} `stats-arm-unknown` if a stratum has one arm only. */
function strataOf(
	control: readonly ArmNumbers[],
	treatment: readonly ArmNumbers[],
): readonly (readonly [ArmNumbers, ArmNumbers])[] {
	const others = new Map(treatment.map((arm) => [arm.stratum, arm]));
	const names = new Set([...control, ...treatment].map(({ stratum }) => stratum));
	const own = new Map(control.map((arm) => [arm.stratum, arm]));
	return [...names].map((stratum) => {
		const [c, t] = [own.get(stratum), others.get(stratum)];
		if (c !== undefined && t !== undefined) return [c, t] as const;
		throw statsFailure('stats-arm-unknown', {
			found: `stratum ${stratum} has units of one arm only`,
			remedy: 'Join it to another stratum, or leave strata out by --no-adjust.',
		});
	});
}
