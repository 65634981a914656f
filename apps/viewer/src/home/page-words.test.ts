import { expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { rehearsalPage } from '../testing/rehearsal-page.ts';
import { activityAfter, listPressed, noActivity, thumbPressed } from './opinion.ts';
import { changeBetween, placementOf, topPick } from './placement.ts';
import { fateInWords, rowInWords } from './why-words.ts';

const titles = rehearsalCatalogue(80);
const fresh = rehearsalPage(titles, [], 'p', 'r1');
const stopped = rehearsalPage(
	titles,
	[
		{
			kind: 'stop',
			eventId: 'e',
			profileId: 'p',
			titleId: titles[3]!.titleId,
			happenedAt: 1,
			positionSeconds: 600,
			watchedSeconds: 600,
		},
	],
	'p',
	'r2',
);

test('a title is found in its row and place, one that is not there is not', () => {
	const { row, position } = placementOf(fresh, fresh.rows[1]!.titles[4]!.title.titleId)!;
	expect([row.rowId, position]).toEqual([fresh.rows[1]!.rowId, 4]);
	expect(placementOf(fresh, 'nowhere')).toBeUndefined();
	expect(placementOf(undefined, 'nowhere')).toBeUndefined();
});

test('the page opens with a top pick, never with what is unfinished while there is anything else', () => {
	expect(topPick(fresh)!.row.family).toBe('top-picks');
	expect(topPick(stopped)!.row.family).toBe('top-picks');
	const withoutPicks = {
		...stopped,
		rows: stopped.rows.filter(({ family }) => family !== 'top-picks'),
	};
	expect(topPick(withoutPicks)!.row.family).not.toBe('continue-watching');
	expect(topPick({ ...fresh, rows: [] })).toBeUndefined();
});

test('a changed page says which rows are new', () => {
	expect(changeBetween(fresh, stopped)).toMatch(
		/^Your page has changed\. New: Continue watching, Because you watched/,
	);
	expect(changeBetween(fresh, fresh)).toBe('Your page is up to date.');
});

test('a thumb pressed twice is taken back, the other thumb replaces it', () => {
	const up = activityAfter(noActivity, thumbPressed(noActivity, 'up'));
	expect(up.thumb).toBe('up');
	expect(activityAfter(up, thumbPressed(up, 'up')).thumb).toBe('none');
	expect(activityAfter(up, thumbPressed(up, 'down')).thumb).toBe('down');
});

test('pressing "My list" twice leaves the list as it was', () => {
	const listed = activityAfter(noActivity, listPressed(noActivity));
	expect(listed.listed).toBe(true);
	expect(activityAfter(listed, listPressed(listed))).toEqual(noActivity);
});

test('what became of a title is said in a sentence with source, score and reason', () => {
	expect(
		fateInWords({
			row: 'x',
			outcome: 'rejected',
			reason: 'already finished',
			source: 'similar-to-played',
			score: 0.51234,
		}),
	).toBe('Considered, left out, found by similar to played, score 0.512: already finished');
	expect(fateInWords({ row: 'x', outcome: 'shown', reason: '' })).toBe('Shown');
});

test('a rejection is told without the name of the filter, a row by its heading or by what its id says', () => {
	const rejected = { row: 'x', outcome: 'rejected' as const };
	expect(fateInWords({ ...rejected, reason: 'already-on-page: stands in “Crime”' })).toBe(
		'Considered, left out: stands in “Crime”',
	);
	const { rowId, heading } = fresh.rows[0]!;
	expect(rowInWords(rowId, fresh.rows)).toBe(heading);
	expect(rowInWords('genre:Film-Noir', [])).toBe('Film-Noir');
	expect(rowInWords('because-you-watched:t-1', [])).toBe('Because you watched');
});
