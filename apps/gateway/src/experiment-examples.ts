/** The examples of experiments in the OpenAPI document; a test holds each against its schema. */
export const exampleDesign = {
	key: 'plain-rows',
	kind: 'ab',
	hypothesis: 'Rows without diversity are chosen from more often',
	layer: 'home',
	slots: [[0, 0.5]],
	share: 0.2,
	arms: [
		{ key: 'control', recipe: {} },
		{ key: 'plain', recipe: { policy: 'page-1-plain' } },
	],
	audience: { country: ['PT', 'BR'] },
	primary: 'hours-watched',
	guardrails: [{ metric: 'returned-7d', margin: 0.005 }],
	secondary: ['distinct-titles'],
	plannedMembers: 20_000,
};

export const exampleExperiment = {
	design: exampleDesign,
	status: 'running',
	createdAt: 1377950000000,
	changedAt: 1377950400000,
	startedAt: 1377950400000,
	members: { control: 1_204, plain: 1_187 },
};

export const exampleMetric = {
	key: 'hours-watched',
	name: 'Hours watched',
	unit: 'hours',
	better: 'higher',
	kind: 'mean',
	windowDays: 14,
	describe: 'Hours that a member watched from the first exposure on',
};

const effect = { estimate: 0.12, standardError: 0.05, low: -0.02, high: 0.26, pValue: 0.08 };

export const exampleReading = {
	experiment: 'plain-rows',
	asOf: 1377960000000,
	logPosition: 101_204,
	arms: [
		{ arm: 'control', members: 1_204 },
		{ arm: 'plain', members: 1_187 },
	],
	sampleRatio: {
		state: 'fair',
		pValue: 0.73,
		alwaysValidPValue: 1,
		epochs: [
			{
				epoch: '5e0c2a7f',
				arms: [
					{ arm: 'control', members: 1_204, expected: 1_195.5 },
					{ arm: 'plain', members: 1_187, expected: 1_195.5 },
				],
			},
		],
		contaminated: 0,
	},
	metrics: [
		{
			metric: 'hours-watched',
			name: 'Hours watched',
			unit: 'hours',
			better: 'higher',
			role: 'primary',
			windowDays: 14,
			waiting: 0,
			varianceExplained: 0.31,
			arms: [
				{ arm: 'control', members: 1_204, mean: 2.1, standardError: 0.04 },
				{ arm: 'plain', members: 1_187, mean: 2.22, standardError: 0.04 },
			],
			comparisons: [
				{
					arm: 'plain',
					effect,
					unadjusted: effect,
					relative: null,
					adjustedPValue: 0.08,
					overTime: [{ at: 1377960000000, members: 2_391, estimate: 0.12, low: -0.02, high: 0.26 }],
					verdict: 'undecided',
				},
			],
		},
	],
	segments: [],
	interleaving: null,
	counterfactual: [],
	verdict: {
		decision: 'keep-running',
		sentence: 'Hours watched may be higher: it is too early to say.',
		reasons: ['Hours watched +0.12 hours (−0.02 to 0.26).'],
	},
};

export const examplePower = {
	metric: 'plays',
	baseline: {
		mean: 4.2,
		standardDeviation: 6.1,
		members: 18_200,
		newMembersPerDay: 410,
		varianceExplained: 0.35,
	},
	byDay: [{ day: 1, members: 410, smallestEffect: 1.4, smallestRelative: 0.33 }],
	needed: null,
};
