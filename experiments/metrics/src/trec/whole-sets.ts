import { type Measure, measure, ratio } from './measure.ts';

/** What was retrieved as a set, whatever its order: `set_P`, `set_recall`, `set_F` …, and `utility`. */
export const wholeSets: readonly Measure[] = [
	measure('set_P', 'found / retrieved', ({ found, levels }) => ratio(found, levels.length)),
	measure('set_recall', 'found / |relevant|', ({ found, relevant }) => ratio(found, relevant)),
	measure('set_relative_P', 'found / min(retrieved, |relevant|)', ({ found, levels, relevant }) =>
		ratio(found, Math.min(levels.length, relevant)),
	),
	measure('set_map', 'found² / (retrieved · |relevant|)', ({ found, levels, relevant }) =>
		ratio(found * found, levels.length * relevant),
	),
	measure('set_F', 'F1 = 2 found / (retrieved + |relevant|)', ({ found, levels, relevant }) =>
		ratio(2 * found, levels.length + relevant),
	),
	measure('utility', 'found − retrieved in vain', ({ found, levels }) => 2 * found - levels.length),
];
