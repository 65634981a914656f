import { closed, Identifier, Locale, SearchAnswer, SearchSuggestions } from '@marquee/contracts';
import { hash32, type ProfileId, type RequestId, requestId as requestIdOf } from '@marquee/units';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type AskingKnown, type askingOf, type Circumstances, circumstances } from './asking.ts';
import { exampleSearch, exampleSuggestions } from './examples.ts';
import { foundTrace } from './explain.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts, SearchAsking } from './parts.ts';
import { patienceOf } from './patience.ts';
import { answeredFrom, onSurface } from './surface-traffic.ts';

/** Longer than any name that somebody types, short enough that none is expensive. */
const longestQuery = 256;
const mostResults = 50;
const usualResults = 20;
const usualSuggestions = 8;

const one = (description: string) =>
	Type.String({ minLength: 1, maxLength: 64, description: `one of the facets; ${description}` });

const asked = {
	q: Type.Optional(
		Type.String({ maxLength: longestQuery, description: 'what was typed so far; may be empty' }),
	),
	...circumstances,
	profile: Type.Optional(Identifier('for whom; without it the answer is everybody’s')),
	session: Type.Optional(
		Identifier('one for all keystrokes of somebody until something is chosen or given up'),
	),
};

const limit = (most: number) =>
	Type.Optional(
		Type.String({
			pattern: '^[1-9][0-9]?$',
			maxLength: 2,
			description: `at most so many, up to ${most}`,
		}),
	);

interface SearchQuery extends Omit<Circumstances, 'profile'> {
	readonly q?: string;
	readonly profile?: ProfileId;
	readonly session?: string;
	readonly genre?: string;
	readonly decade?: string;
	readonly language?: string;
	readonly limit?: string;
}

const search: Operation = {
	summary: 'What is found for what was typed so far',
	description:
		'Asked at every keystroke. Names in every language of the catalogue, with mistakes, joined or split words and other ' +
		'scripts; people, genres, decades and themes; titles that cannot be watched are said to be so, with what comes near. ' +
		'Without `q` the rows are what to show before the first letter. Name the `requestId` in the events that follow, and ' +
		'`surface` search: that is how search learns. What was answered is kept with the probability of every place.',
	tag: 'search',
	scope: 'pages',
	query: closed({
		...asked,
		genre: Type.Optional(one('only titles of this genre')),
		decade: Type.Optional(
			Type.String({ pattern: '^[12][0-9]{2}0$', description: 'its first year: 1990' }),
		),
		language: Type.Optional(Locale),
		limit: limit(mostResults),
	}),
	answer: {
		status: 200,
		description: 'The best first.',
		schema: SearchAnswer,
		example: exampleSearch,
	},
};

const suggestions: Operation = {
	summary: 'What the query may become',
	description: 'Titles, people and genres that begin with what was typed, or nearly so.',
	tag: 'search',
	scope: 'pages',
	query: closed({ ...asked, limit: limit(usualSuggestions) }),
	answer: {
		status: 200,
		description: 'The likeliest first.',
		schema: SearchSuggestions,
		example: exampleSuggestions,
	},
};

/** Everything that an answer decided, as whoever found it wrote it down. */
// Not a closed object: the trace is the search's own, and grows with it.
const Trace = Type.Unsafe<unknown>({ type: 'object', additionalProperties: {} });

const whole: Operation = {
	summary: 'Everything that the answer to a search decided',
	tag: 'admin',
	scope: 'admin',
	path: Type.Object({ requestId: Identifier('the requestId of the answer') }),
	answer: {
		status: 200,
		description: 'The trace: features, probabilities, what was refused and why, milliseconds.',
		schema: Trace,
		example: { trace: { requestId: 'r-1', query: 'long wya', titles: [] } },
	},
	problems: ['page-unknown'],
};

/** GET /v1/searches/{requestId}, where the port is there. */
export function searchTraceRoutes(
	app: FastifyInstance,
	{ searches }: Pick<GatewayParts<never>, 'searches'>,
): void {
	if (searches === undefined) return;
	app.get<{ Params: { requestId: RequestId } }>(
		'/v1/searches/:requestId',
		routeOf(whole),
		({ params }) => foundTrace(searches, params.requestId),
	);
}

/** GET /v1/search?q=&locale= and /v1/search/suggestions?q=&locale=, where the port is there. */
export function searchRoutes(
	app: FastifyInstance,
	{ search: port, clock }: Pick<GatewayParts<never>, 'search' | 'clock'>,
	asking: ReturnType<typeof askingOf>,
): void {
	if (port === undefined) return;
	const askingOfAnyone = async (
		query: SearchQuery,
		request: FastifyRequest,
		reply: FastifyReply,
	): Promise<Omit<AskingKnown, 'asking'> & { readonly asking: SearchAsking }> => {
		const { profile } = query;
		if (profile === undefined) return { asking: anonymous(query, request, reply), skipped: [] };
		const known = await asking({ ...query, profile }, request, reply);
		return { ...known, asking: { ...known.asking, ...wanted(query) } };
	};
	const anonymous = (
		query: SearchQuery,
		request: FastifyRequest,
		reply: FastifyReply,
	): SearchAsking => ({
		requestId: requestIdOf(request.id),
		now: clock.now(),
		on: {
			...(query.device !== undefined && { device: query.device }),
			...(query.country !== undefined && { country: query.country }),
		},
		...(query.locale !== undefined && { locale: query.locale }),
		seed: hash32(request.id),
		signal: patienceOf(reply),
		spentMs: reply.elapsedTime,
		...wanted(query),
	});
	app.get<{ Querystring: SearchQuery }>(
		'/v1/search',
		onSurface('search', routeOf(search)),
		async (request, reply): Promise<SearchAnswer> => {
			const { asking: who, skipped } = await askingOfAnyone(request.query, request, reply);
			const found = await port.answer(who);
			const answer = { ...found, skipped: [...found.skipped, ...skipped] };
			return answer.intent === 'none' ? answer : answeredFrom(reply, answer, restsOn(answer));
		},
	);
	app.get<{ Querystring: SearchQuery }>(
		'/v1/search/suggestions',
		routeOf(suggestions),
		async (request, reply): Promise<SearchSuggestions> => {
			const { asking: who } = await askingOfAnyone(request.query, request, reply);
			return port.suggest({ ...who, limit: Math.min(who.limit, usualSuggestions) });
		},
	);
}

/** A model that had no say is nothing that search lacks: nobody in particular is answered without one. */
const restsOn = ({ asOf: { events, popularity, model } }: SearchAnswer) => ({
	events,
	popularity,
	...(model !== null && { model }),
});

/** What is looked for, and how it is narrowed. */
const wanted = ({ q = '', session, genre, decade, language, limit }: SearchQuery) => ({
	query: q,
	...(session !== undefined && { sessionId: session }),
	filters: {
		genres: genre === undefined ? [] : [genre],
		decades: decade === undefined ? [] : [Number(decade)],
		languages: language === undefined ? [] : [language],
	},
	limit: Math.min(Number(limit ?? usualResults), mostResults),
});
