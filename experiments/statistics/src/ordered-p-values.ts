import { refusal } from './refusals.ts';

/** Places of p-values, smallest first. @throws {Failure} `statistics-sample-malformed` if one is no p-value. */
export function ordered(pValues: readonly number[]): readonly number[] {
	for (const value of pValues)
		if (!(value >= 0 && value <= 1))
			throw refusal(
				'statistics-sample-malformed',
				`${value} is no p-value`,
				'Give numbers from 0 to 1.',
			);
	return [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]! || a - b);
}
