/**
 * What a row's order is made of. Every signal is in deviations from its mean, so that a weight says directly how much
 * it counts: with taste 0.8 and popularity 0.2, one deviation of taste outweighs three of popularity.
 */
export interface Weights {
	/** What the model believes the profile likes. */
	readonly taste: number;
	/** How many profiles ever took the title up. */
	readonly popularity: number;
	/** How many did in the last days. */
	readonly trend: number;
	/** How near it is to the title that the row rests on. */
	readonly closeness: number;
}
