import { Failure, type FailureDetails } from '@marquee/units';

/** Every way in which a ranker's file can fail its reader, with who has to act and what to do. */
const failures = {
	'ranker-missing': {
		responsible: 'us',
		remedy: 'Name the file of a ranker, or rank with the prior one until one is trained.',
	},
	'ranker-altered': {
		responsible: 'us',
		remedy: 'Restore the file from a copy, or train the ranker again.',
	},
	'ranker-foreign': {
		responsible: 'us',
		remedy:
			'Train a ranker with this version: it reads other features than this file was made for.',
	},
} as const satisfies Record<string, Pick<FailureDetails, 'responsible' | 'remedy'>>;

export type RankerFailureCode = keyof typeof failures;

/** A failure of this package, by its code. */
export const failure = (
	code: RankerFailureCode,
	details: Pick<FailureDetails, 'what' | 'where' | 'cause'>,
): Failure => new Failure(code, { ...failures[code], ...details });
