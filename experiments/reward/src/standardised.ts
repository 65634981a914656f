import { refusal } from './refusals.ts';

/** Columns brought to mean 0 and deviation 1, so that one ridge is fair to all of them. */
export interface Standardised {
	readonly columns: readonly Float64Array[]; // (P, N)
	readonly means: readonly number[]; // (P)
	readonly deviations: readonly number[]; // (P)
}

/**
 * Every column less its mean, in its own deviations.
 *
 * @throws {Failure} `reward-data-malformed` if a column does not vary, or is not finite.
 */
export function standardised(
	columns: readonly ArrayLike<number>[],
	names: readonly string[],
): Standardised {
	const found = columns.map((column, at) => {
		const n = column.length;
		let mean = 0;
		for (let row = 0; row < n; row++) mean += column[row]! / n;
		let squares = 0;
		for (let row = 0; row < n; row++) squares += (column[row]! - mean) ** 2;
		const deviation = Math.sqrt(squares / n);
		if (!(deviation > 0 && deviation < Infinity))
			throw refusal(
				'reward-data-malformed',
				`${names[at]} is ${column[0]} for everybody, or no number for somebody`,
				'Leave out signals that do not vary, and fill in missing ones alike for everybody.',
			);
		return {
			mean,
			deviation,
			own: Float64Array.from(column, (value) => (value - mean) / deviation),
		};
	});
	return {
		columns: found.map(({ own }) => own),
		means: found.map(({ mean }) => mean),
		deviations: found.map(({ deviation }) => deviation),
	};
}
