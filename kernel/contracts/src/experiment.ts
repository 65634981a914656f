import Type from 'typebox';
import { closed, Identifier, Moment, Name, Pair } from './schema.ts';

/** What an answer is made with, where it differs from what serves: everything that is left out is as everybody has it. */
export const Recipe = closed({
	bundle: Type.Optional(Identifier('the hash of the bundle that scores')),
	ranker: Type.Optional(Identifier('the name of the ranker of rows')),
	policy: Type.Optional(Identifier('the version of the page policy')),
	layout: Type.Optional(Identifier('how rows are laid out: stage-wise, generative')),
	searchWeights: Type.Optional(
		Type.Union([Type.Literal('policy'), Type.Literal('learnt')], {
			description: 'what orders results of a search: the weights of its policy, or those learnt',
		}),
	),
});
export type Recipe = Type.Static<typeof Recipe>;

/** One of the ways in which the service may answer in an experiment. The first of an experiment is its control. */
export const ExperimentArm = closed({
	key: Identifier('unique in its experiment'),
	weight: Type.Optional(Type.Number({ minimum: 0, description: 'relative to the others; 1' })),
	recipe: Recipe,
});
export type ExperimentArm = Type.Static<typeof ExperimentArm>;

/** A measure of what profiles do, by its key, with how much worse it may get before that counts as harm. */
export const Guardrail = closed({
	metric: Identifier('which metric'),
	margin: Type.Number({ minimum: 0, description: 'a loss that is accepted, in its own unit' }),
});
export type Guardrail = Type.Static<typeof Guardrail>;

/** How an experiment is told apart: profiles are split over arms, or every answer holds both arms’ choices. */
export const ExperimentKind = Type.Union([Type.Literal('ab'), Type.Literal('interleaving')]);
export type ExperimentKind = Type.Static<typeof ExperimentKind>;

/** What is drawn from both rankings in turn: titles within rows, rows of a page, or results of a search. */
export const InterleavedThing = Type.Union([
	Type.Literal('titles'),
	Type.Literal('rows'),
	Type.Literal('search'),
]);
export type InterleavedThing = Type.Static<typeof InterleavedThing>;

/** What is asked when an experiment is planned or changed. */
export const ExperimentDesign = closed({
	key: Identifier('unique for ever: its hash decides who gets which arm'),
	kind: ExperimentKind,
	interleaves: Type.Optional(InterleavedThing),
	hypothesis: Name(2_000, 'what should become better, and why'),
	/** Experiments of one layer exclude each other by their slots; others are independent. */
	layer: Type.Optional(Identifier('which layer')),
	slots: Type.Optional(
		Type.Array(Pair(Type.Number({ minimum: 0, maximum: 1 }), 'from and to'), {
			minItems: 1,
			maxItems: 64,
		}),
	),
	share: Type.Number({
		minimum: 0,
		maximum: 1,
		description: 'of those in reach, who takes part; growing it moves nobody',
	}),
	arms: Type.Array(ExperimentArm, { minItems: 2, maxItems: 8 }),
	/** Attribute (country, device, locale) → values: only these profiles. */
	audience: Type.Optional(
		Type.Record(Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 })), {
			maxProperties: 16,
		}),
	),
	/** Profiles that get an arm for trying it out; they are not counted. */
	forced: Type.Optional(
		Type.Record(Type.String({ maxLength: 128 }), Type.String({ maxLength: 128 }), {
			maxProperties: 1_000,
		}),
	),
	primary: Identifier('the metric that decides'),
	guardrails: Type.Array(Guardrail, { maxItems: 32 }),
	secondary: Type.Array(Identifier('a metric that is only looked at'), { maxItems: 64 }),
	plannedMembers: Type.Integer({
		minimum: 2,
		description: 'of all arms, at which a decision is expected: intervals are narrowest there',
	}),
	alpha: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 0.5, description: '0.05' })),
});
export type ExperimentDesign = Type.Static<typeof ExperimentDesign>;

/** Profiles kept out of experiments, so that it stays known what all of them together are worth. */
export const ExperimentHoldout = closed({
	key: Identifier('unique for ever: its hash decides who is kept out'),
	share: Type.Number({ minimum: 0, maximum: 1, description: 'of all profiles' }),
	layers: Type.Optional(
		Type.Array(Identifier('a layer'), {
			minItems: 1,
			maxItems: 64,
			description: 'only of experiments in these; of all, without it',
		}),
	),
});
export type ExperimentHoldout = Type.Static<typeof ExperimentHoldout>;

/** The arm of an interleaved experiment whose members’ answers are drawn from both rankings. No arm of a design has this key. */
export const interleavedArm = 'interleaved';

/** The arm of an experiment that an answer was made in, and why it was that one. */
export const ExperimentCell = closed({
	experiment: Identifier('which'),
	arm: Identifier('one of its arms; “interleaved” where both made the answer'),
	reason: Type.Union([Type.Literal('split'), Type.Literal('forced')], {
		description: 'chosen by the hash of the profile, or named by the design: those are not counted',
	}),
	epoch: Type.String({ description: 'a stretch of time in which the allocation was the same' }),
});
export type ExperimentCell = Type.Static<typeof ExperimentCell>;

export const ExperimentStatus = Type.Union([
	Type.Literal('draft'),
	Type.Literal('running'),
	Type.Literal('stopped'),
]);
export type ExperimentStatus = Type.Static<typeof ExperimentStatus>;

/** An experiment as the control plane keeps it. */
export const Experiment = closed({
	design: ExperimentDesign,
	status: ExperimentStatus,
	createdAt: Moment('when it was planned'),
	changedAt: Moment('when its design or its status last changed'),
	startedAt: Type.Optional(Moment('when it first ran')),
	stoppedAt: Type.Optional(Moment('when it was stopped')),
});
export type Experiment = Type.Static<typeof Experiment>;
