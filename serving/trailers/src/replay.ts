import { clusteredEstimate, type Estimate, meanOf } from '@marquee/counterfactual';
import type { Random } from '@marquee/units';
import { placeOf, situationOf } from './choice.ts';
import type { TrailerPolicy } from './policies/trailer-policy.ts';
import type { SettledDecision } from './settling.ts';
import { trailerChoices } from './trailer-choices.ts';

/** A policy on trial; one that learns is told of every row on which it chose as was chosen. */
export interface Contender {
	readonly policy: () => TrailerPolicy;
	readonly told?: (row: SettledDecision) => void;
}

/** What a policy would have earned per showing, and what that rests on. */
export interface Replayed extends Estimate {
	/** Rows on which it chose what was shown. */
	readonly matched: number;
	/** Rows there were. */
	readonly of: number;
}

/**
 * What a policy would have earned per showing, from rows that were shown uniformly at random.
 *
 *   V̂ = mean of r over the rows on which the policy chooses what was shown
 *
 * Those rows are a fair sample of what it would have met, so the estimate is unbiased, for policies that learn on the way too.
 * About one row in K matches. The interval holds for policies that stay as they are; of one that learns it says how sure its
 * mean over this very log is.
 *
 * @throws {RangeError} if a row was not shown uniformly, or none matches: then this says nothing; see `weighed`.
 * @paper Li, Chu, Langford, Wang: Unbiased Offline Evaluation of Contextual-bandit-based News Article Recommendation
 * Algorithms. WSDM 2011.
 */
export function replayed(
	rows: readonly SettledDecision[],
	contender: Contender,
	random: Random,
): Replayed {
	const matches: SettledDecision[] = [];
	for (const row of rows) {
		requireUniform(row);
		const probabilities = contender.policy().probabilities(situationOf(row));
		const place = placeOf(random.next(), probabilities);
		if (row.arms[place]!.trailerId !== row.chosen) continue;
		matches.push(row);
		contender.told?.(row);
	}
	if (matches.length === 0) throw new RangeError(`none of ${rows.length} rows matches`);
	const { rewards, units, unitCount } = trailerChoices(matches);
	const estimate = clusteredEstimate(meanOf(rewards), { units, unitCount });
	return { ...estimate, matched: matches.length, of: rows.length };
}

function requireUniform({ requestId, probabilities }: SettledDecision): void {
	const even = 1 / probabilities.length;
	if (probabilities.every((p) => Math.abs(p - even) < 1e-9)) return;
	throw new RangeError(`${requestId} was not shown uniformly: ${probabilities.join(', ')}`);
}
