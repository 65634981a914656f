import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which a file of an experiment's numbers can be wrong. */
export const statsFailures = {
	'stats-file-missing': 'there is no such file',
	'stats-file-unreadable': 'the file cannot be read',
	'stats-file-malformed': 'the file is not what it should be',
	'stats-column-missing': 'a column is missing',
	'stats-arm-unknown': 'the arms are not what they should be',
	'stats-numbers-missing': 'numbers are missing',
} as const;

/** A failure of reading numbers: the table's sentence, then what is special to this case. */
export const statsFailure = (
	code: keyof typeof statsFailures,
	{ found, ...details }: Omit<FailureDetails, 'responsible' | 'what'> & { readonly found: string },
): Failure =>
	new Failure(code, {
		responsible: 'caller',
		what: `${statsFailures[code]}: ${found}`,
		...details,
	});
