import type { Judged } from './judged.ts';

/** What a larger value means for the viewer. Novelty, say, is neither good nor bad by itself. */
export type Direction = 'higher-is-better' | 'lower-is-better' | 'neither';

interface Named {
	/** As in reports, lower case, with its depth: `ndcg@10`. */
	readonly name: string;
	/** How many places are read. */
	readonly k: number;
	readonly unit: 'share' | 'bits' | 'nats';
	readonly direction: Direction;
	/** Which of the definitions in use this is: gain, denominator, ties. Printed with every number. */
	readonly variant: string;
}

/**
 * A metric with one value per case, so that cases can be resampled and models compared case by case. One that also reads
 * whom the ranking was for is a `Metric<JudgedFor>`.
 */
export interface Metric<Answer extends Judged = Judged> extends Named {
	readonly of: (answer: Answer) => number;
}

/** A metric of all answers together: it has no value per case, and so no interval over cases. */
export interface CatalogueMetric extends Named {
	readonly ofAll: (answers: Iterable<Judged>) => number;
}

/** @throws {RangeError} if k is not a whole number of at least 1. */
export function depth(k: number): number {
	if (Number.isInteger(k) && k >= 1) return k;
	throw new RangeError(`a metric reads ${k} places, not a positive integer`);
}
