import type { Scored } from '@marquee/pipeline';
import { testContext } from '@marquee/pipeline/testing';
import type { TitleId } from '@marquee/units';
import { expect, test } from 'vitest';
import { stageWise, worth } from './layout.ts';
import { type Family, homePolicy } from './policy.ts';
import type { RankedTitle, Row } from './row.ts';

const title = (id: string): RankedTitle => ({
	id: id as TitleId,
	index: 0,
	finders: [{ source: 'somewhere', place: 0 }],
	title: { titleId: id, name: id, genres: [] },
	activity: undefined,
	score: 0,
});

interface Sketch {
	readonly family: Family;
	readonly score: number;
	readonly slate: string;
	readonly reserve?: string;
	readonly fewest?: number;
}

/** A row whose titles are named by single letters. */
const row = (
	id: string,
	{ family, score, slate, reserve = '', fewest = 4 }: Sketch,
): Row & Scored => ({
	id,
	family,
	score,
	heading: id,
	evidence: { sentence: id, source: 'somewhere' },
	fewest,
	appeal: 0,
	evidenceFor: () => ({ sentence: id, source: 'somewhere' }),
	titles: {
		slate: [...slate].map(title),
		reserve: [...reserve].map(title),
		rejected: [],
		skipped: [],
		considered: [],
		found: [],
		timings: [],
	},
});
const laidOut = (rows: readonly (Row & Scored)[], policy = homePolicy) => {
	const { slate, reserve, rejected } = stageWise(policy).select({}, rows, testContext());
	return {
		rows: (slate as readonly Row[]).map(
			({ id, titles }) => `${id} ${titles.slate.map((each) => each.id).join('')}`,
		),
		reserve: reserve.map(({ id }) => id),
		rejected,
	};
};

test('a title stays in the row further up, and the lower row is refilled from its reserve', () => {
	const { rows } = laidOut([
		row('trending', { family: 'trending', score: 2, slate: 'abcd', reserve: 'ef' }),
		row('top-picks', { family: 'top-picks', score: 9, slate: 'bxyz' }),
	]);
	expect(rows).toEqual(['top-picks bxyz', 'trending acde']);
});

test('continue watching wins whatever the others are worth, with one title', () => {
	const { rows } = laidOut([
		row('top-picks', { family: 'top-picks', score: 99, slate: 'abcd', reserve: 'e' }),
		row('continue-watching', { family: 'continue-watching', score: 0, slate: 'a', fewest: 1 }),
	]);
	expect(rows).toEqual(['continue-watching a', 'top-picks bcde']);
});

test('a row that repeats leave too short is rejected, and the reason counts them', () => {
	const { rejected } = laidOut([
		row('top-picks', { family: 'top-picks', score: 9, slate: 'abcd' }),
		row('genre:Crime', { family: 'genre', score: 5, slate: 'abxyz' }),
		row('genre:War', { family: 'genre', score: 4, slate: 'cdx', reserve: 'q' }),
	]);
	expect(rejected).toEqual([
		{ id: 'genre:Crime', reason: '3 of at least 4 titles; 2 stand further up the page' },
		{ id: 'genre:War', reason: '2 of at least 4 titles; 2 stand further up the page' },
	]);
});

test('two rows of one family do not follow each other where another is nearly worth as much', () => {
	const { rows } = laidOut([
		row('genre:A', { family: 'genre', score: 5, slate: 'abcd' }),
		row('genre:B', { family: 'genre', score: 4.9, slate: 'efgh' }),
		row('trending', { family: 'trending', score: 4.5, slate: 'ijkl' }),
	]);
	expect(rows.map((each) => each.split(' ')[0])).toEqual(['genre:A', 'trending', 'genre:B']);
});

test('a row that mostly repeats what is placed falls behind one that is new', () => {
	const { rows } = laidOut([
		row('one', { family: 'top-picks', score: 9, slate: 'abcd' }),
		row('same', { family: 'trending', score: 5, slate: 'abcd', reserve: 'efgh' }),
		row('new', { family: 'new-to-you', score: 4, slate: 'wxyz' }),
	]);
	expect(rows).toEqual(['one abcd', 'new wxyz', 'same efgh']);
});

test('rows beyond the page wait in the reserve, the most valuable first', () => {
	const rows = ['a', 'b', 'c', 'd'].map((id, place) =>
		row(id, { family: 'genre', score: place, slate: `${id}123`.replaceAll(/\d/g, (d) => id + d) }),
	);
	expect(laidOut(rows, { ...homePolicy, rows: 1 }).reserve).toEqual(['c', 'b', 'a']);
});

test('taste lifts a row, and where taste is silent the family alone decides', async () => {
	const sketch = { family: 'genre', score: 0, slate: 'abcd' } as const;
	const loved = { ...row('loved', sketch), appeal: 2 };
	const scores = await worth(homePolicy).score({}, [row('plain', sketch), loved], testContext());
	expect(scores[0]).toBe(homePolicy.worth.genre);
	expect(scores[1]! - scores[0]!).toBeCloseTo(2 * homePolicy.appeal, 9);
});
