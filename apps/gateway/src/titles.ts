import { closed, Identifier, Locale, Page, Title } from '@marquee/contracts';
import { localised } from '@marquee/page';
import type { ProfileId, TitleId } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type askingOf, type Circumstances, circumstances } from './asking.ts';
import { exampleActivity, examplePage, exampleTitle } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import { withSkipped } from './pages.ts';
import type { GatewayParts } from './parts.ts';
import { TitleActivity } from './profile-state-answer.ts';
import { Refusal } from './refusal.ts';
import { answeredWith, onSurface } from './surface-traffic.ts';

/** A title and, where a profile is named that did anything with it, what it did. */
export const TitleAnswer = closed({ ...Title.properties, activity: Type.Optional(TitleActivity) });

/** Which title, in the path. */
export const titlePath = closed({ titleId: Identifier('which title') });

const one: Operation = {
	summary: 'One title',
	tag: 'titles',
	scope: 'pages',
	path: titlePath,
	query: closed({
		profile: Type.Optional(Identifier('whose activity to add')),
		locale: Type.Optional(Locale),
	}),
	answer: {
		status: 200,
		description: 'The title, called what it is called in the locale.',
		schema: TitleAnswer,
		example: { ...exampleTitle, activity: exampleActivity },
	},
	problems: ['title-unknown'],
};

const alike: Operation = {
	summary: 'Titles that are like one',
	description:
		'Rows in order, as on a page; what the profile has watched or may not see is not among them.',
	tag: 'titles',
	scope: 'pages',
	path: titlePath,
	query: closed(circumstances),
	answer: {
		status: 200,
		description: 'Rows, of the surface browse.',
		schema: Page,
		example: { ...examplePage, surface: 'browse' },
	},
	problems: ['title-unknown'],
};

/** GET /v1/titles/{titleId}?profile=&locale= and, where the port is there, /v1/titles/{titleId}/similar?profile= */
export function titleRoutes(
	app: FastifyInstance,
	{ catalogue, states, similar }: Pick<GatewayParts<never>, 'catalogue' | 'states' | 'similar'>,
	asking: ReturnType<typeof askingOf>,
): void {
	app.get<{ Params: TitlePath; Querystring: { profile?: ProfileId; locale?: string } }>(
		'/v1/titles/:titleId',
		routeOf(one),
		async ({ params: { titleId }, query: { profile, locale } }) => {
			const title = localised(foundTitle(catalogue, titleId), locale);
			const state = profile === undefined ? undefined : states.of(profile);
			const activity = state?.titles.find((one) => one.titleId === titleId);
			return activity === undefined ? title : { ...title, activity };
		},
	);
	if (similar === undefined) return;
	app.get<{ Params: TitlePath; Querystring: Circumstances }>(
		'/v1/titles/:titleId/similar',
		onSurface('browse', routeOf(alike)),
		async (request, reply) => {
			const { titleId } = request.params;
			foundTitle(catalogue, titleId);
			const { asking: who, skipped } = await asking(request.query, request, reply);
			const { page } = await similar(titleId, { ...who, asked: { surface: 'browse' } });
			return answeredWith(reply, withSkipped(page, skipped));
		},
	);
}

/** What stands in the path of a title's routes. */
export interface TitlePath {
	readonly titleId: TitleId;
}

/** @throws {Refusal} `title-unknown`. */
export function foundTitle(catalogue: GatewayParts<never>['catalogue'], titleId: TitleId): Title {
	const title = catalogue.title(titleId);
	if (title !== undefined) return title;
	throw new Refusal('title-unknown', {
		what: `the catalogue has no title ${titleId}`,
		remedy: 'Use the titleId of a page.',
		problems: [{ at: '/path/titleId', expected: 'a title of the catalogue', found: titleId }],
	});
}
