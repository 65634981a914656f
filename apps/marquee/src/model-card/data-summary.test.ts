import { histories } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataSummary } from './data-summary.ts';

const drawn = fc.array(
	fc.record({
		profile: fc.nat(5),
		title: fc.nat(9),
		happenedAtMs: fc.nat(1000),
		action: fc.constantFrom('played' as const, 'liked' as const, 'unknown' as const),
	}),
	{ maxLength: 50 },
);

test('shares of actions add up to everything, and counts are those of the rows', () => {
	fc.assert(
		fc.property(drawn, (rows) => {
			const data = histories(rows, { profiles: 6, titles: 10 });
			const summary = dataSummary(data, { described: 'drawn', heldBack: 3 });
			const shares = Object.values(summary.actions).reduce((sum, share) => sum + share, 0);
			expect(shares).toBeCloseTo(rows.length === 0 ? 0 : 1, 9);
			expect(summary).toMatchObject({
				described: 'drawn',
				heldBack: 3,
				events: rows.length,
				titlesWatched: new Set(rows.map(({ title }) => title)).size,
				from: rows.length === 0 ? null : Math.min(...rows.map((row) => row.happenedAtMs)),
				until: rows.length === 0 ? null : Math.max(...rows.map((row) => row.happenedAtMs)),
			});
			expect(summary.medianHistory).toBeLessThanOrEqual(summary.longestHistory);
		}),
	);
});

test('data without times have no first and no last day', () => {
	const summary = dataSummary(histories([{ profile: 0, title: 0 }], { profiles: 1, titles: 1 }), {
		described: '',
		heldBack: 0,
	});
	expect(summary).toMatchObject({ from: null, until: null });
});
