import { type Reading, twoChancesSequence } from '@marquee/statistics';
import type { AbAsked } from './ab-report.ts';
import type { ArmNumbers } from './arms-in-file.ts';
import { comparedArms, type Ripeness } from './compared-arms.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';

/** What is printed of an exact sequence of two shares. */
export interface ExactReport extends Reading {
	readonly control: string;
	readonly treatment: string;
	readonly method: 'exact-beta-binomial-confidence-sequence';
	readonly maturity?: Ripeness;
}

/** The difference of two shares at all looks, exact at any counts. */
export function exactReport(path: string, asked: AbAsked): ExactReport {
	if (asked.relative || asked.margin !== 0)
		throw statsFailure('stats-numbers-missing', {
			found: 'the exact sequence knows neither margins nor relative effects',
			remedy: 'Leave them out, or take --method asymptotic.',
		});
	const { control, treatments, maturity } = comparedArms(path, asked);
	const trials = [control, treatments[0]!].map((own) => {
		const { name } = own[0]!;
		const n = own.reduce((sum, { moments }) => sum + moments.n, 0);
		const successes = own.reduce((sum, { moments }) => sum + moments.means[0]! * moments.n, 0);
		if (own.some((arm) => !isOfShares(arm)))
			throw statsFailure('stats-file-malformed', {
				found: `values of ${name} are neither 0 nor 1`,
				where: path,
				remedy: 'Take --method asymptotic.',
			});
		return { name, sample: { successes: Math.round(successes), trials: n } };
	});
	return {
		...placed(path, () => twoChancesSequence(trials[0]!.sample, trials[1]!.sample, asked)),
		control: trials[0]!.name,
		treatment: trials[1]!.name,
		method: 'exact-beta-binomial-confidence-sequence',
		...(maturity === undefined ? {} : { maturity }),
	};
}

/** Zeros and ones: their variance is that of their share. */
function isOfShares({ moments: { n, means, covariances }, counted }: ArmNumbers): boolean {
	const share = means[0]!;
	const variance = (share * (1 - share) * n) / Math.max(1, n - 1);
	return share >= 0 && share <= 1 && (counted || Math.abs(covariances[0]! - variance) < 1e-9);
}
