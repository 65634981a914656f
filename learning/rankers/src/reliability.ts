/** Rows whose chances were alike, with what came of them. */
export interface ReliabilityBin {
	readonly rows: number;
	readonly meanChance: number;
	readonly share: number;
}

/** Whether chances come true. */
export interface Reliability {
	/** From the lowest chances to the highest, of about equally many rows. */
	readonly bins: readonly ReliabilityBin[];
	readonly rows: number;
	/** Expected calibration error: the mean distance of chance and share over bins, by rows. */
	readonly error: number;
}

/**
 * Chances against answers (1, 0, or NaN where unknown), in bins of equally many rows: with bins of equal width nearly all titles
 * would fall into the first.
 *
 * @paper Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian Binning. AAAI 2015 (the error);
 * Nixon et al.: Measuring Calibration in Deep Learning. CVPR workshops 2019 (the bins).
 */
export function reliabilityOf(
	chances: Float32Array,
	answers: ArrayLike<number>,
	bins = 10,
): Reliability {
	const rows = [...chances.keys()]
		.filter((n) => !Number.isNaN(answers[n]!))
		.sort((a, b) => chances[a]! - chances[b]! || a - b);
	const found: ReliabilityBin[] = [];
	for (let bin = 0; bin < bins; bin++) {
		const from = Math.floor((bin * rows.length) / bins);
		const own = rows.slice(from, Math.floor(((bin + 1) * rows.length) / bins));
		if (own.length === 0) continue;
		const meanOf = (of: (n: number) => number) =>
			own.reduce((sum, n) => sum + of(n), 0) / own.length;
		found.push({
			rows: own.length,
			meanChance: meanOf((n) => chances[n]!),
			share: meanOf((n) => answers[n]!),
		});
	}
	const error = found.reduce(
		(sum, { rows: own, meanChance, share }) =>
			sum + (own / rows.length) * Math.abs(meanChance - share),
		0,
	);
	return { bins: found, rows: rows.length, error };
}
