import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	costWords,
	currentPoint,
	estimateWords,
	rangeOf,
	tickWords,
	tradeOff,
} from './trade-off.ts';

const at = (share: number, ndcg: number, diversity: number) => ({
	share,
	'ndcg@10': { value: ndcg, low: ndcg - 0.01, high: ndcg + 0.01 },
	intraListDiversity: diversity,
	serendipity: diversity / 2,
});
const policy = { version: 'page-1', share: 0.12 };
const points = [at(0.3, 0.18, 0.6), at(0, 0.2, 0.4), at(0.12, 0.19, 0.5)];

test('points follow the dial, and the one that serves is marked', () => {
	const { points: plotted } = tradeOff({ points, policy }, 'intraListDiversity');
	expect(plotted.map(({ share, isCurrent }) => [share, isCurrent])).toEqual([
		[0, false],
		[0.12, true],
		[0.3, false],
	]);
	expect(plotted[1]!.x).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
});

test('a setting between two that were measured is marked at the nearer one; unsaid, at none', () => {
	expect(currentPoint({ points, policy: { ...policy, share: 0.25 } })?.share).toBe(0.3);
	expect(currentPoint({ points })).toBeUndefined();
	expect(costWords({ points })).toBeUndefined();
	expect(currentPoint({ points: [], policy })).toBeUndefined();
});

test('what the current setting costs and brings is said against none', () => {
	expect(costWords({ points, policy })).toBe(
		'At 12 % against none: NDCG@10 −5.0 %, intra-list diversity +25.0 %, serendipity +25.0 %.',
	);
	expect(estimateWords(points[1]!['ndcg@10'])).toBe('0.200 (0.190 – 0.210)');
});

test('every interval is on its axis, with air, however little there is to show', () => {
	const figure = fc
		.tuple(
			fc.double({ min: -10, max: 10, noNaN: true }),
			fc.double({ min: 0, max: 2, noNaN: true }),
		)
		.map(([value, half]) => ({ value, low: value - half, high: value + half }));
	fc.assert(
		fc.property(fc.array(figure), (estimates) => {
			const [low, high] = rangeOf(estimates);
			expect(low).toBeLessThan(high);
			for (const each of estimates) {
				expect(each.low).toBeGreaterThanOrEqual(low);
				expect(each.high).toBeLessThanOrEqual(high);
			}
		}),
	);
});

test('ticks that differ are told apart, however close they lie', () => {
	expect(tickWords([0.0155, 0.016, 0.0165])).toEqual(['0.0155', '0.0160', '0.0165']);
	expect(tickWords([0.1, 0.2, 0.30000000000000004])).toEqual(['0.1', '0.2', '0.3']);
	expect(tickWords([])).toEqual([]);
});

test('only the ends of the dial and the setting that serves are labelled', () => {
	const shares = [0, 0.04, 0.08, 0.12, 0.2, 0.3].map((share) => at(share, 0.2, share));
	const { points: plotted } = tradeOff({ points: shares, policy }, 'serendipity');
	const labelled = plotted.filter(({ isLabelled }) => isLabelled).map(({ share }) => share);
	expect(labelled).toEqual([0, 0.12, 0.3]);
});
