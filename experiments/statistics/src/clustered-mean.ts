import type { Arm } from './arm.ts';
import { momentsOf } from './moments.ts';
import { ratioArm } from './ratio-arm.ts';
import { refusal } from './refusals.ts';

/**
 * The mean over rows whose rows of one cluster (profile, session) belong together: a ratio of sums over clusters.
 *
 *   x̄ = Σ_c S_c / Σ_c N_c, with S_c the sum and N_c the number of rows of cluster c; n counts clusters
 *
 * Alike to the sandwich variance with the factor G / (G − 1).
 *
 * @param clusters of each row, any keys.
 * @throws {Failure} `statistics-sample-too-small` of fewer than two clusters.
 * @paper Liang, Zeger: Longitudinal Data Analysis Using Generalized Linear Models. Biometrika 1986.
 */
export function clusteredMean(
	values: ArrayLike<number>,
	clusters: ArrayLike<string | number>,
): Arm {
	if (values.length !== clusters.length)
		throw refusal(
			'statistics-sample-malformed',
			`${values.length} values in ${clusters.length} clusters`,
			'Give every row its cluster.',
		);
	const places = new Map<string | number, number>();
	const sums: number[] = [];
	const sizes: number[] = [];
	for (let row = 0; row < values.length; row++) {
		const place = places.get(clusters[row]!) ?? places.size;
		places.set(clusters[row]!, place);
		sums[place] = (sums[place] ?? 0) + values[row]!;
		sizes[place] = (sizes[place] ?? 0) + 1;
	}
	return ratioArm(momentsOf(sums, sizes));
}
