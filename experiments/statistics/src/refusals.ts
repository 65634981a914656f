import { Failure } from '@marquee/units';

/** Every way in which numbers of an experiment can say nothing. */
export const statisticsFailures = {
	'statistics-sample-malformed': 'these are not the numbers of a sample',
	'statistics-sample-too-small': 'there are too few units to tell how sure an answer is',
	'statistics-without-variance': 'all units are alike: nothing says how sure an answer is',
	'statistics-baseline-zero': 'nothing can be told relative to a control of zero',
	'statistics-setting-malformed': 'the setting has no meaning',
} as const;

export type StatisticsFailureCode = keyof typeof statisticsFailures;

/** A refusal: the table's sentence, then what was found and what would help. */
export const refusal = (code: StatisticsFailureCode, found: string, remedy: string): Failure =>
	new Failure(code, {
		responsible: 'caller',
		what: `${statisticsFailures[code]}: ${found}`,
		remedy,
	});

/** @throws {Failure} `statistics-sample-malformed` unless it is a whole number from `least` up. */
export function requireCount(value: number, name: string, least = 0): void {
	if (!(Number.isSafeInteger(value) && value >= least))
		throw refusal(
			least > 0 && Number.isSafeInteger(value)
				? 'statistics-sample-too-small'
				: 'statistics-sample-malformed',
			`${name} is ${value}`,
			`It must be a whole number from ${least} up.`,
		);
}

/** @throws {Failure} `statistics-sample-malformed` unless every one of these is finite. */
export function requireFinite(values: Readonly<Record<string, number>>): void {
	for (const [name, value] of Object.entries(values))
		if (!Number.isFinite(value))
			throw refusal('statistics-sample-malformed', `${name} is ${value}`, 'Give finite numbers.');
}

/** @throws {Failure} `statistics-setting-malformed` unless it lies strictly between 0 and 1. */
export function requireShare(value: number, name: string): void {
	if (!(value > 0 && value < 1))
		throw refusal(
			'statistics-setting-malformed',
			`${name} is ${value}`,
			'Take one between 0 and 1.',
		);
}

/** @throws {Failure} `statistics-setting-malformed` unless it is finite and above 0. */
export function requirePositive(value: number, name: string): void {
	if (!(value > 0 && value < Infinity))
		throw refusal('statistics-setting-malformed', `${name} is ${value}`, 'Take one above 0.');
}
