import Type from 'typebox';
import { asOfMoment, viewingAsOf } from './as-of.ts';
import { ExperimentCell } from './experiment.ts';
import { Evidence, Facet, PageRow, SkippedStage } from './page.ts';
import { closed, Identifier, Locale, Moment } from './schema.ts';
import { TitleCard } from './title.ts';

/** What somebody seems to be after: one title; somebody's work; a kind of title; or nothing said yet. */
export const SearchIntent = Type.Union([
	Type.Literal('fetch'),
	Type.Literal('find'),
	Type.Literal('explore'),
	Type.Literal('none'),
]);
export type SearchIntent = Type.Static<typeof SearchIntent>;

/** A part of the query that is the name of something. */
export const Understood = closed({
	kind: Type.Union([
		Type.Literal('title'),
		Type.Literal('person'),
		Type.Literal('genre'),
		Type.Literal('tag'),
		Type.Literal('year'),
		Type.Literal('decade'),
		Type.Literal('country'),
		Type.Literal('language'),
	]),
	/** The words of the query, as typed. */
	text: Type.String(),
	/** What they stand for: a name, a code or a year. */
	value: Type.String(),
});
export type Understood = Type.Static<typeof Understood>;

/** From where to where, in UTF-16 units, the end not included. */
export const Span = closed({
	from: Type.Integer({ minimum: 0 }),
	to: Type.Integer({ minimum: 0 }),
});
export type Span = Type.Static<typeof Span>;

/** How a title was found, and by which of its names. */
export const FoundBy = closed({
	how: Type.String({
		description:
			'exact, same, prefix, word-prefix, words, near, near-prefix, near-words, part; ' +
			'or person, genre, tag, meaning where it is not its name that was typed',
	}),
	name: Type.String({ description: 'the name that matches best, in whatever language it is' }),
	/** The parts of the name that were typed. */
	highlights: Type.Array(Span),
	edits: Type.Integer({ minimum: 0, description: 'mistakes that were looked past' }),
});
export type FoundBy = Type.Static<typeof FoundBy>;

/** A title among the results, at its position. */
export const SearchResult = closed({
	title: TitleCard,
	position: Type.Integer({ minimum: 0 }),
	score: Type.Number({ description: 'comparable within this answer only' }),
	foundBy: FoundBy,
	evidence: Evidence,
	propensity: Type.Number({
		exclusiveMinimum: 0,
		maximum: 1,
		description: 'probability of the title at this position, given those before it',
	}),
});
export type SearchResult = Type.Static<typeof SearchResult>;

/** A title that is known and cannot be watched here, said so, with what comes near. */
export const UnavailableTitle = closed({
	title: TitleCard,
	foundBy: FoundBy,
	because: Type.Union([
		Type.Literal('not-in-service'),
		Type.Literal('not-in-country'),
		Type.Literal('not-now'),
		Type.Literal('not-for-age'),
	]),
});
export type UnavailableTitle = Type.Static<typeof UnavailableTitle>;

/** What was probably meant, and whether the answer is already about that. */
export const Correction = closed({ text: Type.String(), applied: Type.Boolean() });
export type Correction = Type.Static<typeof Correction>;

/** What is found for what was typed so far. With nothing typed, `rows` is the canvas before the first letter. */
export const SearchAnswer = closed({
	requestId: Identifier('name it in the events that follow'),
	sessionId: Type.Optional(Identifier('one for all keystrokes until somebody chooses or leaves')),
	query: Type.String({ description: 'as typed' }),
	locale: Type.Optional(Locale),
	generatedAt: Moment('when it was found'),
	/** How old what the answer rests on was. */
	asOf: closed({
		...viewingAsOf,
		/** Null where no model had a say: as where nobody in particular asks. */
		model: asOfMoment('the newest event the model has learnt from'),
	}),
	intent: SearchIntent,
	understood: Type.Array(Understood),
	correction: Type.Optional(Correction),
	results: Type.Array(SearchResult),
	people: Type.Array(closed({ name: Type.String(), titles: Type.Integer({ minimum: 0 }) }), {
		description: 'whose names match',
	}),
	unavailable: Type.Array(UnavailableTitle),
	facets: Type.Array(Facet),
	rows: Type.Array(PageRow, { description: 'to explore: what comes near' }),
	/** Why there is nothing by that name, and what is shown in its place. */
	notice: Type.Optional(closed({ code: Type.String(), sentence: Type.String() })),
	skipped: Type.Array(SkippedStage),
	cells: Type.Optional(
		Type.Array(ExperimentCell, { description: 'experiments that the profile takes part in here' }),
	),
});
export type SearchAnswer = Type.Static<typeof SearchAnswer>;

/** What the query may become. */
export const SearchSuggestions = closed({
	suggestions: Type.Array(
		closed({
			text: Type.String(),
			kind: Type.Union([
				Type.Literal('title'),
				Type.Literal('person'),
				Type.Literal('genre'),
				Type.Literal('tag'),
			]),
			highlights: Type.Array(Span),
			titleId: Type.Optional(Identifier('of a title')),
		}),
	),
});
export type SearchSuggestions = Type.Static<typeof SearchSuggestions>;
