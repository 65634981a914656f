import type { Topic } from './topic.ts';

/** How values of topics become one: as a mean, a sum, or the geometric mean of values of at least 0.00001. */
export type Over = 'mean' | 'sum' | 'geometric-mean';

/** One or several numbers per topic, under the names and with the values of trec_eval 9.0.8. */
export interface Measure {
	/** As trec_eval prints them: `ndcg_cut_10`. */
	readonly names: readonly string[];
	/** Which of the definitions in use this is: gain, denominator, topics without a relevant document. */
	readonly variant: string;
	readonly over: Over;
	/** One value for each name. */
	readonly of: (topic: Topic) => readonly number[];
}

/** A measure with one name, that is a mean over topics. */
export const measure = (
	name: string,
	variant: string,
	of: (topic: Topic) => number,
	over: Over = 'mean',
): Measure => ({ names: [name], variant, over, of: (topic) => [of(topic)] });

/** A measure with one name for each depth: `P_5`, `P_10`, … */
export const measureAt = (
	name: string,
	depths: readonly number[],
	variant: string,
	of: (topic: Topic, k: number) => number,
): Measure => ({
	names: depths.map((k) => `${name}_${k}`),
	variant,
	over: 'mean',
	of: (topic) => depths.map((k) => of(topic, k)),
});

/** 0 where there is nothing to divide by, as trec_eval has it. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
