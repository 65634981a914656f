/**
 * How far two orders agree: pairs in the same order less pairs in opposite ones, ties corrected; 0 where one side is all
 * tied.
 *
 *   τ_b = (C − D) / √((P − T_x)(P − T_y)),   P = n (n − 1) / 2
 *
 * @paper Kendall: The Treatment of Ties in Ranking Problems. Biometrika 1945.
 */
export function kendallTau(x: readonly number[], y: readonly number[]): number {
	let [score, pairs, tiedX, tiedY] = [0, 0, 0, 0];
	for (let i = 0; i < x.length; i++)
		for (let j = 0; j < i; j++) {
			const [a, b] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
			pairs++;
			score += a * b;
			if (a === 0) tiedX++;
			if (b === 0) tiedY++;
		}
	const scale = Math.sqrt((pairs - tiedX) * (pairs - tiedY));
	return scale === 0 ? 0 : score / scale;
}
