import type { Explanation } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { explanationPrinted } from './explanation-printed.ts';

const why: Explanation = {
	requestId: 'r',
	titleId: 't1',
	shown: true,
	row: 'genre:War',
	position: 5,
	sources: ['genre-shelf', 'taste'],
	funnel: { retrieved: 1_000, admitted: 743, considered: 100, shown: 30 },
	objectives: { engagement: 0.2131, retention: 0.6, satisfaction: 0.9, freshness: 0.1 },
	diversity: { ofScore: 0.07, relevanceLost: 0.01, moved: 6, entered: 3, positionByScore: 1 },
	propensity: 0.05,
	rowFoundWith: 0.4,
	made: {
		...{ bundle: '4f0d2c7be81a90335d6e', ranker: 'r-1', policy: 'p-1', layout: 'stage-wise' },
		cells: [{ experiment: 'rows', arm: 'new', reason: 'split', epoch: '1' }],
		pool: { titles: 900, sources: [{ source: 'taste', titles: 400, milliseconds: 0.42 }] },
		rules: [{ rule: 'disliked', titles: 2 }],
		stages: [{ stage: 'taste-of-profile', milliseconds: 6.07, waited: true }],
	},
	fate: [
		{ row: 'genre:War', outcome: 'shown', reason: 'number 6', sources: ['genre-shelf', 'taste'] },
	],
};

test('who asks after a title reads sources, counts, objectives, diversity, chances, rules, model, cell and milliseconds', () => {
	expect(explanationPrinted(why).split('\n')).toEqual([
		't1 stands in genre:War, place 6',
		'  genre:War: shown, number 6 (genre-shelf, taste)',
		'  of its row 1000 found → 743 let pass → 100 ranked → 30 shown',
		'  expected: engagement 0.213 · retention 0.600 · satisfaction 0.900 · freshness 0.100',
		'  of its row diversity took 7.0 % of the score, 1.0 % of relevance; 6 titles stand elsewhere by it, 3 stand here by it alone',
		'  by its score alone it would be number 2 of those shown',
		'  chance had a say at its place: probability 0.0500',
		'  its row was offered by chance: probability 0.4000',
		'made by model 4f0d2c7be81a · ranker r-1 · policy p-1 · layout stage-wise',
		'experiment rows: new',
		'found 900: taste 400 in 0.4 ms',
		'rules took out: disliked 2',
		'stages: taste-of-profile 6.1 ms with waiting',
	]);
});

test('of a page made again no times are told: it waited for nothing', () => {
	const still = {
		pool: { titles: 900, sources: [{ source: 'taste', titles: 400, milliseconds: 0 }] },
		stages: [{ stage: 'taste-of-profile', milliseconds: 0, waited: true }],
	};
	const printed = explanationPrinted({ ...why, made: { ...why.made, ...still } });
	expect(printed).toContain('found 900: taste 400\n');
	expect(printed).not.toContain('stages:');
});
