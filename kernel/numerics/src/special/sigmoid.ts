/** From log-odds to a chance: 1 / (1 + e⁻ˣ), right to the last digits on either side, without overflow. */
export const sigmoid = (x: number): number =>
	x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
