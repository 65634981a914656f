import { normalLower, normalQuantile, normalUpper } from '@marquee/numerics';
import { type Asked, around, askedFully, type Reading } from './reading.ts';
import { requireFinite, requirePositive } from './refusals.ts';
import { ofStatistic } from './welch.ts';

/**
 * Any estimate that is about normal, with its standard error: z = (estimate − margin) / SE.
 *
 * @throws {Failure} `statistics-sample-malformed`, `statistics-setting-malformed`
 * @paper Wald: Tests of Statistical Hypotheses Concerning Several Parameters. Transactions of the AMS 1943.
 */
export function wald(
	{ estimate, standardError }: Pick<Reading, 'estimate' | 'standardError'>,
	asked: Asked = {},
): Reading {
	const { alpha, alternative, margin } = askedFully(asked);
	requireFinite({ estimate });
	requirePositive(standardError, 'the standard error');
	const tail = alternative === 'two-sided' ? alpha / 2 : alpha;
	return {
		estimate,
		standardError,
		...around(estimate, -normalQuantile(tail) * standardError, alternative),
		pValue: ofStatistic((estimate - margin) / standardError, alternative, normalUpper, normalLower),
	};
}
