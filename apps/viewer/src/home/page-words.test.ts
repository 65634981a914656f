import type { Explanation } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { rehearsalPage } from '../testing/rehearsal-page.ts';
import { languageOf } from '../words/language.ts';
import { activityAfter, listPressed, noActivity, thumbPressed } from './opinion.ts';
import { changeBetween, daysLeft, placementOf, topPick } from './placement.ts';
import {
	expectedInWords,
	fateInWords,
	madeInFigures,
	rowInWords,
	weighedInWords,
} from './why-words.ts';

const english = languageOf({ spoken: 'en', tag: 'en' });
const german = languageOf({ spoken: 'de', tag: 'de' });
const titles = rehearsalCatalogue(80);
const asked = { surface: 'home', profileId: 'p', requestId: 'r', nowMs: 0 } as const;
const fresh = rehearsalPage(titles, [], asked);
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
	asked,
);

test('a title is found in its row and place, one that is not there is not', () => {
	const { row, position } = placementOf(fresh, fresh.rows[0]!.titles[4]!.title.titleId)!;
	expect([row.rowId, position]).toEqual([fresh.rows[0]!.rowId, 4]);
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
	const { newRows, changed } = changeBetween(fresh, stopped);
	expect(newRows.map(({ family }) => family)).toEqual(['continue-watching', 'because-you-watched']);
	expect(changed).toBe(true);
	expect(changeBetween(fresh, fresh)).toEqual({ newRows: [], changed: false });
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

test('what became of a title is said in a sentence with source and score, the reason beside it', () => {
	const fate: Explanation['fate'][number] = {
		row: 'x',
		outcome: 'rejected',
		reason: 'already finished',
		sources: ['similar-to-played', 'taste'],
		score: 0.51234,
	};
	expect(fateInWords(fate, english)).toEqual({
		verdict: 'Considered, left out, found by similar to played, found by taste, score 0.512',
		reason: 'already finished',
	});
	expect(fateInWords({ row: 'x', outcome: 'shown', reason: '' }, german).verdict).toBe('Gezeigt');
});

test('a rejection is told without the name of the filter, a row by its heading or by what its id says', () => {
	const rejected = { row: 'x', outcome: 'rejected' as const };
	const { reason } = fateInWords(
		{ ...rejected, reason: 'already-on-page: stands in “Crime”' },
		english,
	);
	expect(reason).toBe('stands in “Crime”');
	const { rowId, heading } = fresh.rows[0]!;
	expect(rowInWords(rowId, fresh.rows, english).text).toBe(heading);
	expect(rowInWords('genre:Film-Noir', [], english).text).toBe('Film-Noir');
	expect(rowInWords('genre:War', [], german).text).toBe('Krieg');
	expect(rowInWords('because-you-watched:t-1', [], english).text).toBe('Because you watched');
});

test('the last day of a title is today, and what has left leaves no more', () => {
	const day = 86_400_000;
	expect([0.2, 1, 9.7].map((days) => daysLeft(days * day, 0))).toEqual([0, 1, 9]);
	expect([daysLeft(0, 0), daysLeft(undefined, 0)]).toEqual([undefined, undefined]);
});

const told: Explanation = {
	requestId: 'r',
	titleId: 't',
	shown: true,
	funnel: { retrieved: 1_000, admitted: 743, considered: 100, shown: 30 },
	objectives: { engagement: 0.213, retention: 0.6, satisfaction: 0.9, freshness: 0.1 },
	diversity: { relevanceLost: 0.01, moved: 6, entered: 3, positionByScore: 1 },
	propensity: 0.1,
	foundWith: 0.5,
	rowFoundWith: 0.4,
	made: {
		...{ bundle: '4f0d2c7be81a90335d6e', ranker: 'r-1', policy: 'p-1', layout: 'l-1' },
		cells: [{ experiment: 'rows', arm: 'new', reason: 'split', epoch: '1' }],
		pool: { titles: 900, sources: [{ source: 'taste', titles: 400, milliseconds: 0.42 }] },
		rules: [{ rule: 'disliked', titles: 2 }],
		stages: [{ stage: 'stage-wise', milliseconds: 6.07 }],
	},
	fate: [],
};

test('whoever asks reads how many there were, what diversity changed and where chance had a say', () => {
	expect(weighedInWords(told, english)).toEqual([
		'Found for this row: 1,000. Weighed: 100. Shown: 30.',
		'Moved within this row so that not everything is alike: 6. In it only for that: 3.',
		'By its score alone this one would be number 2.',
		'Chance had a say: it stands here in 5% of all cases.',
		'The row is here to try something: it is in 40% of all cases.',
	]);
	expect(expectedInWords(told, german)[0]).toEqual({
		name: 'Chance, dass du ihn abspielst',
		value: '21,3\u00a0%',
	});
	const { made, fate } = told;
	const certain = { requestId: 'r', titleId: 't', shown: false, propensity: 1, made, fate };
	expect(weighedInWords(certain, english)).toEqual([]);
	expect(expectedInWords(certain, english)).toEqual([]);
});

test('all figures of how a page came about are there, and a kind that has none has no heading', () => {
	const values = madeInFigures(told, english).map(({ heading, figures }) => [
		heading,
		...figures.map(({ name, value }) => `${name} ${value}`),
	]);
	expect(values).toEqual([
		['Model', 'bundle 4f0d2c7be81a', 'ranker r-1', 'policy p-1', 'layout l-1'],
		['Experiments', 'rows new'],
		['Titles found, by source', 'taste 400 · 0.4 ms'],
		['Titles that rules took out', 'disliked 2'],
		['Milliseconds, by stage', 'stage-wise 6.1'],
	]);
	const { pool: _, ...older } = { ...told.made, cells: [] };
	expect(madeInFigures({ ...told, made: older }, english)).toHaveLength(3);
});
