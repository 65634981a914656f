import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which what search is measured by can be wrong, and a measurement that is not good enough. */
export const searchFailures = {
	'search-file-missing': 'there is no such file',
	'search-file-unreadable': 'the file cannot be read',
	'search-file-empty': 'the file has no lines',
	'search-file-encoding': 'the line is not UTF-8',
	'search-line-malformed': 'the line is not what it should be',
	'search-title-twice': 'two titles have the same id',
	'search-title-unknown': 'a query expects a title that is not among the titles',
	'search-suite-missing': 'there are no queries to ask',
	'search-thresholds-malformed': 'the thresholds are not what they should be',
	'search-below-threshold': 'search is worse than it must be',
} as const;

export type SearchFailureCode = keyof typeof searchFailures;

/** A failure of measuring search: the table's sentence, then what is special to this case. */
export function searchFailure(
	code: SearchFailureCode,
	details: Omit<FailureDetails, 'responsible' | 'what'> & { readonly found?: string },
): Failure {
	const { found, ...rest } = details;
	const what = found === undefined ? searchFailures[code] : `${searchFailures[code]}: ${found}`;
	const responsible = code === 'search-below-threshold' ? 'us' : 'caller';
	return new Failure(code, { responsible, what, ...rest });
}
