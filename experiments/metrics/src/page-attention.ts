/** How likely a viewer is to see each place of a page: rows from the top, titles of a row from the left. */
export interface PageAttention {
	/** Lower case, as in `page-gain-geometric`. */
	readonly name: string;
	/** Of row r and column c, both from 0; between 0 and 1. */
	readonly at: (row: number, column: number) => number;
}

/**
 * Attention that falls by the same share with each row, and with each title of a row: a viewer who goes on to the next row,
 * and within it to the next title, with a chance of its own, which are independent.
 *
 *   a(r, c) = down^r · across^c
 *
 * @paper Moffat, Zobel: Rank-Biased Precision for Measurement of Retrieval Effectiveness. ACM TOIS 2008, one axis;
 * Xie, Mao, Liu, de Rijke et al.: Grid-Based Evaluation Metrics for Web Image Search. WWW 2019, for grids.
 */
export function geometricAttention(down: number, across: number): PageAttention {
	for (const chance of [down, across])
		if (!(chance > 0 && chance < 1)) throw new RangeError(`${chance} is no chance to go on`);
	return { name: 'geometric', at: (row, column) => down ** row * across ** column };
}

/** Attention that falls with the logarithm on both axes, as DCG's: 1 / (log₂(r + 2) · log₂(c + 2)). */
export const logarithmicAttention: PageAttention = {
	name: 'logarithmic',
	at: (row, column) => 1 / (Math.log2(row + 2) * Math.log2(column + 2)),
};
