import type { EvaluationReport, ReportedMetric } from '@marquee/protocols';
import { type EpochMs, epochMs } from '@marquee/units';
import type { ModelCard } from './model-card.ts';

const metric = (value: number): ReportedMetric => ({
	value,
	low: value - 0.01,
	high: value + 0.01,
});
const names = ['popularity', 'parent', 'foundation'];
const models = names.map((name, at) => ({
	name,
	baseline: at === 0,
	trainSeconds: 1,
	scoreSeconds: 1,
	casesDecidedByTies: 0,
	metrics: {
		'ndcg@10': metric(0.1 + at / 20),
		'hr@10': metric(0.2 + at / 20),
		'coverage@10': { value: 0.5, low: null, high: null },
	},
}));
const reading = {
	describe: 'asked as if new',
	cases: 12,
	relevant: 12,
	excluded: {},
	models,
	bestBaseline: 'popularity',
	differences: [],
};

/** A report in which every kind of thing occurs: an empty slice, a slicing that the data do not know, cut histories. */
export const madeUpReport: EvaluationReport = {
	protocol: 'held-out-newest',
	describe: 'The newest title of some profiles.',
	data: 'made up',
	seed: 1,
	ties: 'title-index',
	counts: {
		profiles: 40,
		titles: 20,
		trainEvents: 400,
		cases: 12,
		relevant: 12,
		relevantNeverTrained: 1,
		excluded: {},
	},
	variants: {
		'ndcg@10': { variant: 'binary gain', unit: 'share', direction: 'higher-is-better' },
	},
	models,
	bestBaseline: 'popularity',
	differences: names.slice(1).map((model) => ({
		model,
		against: 'popularity',
		metrics: { 'ndcg@10': { value: -0.02, low: -0.05, high: 0.01 } },
	})),
	readings: { 'history-0': reading, 'history-1': reading },
	slicings: [
		{
			name: 'title-plays',
			describe: 'plays in training',
			unknown: 2,
			slices: [
				{ slice: 'never', cases: 0, relevant: 0, models: [] },
				{ slice: '1–9', cases: 12, relevant: 12, models },
			],
		},
		{ name: 'country', describe: 'of the profile', unknown: 12, slices: [] },
	],
};

/** A card of a model that was trained, evaluated and compared. */
export const madeUpCard: ModelCard = {
	format: 1,
	bundle: 'ab12'.repeat(16),
	writtenAt: epochMs(1.8e12),
	data: {
		described: '400 engagements of 40 profiles',
		profiles: 40,
		events: 400,
		titles: 20,
		titlesWatched: 18,
		from: 1.7e12,
		until: 1.79e12,
		actions: { played: 0.75, liked: 0.25 },
		medianHistory: 10,
		longestHistory: 31,
		heldBack: 4,
	},
	manifest: {
		format: 2,
		run: { name: 'served', context: 100, width: 64 },
		titles: 20,
		lineage: {
			data: '400 engagements of 40 profiles',
			trainedUntil: 1.79e12 as EpochMs,
			createdAt: epochMs(1.8e12),
			code: 'revision',
			metrics: {},
		},
		files: { 'prior.f32': { bytes: 80, sha256: 'cd34'.repeat(16) } },
	},
	curve: [
		{ epoch: 0, loss: 7.1 },
		{ epoch: 1, loss: 6.2, judged: 0.11 },
		{ epoch: 2, loss: 5.9 },
	],
	evaluation: { report: madeUpReport },
	parent: {
		bundle: 'ef56'.repeat(16),
		difference: {
			model: 'foundation',
			against: 'parent',
			metrics: {
				'ndcg@10': { value: 0.02, low: 0.01, high: 0.03 },
				'hr@10': { value: -0.02, low: -0.03, high: -0.01 },
			},
		},
	},
	drift: { titles: 18, asTrained: 0.031, turned: 0.962 },
	memory: {
		taken: { share: 0.5, tasteShare: 1 },
		looks: [
			{ tasteShare: 1, share: 0, judged: 0.11 },
			{ tasteShare: 1, share: 0.5, judged: 0.12 },
		],
		cases: 300,
	},
	timeSplit: madeUpReport,
};
