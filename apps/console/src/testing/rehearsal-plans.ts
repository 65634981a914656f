import type { Experiment, ExperimentDesign } from '@marquee/contracts';

/** An experiment with the truth behind it. */
export interface RehearsedExperiment {
	experiment: Experiment;
	/** By arm and metric: the change that the arm makes, relative. */
	readonly truth: Readonly<Record<string, Readonly<Record<string, number>>>>;
	/** Of the arm's members, how many never say that they met it. */
	readonly lost?: Readonly<Record<string, number>>;
	/** Of interleaving: how much more often the second arm is chosen from. */
	readonly preference?: number;
	readonly counterfactual?: boolean;
}

const day = 86_400_000;

const design = (
	key: string,
	hypothesis: string,
	others: Partial<ExperimentDesign>,
): ExperimentDesign => ({
	key,
	kind: 'ab',
	hypothesis,
	share: 0.5,
	arms: [
		{ key: 'control', recipe: {} },
		{ key: 'treatment', recipe: { policy: 'page-1-diverse' } },
	],
	primary: 'hours-watched',
	guardrails: [
		{ metric: 'returned-7', margin: 0.01 },
		{ metric: 'abandoned-early', margin: 0.006 },
	],
	secondary: ['completion-share', 'distinct-titles', 'list-adds'],
	plannedMembers: 90_000,
	...others,
});

/** Experiments as a team may have them: running well, badly split, new, interleaved, planned and over. */
export function rehearsedPlans(now: number): RehearsedExperiment[] {
	const ran = (days: number, of: ExperimentDesign, stoppedDaysAgo?: number): Experiment => ({
		design: of,
		status: stoppedDaysAgo === undefined ? 'running' : 'stopped',
		createdAt: now - (days + 2) * day,
		changedAt: now - (stoppedDaysAgo ?? days) * day,
		startedAt: now - days * day,
		...(stoppedDaysAgo !== undefined && { stoppedAt: now - stoppedDaysAgo * day }),
	});
	return [
		{
			experiment: ran(
				33,
				design(
					'rows-by-taste',
					'Rows that are named for what a member likes let people find something in fewer rows, so that they watch more.',
					{
						arms: [
							{ key: 'control', recipe: {} },
							{ key: 'taste', recipe: { ranker: 'taste', policy: 'page-2' } },
							{ key: 'taste-bold', recipe: { ranker: 'taste', policy: 'page-2-bold' } },
						],
						guardrails: [
							{ metric: 'returned-7', margin: 0.01 },
							{ metric: 'returned-28', margin: 0.015 },
							{ metric: 'abandoned-early', margin: 0.006 },
						],
						plannedMembers: 120_000,
					},
				),
			),
			truth: {
				taste: {
					'hours-watched': 0.031,
					'returned-7': 0.004,
					'returned-28': 0.006,
					'abandoned-early': -0.02,
					'distinct-titles': 0.045,
					'list-adds': 0.02,
				},
				'taste-bold': {
					'hours-watched': 0.012,
					'returned-7': -0.012,
					'abandoned-early': 0.035,
					'distinct-titles': 0.08,
				},
			},
			counterfactual: true,
		},
		{
			experiment: ran(
				12,
				design('short-start', 'A trailer of six seconds instead of twelve brings plays sooner.', {
					primary: 'returned-7',
					guardrails: [{ metric: 'abandoned-early', margin: 0.006 }],
					audience: { device: ['phone', 'tablet'] },
				}),
			),
			truth: { treatment: { 'returned-7': 0.02 } },
			lost: { treatment: 0.05 },
		},
		{
			experiment: ran(
				6,
				design('search-learnt', 'Weights learnt from clicks order results better than ours.', {
					kind: 'interleaving',
					interleaves: 'search',
					share: 0.1,
					arms: [
						{ key: 'policy', recipe: { searchWeights: 'policy' } },
						{ key: 'learnt', recipe: { searchWeights: 'learnt' } },
					],
					primary: 'distinct-titles',
					guardrails: [],
					secondary: [],
					plannedMembers: 12_000,
				}),
			),
			truth: {},
			preference: 0.14,
		},
		{
			experiment: ran(
				0.1,
				design('new-titles-first', 'New titles in the second row are found before they are old.', {
					share: 0.04,
				}),
			),
			truth: { treatment: {} },
		},
		{
			experiment: {
				design: design(
					'autumn-layout',
					'Fewer, taller rows on televisions are read further down the page.',
					{
						share: 0.2,
						audience: { device: ['television'], country: ['DE', 'AT'] },
						arms: [
							{ key: 'control', recipe: {} },
							{ key: 'tall', recipe: { layout: 'generative' } },
						],
					},
				),
				status: 'draft',
				createdAt: now - 2 * day,
				changedAt: now - day,
			},
			truth: { tall: { 'hours-watched': 0.02 } },
		},
		{
			experiment: ran(
				64,
				design('plain-rows', 'A page without names of rows is read faster.', {
					arms: [
						{ key: 'control', recipe: {} },
						{ key: 'plain', recipe: { policy: 'page-1-plain' } },
					],
				}),
				40,
			),
			truth: {
				plain: { 'hours-watched': -0.042, 'returned-7': -0.02, 'abandoned-early': 0.06 },
			},
		},
	];
}
