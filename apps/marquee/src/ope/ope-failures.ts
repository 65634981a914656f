import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which what a counterfactual estimate is made from can be wrong. */
export const opeFailures = {
	'ope-file-unreadable': 'the file cannot be read',
	'ope-log-empty': 'the log has no rows',
	'ope-log-columns': 'the log lacks what an estimate needs',
	'ope-log-malformed': 'the row is not what it should be',
	'ope-table-malformed': 'the table is not what it should be',
	'ope-policy-unknown': 'there is no such policy',
	'ope-unasked': 'none of the estimators that were named can be asked',
} as const;

export type OpeFailureCode = keyof typeof opeFailures;

/** A failure of counterfactual estimates: the table's sentence, then what is special to this case. */
export function opeFailure(
	code: OpeFailureCode,
	details: Omit<FailureDetails, 'responsible' | 'what'> & { readonly found?: string },
): Failure {
	const { found, ...rest } = details;
	const what = found === undefined ? opeFailures[code] : `${opeFailures[code]}: ${found}`;
	return new Failure(code, { responsible: 'caller', what, ...rest });
}
