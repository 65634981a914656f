import { expect, test } from 'vitest';
import { explanation } from './explanation.ts';
import type { PageTrace, RowTrace } from './trace.ts';

const evidence = { sentence: 'Matches your taste', source: 'taste' };
const row = (id: string, changes: Partial<RowTrace>): RowTrace => ({
	row: id,
	family: id,
	heading: id,
	outcome: 'shown',
	worth: 1,
	found: [],
	slate: [],
	reserve: [],
	rejected: [],
	skipped: [],
	timings: [],
	...changes,
});
const trace: PageTrace = {
	requestId: 'r1',
	profileId: 'p1',
	generatedAt: 0,
	on: {},
	policy: 'home-1',
	bundle: 'b1',
	rows: [
		row('top-picks', {
			slate: [
				{ id: 'first', score: 3, sources: ['taste'], evidence },
				{ id: 'shown', score: 2, sources: ['taste'], evidence },
			],
			reserve: [{ id: 'next', score: 1, sources: ['taste'] }],
		}),
		row('trending', {
			rejected: [
				{
					id: 'shown',
					score: 1.5,
					sources: ['trending'],
					filter: 'already-on-page',
					reason: 'stands in top-picks',
				},
				{ id: 'bad', sources: ['trending'], filter: 'disliked', reason: 'thumb down' },
			],
		}),
		row('genre:War', {
			outcome: 'rejected',
			reason: '1 of at least 4 titles',
			reserve: [{ id: 'alone', score: 1, sources: ['genre-shelf'] }],
		}),
	],
	found: [],
	skipped: [],
	timings: [],
};

test('a shown title is explained by its place, its evidence and what other rows made of it', () => {
	expect(explanation(trace, 'shown')).toEqual({
		requestId: 'r1',
		titleId: 'shown',
		shown: true,
		row: 'top-picks',
		position: 1,
		evidence,
		score: 2,
		fate: [
			{
				row: 'top-picks',
				outcome: 'shown',
				reason: 'number 2: Matches your taste',
				source: 'taste',
				score: 2,
			},
			{
				row: 'trending',
				outcome: 'rejected',
				reason: 'already-on-page: stands in top-picks',
				source: 'trending',
				score: 1.5,
			},
		],
	});
});

test.each([
	['next', 'reserve', 'number 3 of a row that shows 2'],
	['bad', 'rejected', 'disliked: thumb down'],
	['alone', 'reserve', 'the row is not on the page: 1 of at least 4 titles'],
])('%s is not shown, and the reason says why: %s', (id, outcome, reason) => {
	const told = explanation(trace, id);
	expect(told.shown).toBe(false);
	expect(told.fate).toEqual([expect.objectContaining({ outcome, reason })]);
});

test('a title that no row considered has no fate', () => {
	expect(explanation(trace, 'elsewhere')).toEqual({
		requestId: 'r1',
		titleId: 'elsewhere',
		shown: false,
		fate: [],
	});
});
