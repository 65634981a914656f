/**
 * Kendall's τ between the orders in which two lists have the titles that both have:
 *
 *   τ = (agreeing pairs − disagreeing pairs) / pairs
 *
 * 1: the same order; −1: reversed; `undefined` where fewer than two titles are in both. No list has a title twice.
 *
 * @paper Kendall: A New Measure of Rank Correlation. Biometrika 1938.
 */
export function rankCorrelation(
	one: readonly string[],
	other: readonly string[],
): number | undefined {
	const placeInOther = new Map(other.map((id, place) => [id, place]));
	const places = one.flatMap((id) => placeInOther.get(id) ?? []);
	const n = places.length;
	if (n < 2) return undefined;
	let agreement = 0;
	for (let i = 0; i < n; i++)
		for (let j = i + 1; j < n; j++) agreement += places[i]! < places[j]! ? 1 : -1;
	return agreement / ((n * (n - 1)) / 2);
}
