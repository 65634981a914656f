/**
 * The sum of the values, right to the last digit or two whatever their order and magnitudes.
 *
 * Neumaier's compensated summation: the rounding error of every addition is kept aside and added at the end.
 * Values that are not finite give the NaN or infinity that plain addition gives.
 *
 * @paper Neumaier: Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen. ZAMM 1974.
 */
export function sum(values: ArrayLike<number>): number {
	let total = 0;
	let lost = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i]!;
		const next = total + value;
		lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
		total = next;
	}
	return Number.isFinite(total) ? total + lost : total;
}

/**
 * The arithmetic mean, by compensated summation.
 *
 * @throws {RangeError} if there is no value.
 */
export function mean(values: ArrayLike<number>): number {
	if (values.length === 0) throw new RangeError('no values, no mean');
	return sum(values) / values.length;
}
