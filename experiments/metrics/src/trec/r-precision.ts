import { foundWithin } from './found-within.ts';
import { type Measure, measure, ratio } from './measure.ts';
import type { Topic } from './topic.ts';

/** Precision after as many documents as are relevant: `Rprec`. There precision is recall. */
export const rPrecision: Measure = measure(
	'Rprec',
	'hits in the first R / R, R = |relevant|; 0 without a relevant one',
	(topic) => ratio(foundWithin(topic, topic.relevant), topic.relevant),
);

/** Precision after shares of R documents, from a fifth to twice as many: `Rprec_mult_0.20` … */
export const rPrecisionMultiples: Measure = {
	names: multiples().map((share) => `Rprec_mult_${share.toFixed(2)}`),
	variant: 'hits in the first n / n, n = ⌊share · R + 0.9⌋',
	over: 'mean',
	of: (topic) => multiples().map((share) => precisionAfter(topic, share)),
};

function precisionAfter(topic: Topic, share: number): number {
	const places = Math.trunc(share * topic.relevant + 0.9);
	return ratio(foundWithin(topic, places), places);
}

function multiples(): readonly number[] {
	return [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6, 1.8, 2];
}
