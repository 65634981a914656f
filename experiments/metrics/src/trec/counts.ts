import { type Measure, measure } from './measure.ts';

/** How much there was: `num_q`, `num_ret`, `num_rel`, `num_rel_ret`, `num_nonrel_judged_ret`; sums over topics. */
export const counts: readonly Measure[] = [
	measure('num_q', 'topics in both files', () => 1, 'sum'),
	measure('num_ret', 'documents retrieved', ({ levels }) => levels.length, 'sum'),
	measure('num_rel', 'relevant documents, found or not', ({ relevant }) => relevant, 'sum'),
	measure('num_rel_ret', 'relevant documents found', ({ found }) => found, 'sum'),
	measure(
		'num_nonrel_judged_ret',
		'documents retrieved that were judged not relevant',
		({ levels, found }) => levels.filter((level) => level >= 0).length - found,
		'sum',
	),
];
