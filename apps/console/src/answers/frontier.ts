/** A figure with its 95 % interval. */
export interface Estimate {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** A figure, with its interval where there is one. */
export type Figure = number | Estimate;

/** What slates are like at one setting of the dial. */
export interface FrontierPoint {
	/** The setting: 0 … .3. */
	readonly share: number;
	readonly 'ndcg@10': Figure;
	/** Against best-first, case by case. */
	readonly 'ndcg@10Gained'?: Figure;
	readonly intraListDiversity: Figure;
	readonly serendipity: Figure;
	/** Nats; lower is better. */
	readonly calibrationKl?: Figure;
	readonly coverage?: Figure;
	/** The share of the final score that is diversity's. */
	readonly ofScore?: number;
	/** Of the relevance that best-first would show. */
	readonly relevanceLost?: number;
}

/** What diversity costs and brings, as last measured. */
export interface Frontier {
	readonly points: readonly FrontierPoint[];
	/** The policy that serves, and how far its dial is turned. */
	readonly policy?: { readonly version: string; readonly share: number };
	readonly measuredAt?: number;
	/** What it was measured over. */
	readonly over?: {
		readonly bundle: string;
		readonly ranker: string;
		/** Profiles of whom it is known what they took up. */
		readonly cases: number;
		readonly titles: number;
		readonly cutAt: number;
	};
}

/** A figure as an estimate; one without an interval is its own. */
export const estimateOf = (figure: Figure): Estimate =>
	typeof figure === 'number' ? { value: figure, low: figure, high: figure } : figure;
