import Type from 'typebox';
import { InterleavedThing } from './experiment.ts';
import { closed, Identifier, Moment, Pair } from './schema.ts';

const members = (description: string) => Type.Integer({ minimum: 0, description });

/** An effect and how sure it is. `null` stands for an end that is open. */
export const Effect = closed({
	estimate: Type.Number(),
	standardError: Type.Number({ minimum: 0 }),
	low: Type.Union([Type.Number(), Type.Null()]),
	high: Type.Union([Type.Number(), Type.Null()]),
	pValue: Type.Number({ minimum: 0, maximum: 1 }),
});
export type Effect = Type.Static<typeof Effect>;

/** What was known at one moment: intervals of an experiment may be looked at whenever one likes. */
export const EffectAt = closed({
	at: Moment('everything until then is counted'),
	members: members('of both arms that were counted'),
	estimate: Type.Number(),
	low: Type.Union([Type.Number(), Type.Null()]),
	high: Type.Union([Type.Number(), Type.Null()]),
});
export type EffectAt = Type.Static<typeof EffectAt>;

/** Whether a metric may be believed better, worse, neither yet, or cannot be told yet at all. */
export const MetricVerdict = Type.Union([
	Type.Literal('better'),
	Type.Literal('worse'),
	Type.Literal('undecided'),
	Type.Literal('not-harmed'),
	Type.Literal('too-few'),
	Type.Literal('not-matured'),
]);
export type MetricVerdict = Type.Static<typeof MetricVerdict>;

/** One arm’s part of a metric. */
export const ArmOfMetric = closed({
	arm: Type.String(),
	members: members('that are counted: those whose window has closed'),
	mean: Type.Number(),
	standardError: Type.Number({ minimum: 0 }),
});
export type ArmOfMetric = Type.Static<typeof ArmOfMetric>;

/** A treatment against the control, by one metric. */
export const MetricComparison = closed({
	arm: Type.String({ description: 'the treatment' }),
	/** Always valid: it may be read at any time and as often as one likes. */
	effect: Effect,
	/** The same without what was known of profiles before (CUPED), and the other way round where it was not used. */
	unadjusted: Effect,
	/** Relative to the control’s mean. */
	relative: Type.Union([Effect, Type.Null()]),
	/** Corrected for all metrics of the role (Holm). */
	adjustedPValue: Type.Number({ minimum: 0, maximum: 1 }),
	overTime: Type.Array(EffectAt),
	verdict: MetricVerdict,
});
export type MetricComparison = Type.Static<typeof MetricComparison>;

/** Everything that an experiment says of one metric. */
export const MetricReading = closed({
	metric: Identifier('which'),
	name: Type.String({ description: 'in words' }),
	unit: Type.String({ description: 'hours, plays, share of members, …' }),
	better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
	role: Type.Union([Type.Literal('primary'), Type.Literal('guardrail'), Type.Literal('secondary')]),
	margin: Type.Optional(Type.Number({ minimum: 0 })),
	windowDays: Type.Number({
		minimum: 0,
		description: 'of each member, from the first exposure on',
	}),
	waiting: members('whose window has not closed yet: they are not counted'),
	/** How much of the variance CUPED took away. */
	varianceExplained: Type.Number({ minimum: 0, maximum: 1 }),
	arms: Type.Array(ArmOfMetric),
	comparisons: Type.Array(MetricComparison),
});
export type MetricReading = Type.Static<typeof MetricReading>;

/** Whether arms got the members that they should: if not, nothing else of the experiment may be believed. */
export const SampleRatioReading = closed({
	state: Type.Union([Type.Literal('fair'), Type.Literal('unfair'), Type.Literal('too-few')]),
	/** Chi-square of everything, once. */
	pValue: Type.Number({ minimum: 0, maximum: 1 }),
	/** Valid at any time; of epochs of constant allocation together. */
	alwaysValidPValue: Type.Number({ minimum: 0, maximum: 1 }),
	epochs: Type.Array(
		closed({
			epoch: Type.String(),
			arms: Type.Array(
				closed({
					arm: Type.String(),
					members: members('first exposed'),
					expected: Type.Number({ minimum: 0 }),
				}),
			),
		}),
	),
	contaminated: members('that met more than one arm: they are counted in none'),
});
export type SampleRatioReading = Type.Static<typeof SampleRatioReading>;

/** The primary metric in one part of the members, drawn together with the others as far as chance explains their spread. */
export const SegmentReading = closed({
	by: Type.String({ description: 'country, device, history' }),
	value: Type.String(),
	arm: Type.String(),
	members: members('of treatment and control'),
	effect: Effect,
	shrunken: Effect,
});
export type SegmentReading = Type.Static<typeof SegmentReading>;

/** Which of two interleaved rankings members chose from. */
export const InterleavingReading = closed({
	interleaves: InterleavedThing,
	arms: Pair(Type.String(), 'their keys'),
	method: Type.String(),
	members: members('who were shown both'),
	voting: members('who chose something that one of the two had put there'),
	/** −1 to 1, above 0 for the second arm: a direction, not how much it is worth. */
	preference: Effect,
	/** Wins of either arm, and ties, by member. */
	wins: Pair(members('whom one arm won'), 'of the first and of the second'),
	ties: members('that favoured neither'),
	overTime: Type.Array(EffectAt),
	verdict: MetricVerdict,
});
export type InterleavingReading = Type.Static<typeof InterleavingReading>;

/** What an arm would have earned, from the log of what was chosen with known chances. */
export const CounterfactualReading = closed({
	surface: Type.String(),
	target: Type.String({ description: 'the policy on trial' }),
	identifiable: Type.Boolean(),
	reasons: Type.Array(Type.String(), { description: 'why it cannot be told' }),
	/** What the policies of the log themselves earned. */
	logged: Type.Number(),
	estimators: Type.Array(closed({ name: Type.String(), effect: Effect })),
	diagnostics: closed({
		rows: members('of the log'),
		effectiveSampleSize: Type.Number({ minimum: 0 }),
		meanWeight: Type.Number({ minimum: 0 }),
		largestWeightShare: Type.Number({ minimum: 0, maximum: 1 }),
		unsupportedMass: Type.Number({ minimum: 0 }),
	}),
});
export type CounterfactualReading = Type.Static<typeof CounterfactualReading>;

/** What to do, and why, in words. `ended`: it was stopped before anything could be decided. */
export const ExperimentVerdict = closed({
	decision: Type.Union([
		Type.Literal('ship'),
		Type.Literal('stop'),
		Type.Literal('keep-running'),
		Type.Literal('ended'),
		Type.Literal('hold'),
	]),
	sentence: Type.String({ description: 'the decision in one sentence' }),
	reasons: Type.Array(Type.String(), { description: 'a sentence each, the weightiest first' }),
});
export type ExperimentVerdict = Type.Static<typeof ExperimentVerdict>;

/** Everything that an experiment says as of one moment. */
export const ExperimentReading = closed({
	experiment: Identifier('its key'),
	asOf: Moment('events and exposures until then are counted'),
	/** The newest position of the log that is counted. */
	logPosition: Type.Integer({ minimum: 0 }),
	arms: Type.Array(closed({ arm: Type.String(), members: members('exposed') })),
	sampleRatio: SampleRatioReading,
	metrics: Type.Array(MetricReading),
	segments: Type.Array(SegmentReading),
	interleaving: Type.Union([InterleavingReading, Type.Null()]),
	counterfactual: Type.Array(CounterfactualReading),
	verdict: ExperimentVerdict,
});
export type ExperimentReading = Type.Static<typeof ExperimentReading>;

/** What profiles do, as a number each: something that an experiment may change. */
export const MetricDefinition = closed({
	key: Identifier('as designs name it'),
	name: Type.String(),
	unit: Type.String(),
	better: Type.Union([Type.Literal('higher'), Type.Literal('lower')]),
	kind: Type.Union([
		Type.Literal('mean'),
		Type.Literal('share'),
		Type.Literal('ratio'),
		Type.Literal('quantile'),
	]),
	windowDays: Type.Number({ minimum: 0 }),
	describe: Type.String({ description: 'exactly what is counted' }),
});
export type MetricDefinition = Type.Static<typeof MetricDefinition>;

/** What an experiment of some length and share would be able to see. */
export const PowerAsked = closed({
	metric: Identifier('the one that decides'),
	share: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
	arms: Type.Integer({ minimum: 2, maximum: 8 }),
	alpha: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 0.5 })),
	power: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
	/** In the metric’s own unit: how many members it takes to see it. */
	effect: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
});
export type PowerAsked = Type.Static<typeof PowerAsked>;

/** The answer, from what members did lately. */
export const PowerPlanned = closed({
	metric: Identifier('which'),
	/** Of one member, as measured before the experiment. */
	baseline: closed({
		mean: Type.Number(),
		standardDeviation: Type.Number({ minimum: 0 }),
		members: members('that were measured'),
		newMembersPerDay: Type.Number({ minimum: 0, description: 'first seen in a window, a day' }),
		varianceExplained: Type.Number({ minimum: 0, maximum: 1 }),
	}),
	/** By day: who will have been exposed, and the smallest effect that would then be seen. */
	byDay: Type.Array(
		closed({
			day: Type.Integer({ minimum: 1 }),
			members: members('of all arms'),
			smallestEffect: Type.Union([Type.Number(), Type.Null()]),
			/** Of the baseline’s mean. */
			smallestRelative: Type.Union([Type.Number(), Type.Null()]),
		}),
	),
	/** Where an effect was asked about. */
	needed: Type.Union([
		closed({
			members: members('of all arms'),
			days: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
		}),
		Type.Null(),
	]),
});
export type PowerPlanned = Type.Static<typeof PowerPlanned>;
