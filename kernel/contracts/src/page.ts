import Type from 'typebox';
import { asOfMoment, viewingAsOf } from './as-of.ts';
import { ExperimentCell } from './experiment.ts';
import { Country, closed, Identifier, Locale, Moment, Surface } from './schema.ts';
import { TitleCard } from './title.ts';

/** Why something is where it is, in words a viewer understands, with what it rests on. */
export const Evidence = closed({
	sentence: Type.String({ description: 'shown as it is' }),
	source: Type.String({ description: 'the candidate source that found it' }),
	because: Type.Optional(Identifier('the title this rests on')),
});
export type Evidence = Type.Static<typeof Evidence>;

/** A title in its place on a page. */
export const PlacedTitle = closed({
	title: TitleCard,
	score: Type.Number({ description: 'comparable within its row only' }),
	evidence: Evidence,
	positionSeconds: Type.Optional(
		Type.Number({ minimum: 0, description: 'how far this profile has watched it' }),
	),
	rank: Type.Optional(
		Type.Integer({
			minimum: 1,
			maximum: 10,
			description: 'its place in the top 10 of the country',
		}),
	),
	until: Type.Optional(Moment('when it leaves the service where the profile watches')),
});
export type PlacedTitle = Type.Static<typeof PlacedTitle>;

/** A list with a reason to exist. */
export const PageRow = closed({
	rowId: Type.String({ description: 'unique on the page, stable between pages' }),
	family: Type.String({ description: 'continue-watching, because-you-watched, top-picks, …' }),
	heading: Type.String(),
	evidence: Evidence,
	countedIn: Type.Optional(
		Type.Union([Country, Type.Null()], {
			description: 'of a top 10: the country whose viewers were counted; null: all viewers',
		}),
	),
	titles: Type.Array(PlacedTitle),
});
export type PageRow = Type.Static<typeof PageRow>;

/** A stage that did not answer, and what was done without it. */
export const SkippedStage = closed({ stage: Type.String(), cause: Type.String() });
export type SkippedStage = Type.Static<typeof SkippedStage>;

/** Something to narrow a surface by, and how many titles each choice leaves. */
export const Facet = closed({
	name: Type.Union([Type.Literal('genre'), Type.Literal('decade'), Type.Literal('language')]),
	values: Type.Array(closed({ value: Type.String(), titles: Type.Integer({ minimum: 0 }) })),
});
export type Facet = Type.Static<typeof Facet>;

/** How an answer came about: made now; kept from before; or what is popular, where nothing better could be had. */
export const Served = closed({
	how: Type.Union([Type.Literal('fresh'), Type.Literal('kept'), Type.Literal('popular')]),
	because: Type.Optional(Type.String({ description: 'why it is not fresh' })),
});
export type Served = Type.Static<typeof Served>;

/** Rows in order: one answer of one surface for one profile. No title stands on it twice. */
export const Page = closed({
	requestId: Identifier('ask why with this'),
	surface: Surface,
	profileId: Identifier('for whom'),
	generatedAt: Moment('when the page was made'),
	model: closed({
		bundle: Type.String({ description: 'content hash of the bundle that scored the page' }),
		/** Null where no model had a say. */
		trainedAt: asOfMoment('the newest event the model has learnt from'),
	}),
	/** How old what the page rests on was: the newest event of the profile, and the newest of all. */
	asOf: closed(viewingAsOf),
	served: Served,
	locale: Type.Optional(Locale),
	facets: Type.Optional(
		Type.Array(Facet, { description: 'of browse; of search, the genres to begin in' }),
	),
	rows: Type.Array(PageRow),
	skipped: Type.Array(SkippedStage),
	cells: Type.Optional(
		Type.Array(ExperimentCell, { description: 'experiments that the profile takes part in here' }),
	),
});
export type Page = Type.Static<typeof Page>;

const Chance = (description: string) =>
	Type.Optional(Type.Number({ minimum: 0, maximum: 1, description }));
const Count = (description: string) => Type.Integer({ minimum: 0, description });
const Milliseconds = Type.Number({ minimum: 0 });

/** How a page came about: the same whichever of its titles is asked about. */
export const PageMade = closed({
	bundle: Type.String({ description: 'content hash of the model that scored it' }),
	ranker: Type.String(),
	policy: Type.String(),
	layout: Type.String(),
	cells: Type.Array(ExperimentCell, { description: 'experiments that the profile took part in' }),
	pool: Type.Optional(
		closed({
			titles: Count('found by all sources together, each once; older pages lack the pool'),
			sources: Type.Array(
				closed({
					source: Type.String(),
					titles: Count('found by it, before all were merged'),
					milliseconds: Type.Optional(Milliseconds),
				}),
			),
		}),
	),
	rules: Type.Array(closed({ rule: Type.String(), titles: Count('taken out by it') }), {
		description: 'what each rule took out before anything was looked for',
	}),
	stages: Type.Array(
		closed({
			stage: Type.String(),
			milliseconds: Milliseconds,
			waited: Type.Optional(
				Type.Boolean({ description: 'it waited, and others may have worked meanwhile' }),
			),
		}),
	),
});
export type PageMade = Type.Static<typeof PageMade>;

/** Why a title is, or is not, on a page that was answered. */
export const Explanation = closed({
	requestId: Identifier('the page'),
	titleId: Identifier('the title asked about'),
	shown: Type.Boolean(),
	row: Type.Optional(Type.String()),
	position: Type.Optional(Type.Integer({ minimum: 0 })),
	evidence: Type.Optional(Evidence),
	score: Type.Optional(Type.Number()),
	sources: Type.Optional(
		Type.Array(Type.String(), { description: 'all that found it; the row’s own first' }),
	),
	/** How many its row began with, how many the ranker saw, how many it shows. */
	funnel: Type.Optional(
		closed({
			retrieved: Type.Integer({ minimum: 0 }),
			admitted: Type.Integer({ minimum: 0, description: 'left after the rules' }),
			considered: Type.Integer({ minimum: 0, description: 'ranked' }),
			shown: Type.Integer({ minimum: 0 }),
		}),
	),
	objectives: Type.Optional(
		closed({
			engagement: Type.Number({ description: 'chance of a play, if shown' }),
			retention: Type.Number({ description: 'chance of coming back, if played' }),
			satisfaction: Type.Number({ description: 'chance of praise, if judged' }),
			freshness: Type.Number({ minimum: 0, maximum: 1 }),
		}),
	),
	/** What diversity took of its row. */
	diversity: Type.Optional(
		closed({
			ofScore: Type.Optional(
				Type.Number({
					...{ minimum: 0, maximum: 1 },
					description: 'share of the row’s final score that is diversity’s; older logs lack it',
				}),
			),
			relevanceLost: Type.Number({
				...{ minimum: 0, maximum: 1 },
				description: 'share of best-first’s relevance that the row does without',
			}),
			moved: Count('titles of the row that best-first would show elsewhere or not at all'),
			entered: Count('of these, those that it would not show at all'),
			positionByScore: Count('where the title would stand among those shown, by its score alone'),
		}),
	),
	propensity: Chance('probability of the title at this place, given its row and all before it'),
	foundWith: Chance('probability that its source found it, given its row; absent: certain'),
	rowFoundWith: Chance('probability that its row was offered; absent: certain'),
	rowPropensity: Chance('probability of its row at its place, given those above; absent: certain'),
	made: PageMade,
	/** Every row that considered the title, and what became of it there. */
	fate: Type.Array(
		closed({
			row: Type.String(),
			outcome: Type.Union([
				Type.Literal('shown'),
				Type.Literal('reserve'),
				Type.Literal('rejected'),
			]),
			reason: Type.String(),
			rule: Type.Optional(Type.String({ description: 'that took it out' })),
			sources: Type.Optional(Type.Array(Type.String())),
			score: Type.Optional(Type.Number()),
		}),
	),
});
export type Explanation = Type.Static<typeof Explanation>;
