/**
 * Pairs by which the ladder itself is judged: great differences and small ones, between models and between dials, and equal
 * pairs among them, some of the same ranker and some that differ by chance alone. Any first twenty hold five equal ones.
 */
export const standardPairs: readonly (readonly [string, string])[] = [
	['random', 'popularity'],
	['popularity', 'itemknn'],
	['itemknn', 'ease'],
	['ease', 'ials'],
	['ease', 'ease'],
	['popularity', 'recent-popularity'],
	['content', 'popularity'],
	['popularity', 'ials'],
	['taste:1', 'taste:0.7'],
	['taste:1', 'taste:1#2'],
	['ials', 'taste:1'],
	['ials', 'ials+diverse:0.5'],
	['ials:0.5', 'ials'],
	['ials:0.5', 'ials:0.5#2'],
	['taste:0.7', 'taste:0.5'],
	['ease', 'ease+diverse:0.5'],
	['popularity', 'popularity:0.5'],
	['popularity', 'popularity'],
	['itemknn', 'ials'],
	['random', 'random#2'],
	['content', 'itemknn'],
	['taste:0.5', 'taste:0.4'],
	['popularity', 'ease'],
	['popularity:0.5', 'popularity:0.5#2'],
];
