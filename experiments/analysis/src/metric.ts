import type { MetricDefinition } from '@marquee/contracts';
import type { Measure } from './measure.ts';

/**
 * Whose numbers count. `open`: everybody’s, from the first exposure on, as much of the window as has passed: sums that
 * grow. `closed`: of those alone whose window has passed; before that the number is not small, it is unknown.
 */
export type Maturity = 'open' | 'closed';

interface Described extends Omit<MetricDefinition, 'kind'> {
	readonly maturity: Maturity;
}

/** A number of each member, averaged; a `share` is 0 or 1 of each. */
export interface MeanMetric extends Described {
	readonly kind: 'mean' | 'share';
	readonly of: Measure;
	/** What CUPED knows of members from before; the measure itself unless another tells more. */
	readonly before?: Measure;
}

/** A sum over members by another sum over the same members. */
export interface RatioMetric extends Described {
	readonly kind: 'ratio';
	readonly of: Measure;
	readonly per: Measure;
}

/** A value that this share of the members does not exceed. */
export interface QuantileMetric extends Described {
	readonly kind: 'quantile';
	readonly of: Measure;
	readonly share: number;
	/** Values are told apart to this step, in the metric’s unit: then counting values is enough. */
	readonly step: number;
}

/** What members do, as one number, with how it is counted: a value, of which there may be any number. */
export type Metric = MeanMetric | RatioMetric | QuantileMetric;

/** What a metric says of itself over the wire. */
export const definitionOf = ({
	key,
	name,
	unit,
	better,
	kind,
	windowDays,
	describe,
}: Metric): MetricDefinition => ({ key, name, unit, better, kind, windowDays, describe });
