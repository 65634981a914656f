import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which a whole file or folder can be unreadable. A single broken row is never one of them. */
export const importFailures = {
	'import-path-missing': 'there is nothing at this path',
	'import-file-missing': 'a file of the data set is missing',
	'import-not-a-file': 'this is not a file',
	'import-unreadable': 'the file cannot be read',
	'import-format-unknown': 'no known format fits',
	'import-file-empty': 'the file has no rows',
	'import-binary': 'the file is not text',
	'import-gzip-damaged': 'the file is not the gzip that it claims to be',
	'import-gzip-truncated': 'the gzip ends before its end',
	'import-line-too-long': 'a line has no end',
	'import-header-wrong': 'the header is not that of the format',
	'import-columns-wrong': 'every row has the wrong number of columns',
	'import-nothing-readable': 'no row can be read',
	'import-rows-broken': 'rows are broken where every one is needed',
} as const;

export type ImportFailureCode = keyof typeof importFailures;

/** A failure of the importers: the table's sentence, then what is special to this case. */
export function importFailure(
	code: ImportFailureCode,
	details: Omit<FailureDetails, 'responsible' | 'what'> & { readonly found?: string },
): Failure {
	const { found, ...rest } = details;
	const what = found === undefined ? importFailures[code] : `${importFailures[code]}: ${found}`;
	return new Failure(code, { responsible: 'caller', what, ...rest });
}
