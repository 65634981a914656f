import { closed, Locale, Page } from '@marquee/contracts';
import type { PageAsked } from '@marquee/degradation';
import { type BrowseAsked, browseOrders, type PageSurface } from '@marquee/page';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type AskingKnown, type askingOf, type Circumstances, circumstances } from './asking.ts';
import { examplePage } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { answeredWith, onSurface } from './surface-traffic.ts';

/** How a list that somebody browses may be narrowed. */
const narrowing = {
	genre: Type.Optional(
		Type.String({ minLength: 1, maxLength: 64, description: 'one of the facets' }),
	),
	decade: Type.Optional(
		Type.String({ pattern: '^[12][0-9]{2}0$', description: 'its first year: 1990' }),
	),
	language: Type.Optional(Locale),
	order: Type.Optional(Type.Union(browseOrders.map((order) => Type.Literal(order)))),
};

interface BrowseQuery extends Circumstances, Omit<BrowseAsked, 'surface' | 'decade'> {
	readonly decade?: string;
}

/** The surfaces that are a page and nothing else; a search answers the words of somebody too. */
type PlainSurface = Exclude<PageSurface, 'search'>;

const summaries: Readonly<Record<PlainSurface, string>> = {
	home: 'The home page of a profile',
	browse: 'The catalogue, narrowed as somebody browses it',
	'my-list': 'What a profile keeps for later, in the order in which to watch it',
	'continue-watching': 'What a profile has begun and not finished',
	'top-10': 'What most profiles of a country took up, counted once a day',
};

const description =
	'Rows in order, each title once; made now, or, where that fails, the last page of this profile (`served` is `kept`) ' +
	'or what is popular where it watches (`popular`). A profile that nothing is known of gets a page too. Ask ' +
	'/v1/explain with the `requestId` of the page why a title is on it, or is not. `device`, `country` and `locale` say ' +
	'where and how it will be seen; left out, they are taken from the preferences of the profile and its newest event.';

const operation = (surface: PlainSurface): Operation => ({
	summary: summaries[surface],
	description,
	tag: 'pages',
	scope: 'pages',
	shed: 'last',
	query: closed({ ...circumstances, ...(surface === 'browse' && narrowing) }),
	answer: {
		status: 200,
		description: 'The page.',
		schema: Page,
		example: { ...examplePage, surface },
	},
	...(surface === 'browse' && { problems: ['genre-unknown'] }),
});

/** GET /v1/home, /v1/browse, /v1/my-list, /v1/continue-watching, /v1/top-10 */
export function pageRoutes(
	app: FastifyInstance,
	{ catalogue, page }: Pick<GatewayParts<never>, 'catalogue' | 'page'>,
	asking: ReturnType<typeof askingOf>,
): void {
	for (const surface of Object.keys(summaries) as PlainSurface[])
		app.get<{ Querystring: BrowseQuery }>(
			`/v1/${surface}`,
			onSurface(surface, routeOf(operation(surface))),
			async (request, reply) => {
				requireGenre(request.query.genre, catalogue);
				const who = await asking(request.query, request, reply);
				const asked = askedFor(surface, request.query);
				const made = await page({ ...who.asking, asked });
				return answeredWith(reply, withSkipped(made.page, who.skipped));
			},
		);
}

/** An empty list would say that a genre has no titles, and not that there is no such genre. @throws {Refusal} `genre-unknown`. */
function requireGenre(
	genre: string | undefined,
	{ genres }: GatewayParts<never>['catalogue'],
): void {
	if (genre === undefined || genres.includes(genre)) return;
	throw new Refusal('genre-unknown', {
		what: `no title of the catalogue is of the genre ${genre}`,
		remedy: 'Use a genre of the facets, written as there.',
		problems: [{ at: '/query/genre', expected: 'a genre of the catalogue', found: genre }],
	});
}

/** What the request asks to see. */
function askedFor(surface: PlainSurface, query: BrowseQuery): PageAsked['asked'] {
	if (surface !== 'browse') return { surface };
	const { genre, decade, language, order } = query;
	return {
		surface,
		...(genre !== undefined && { genre }),
		...(decade !== undefined && { decade: Number(decade) }),
		...(language !== undefined && { language }),
		...(order !== undefined && { order }),
	};
}

/** The page, saying what could not be found out of whoever asked. */
export const withSkipped = (page: Page, skipped: AskingKnown['skipped']): Page =>
	skipped.length === 0 ? page : { ...page, skipped: [...page.skipped, ...skipped] };
