import { mean } from '@marquee/numerics';

/** What only a simulator knows: how much better B is than A for everybody, and how surely. */
export interface Truth {
	readonly verdict: 'A' | 'B' | 'equal';
	/** B less A, a member. */
	readonly estimate: number;
	readonly standardError: number;
	/** B less A, of what A brings. */
	readonly lift: number;
	/** Members who lived both ways. */
	readonly members: number;
}

/** So many standard errors from 0 a difference must lie to be called one: equal rankers do once in a hundred pairs. */
const errorsApart = 2.58;

/**
 * The true difference of two rankers: the same members live through the same days under A and under B, and what chance
 * both lives share cancels out. What lies within 2.58 standard errors of 0 is called equal.
 *
 *   d̄ = mean(bᵢ − aᵢ),   SE = sd(bᵢ − aᵢ) / √n
 *
 * @throws {RangeError} if the columns differ in length or hold fewer than two members.
 */
export function truthOf(underA: Float64Array, underB: Float64Array): Truth {
	const members = underA.length;
	if (members !== underB.length || members < 2)
		throw new RangeError(`${members} members under A and ${underB.length} under B are no pairs`);
	const differences = underB.map((value, i) => value - underA[i]!);
	const estimate = mean(differences);
	const standardError = Math.sqrt(varianceOf(differences) / members);
	const isEqual = Math.abs(estimate) <= errorsApart * standardError;
	const better = estimate > 0 ? 'B' : 'A';
	return {
		verdict: isEqual ? 'equal' : better,
		estimate,
		standardError,
		lift: estimate / Math.abs(mean(underA)),
		members,
	};
}

/** s² = Σ (x − x̄)² / (n − 1) */
export function varianceOf(values: Float64Array): number {
	const middle = mean(values);
	return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
