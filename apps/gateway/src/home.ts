import { Country, closed, Device, Identifier, Page } from '@marquee/contracts';
import type { HomeRequest } from '@marquee/page';
import { hash32, type ProfileId, requestId as requestIdOf } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { examplePage } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { patienceOf } from './patience.ts';

const HomeQuery = closed({
	profile: Identifier('whose'),
	device: Type.Optional(Device),
	country: Type.Optional(Country),
});

const operation: Operation = {
	summary: 'The home page of a profile, made now',
	description:
		'Rows in order, each title once. A profile that nothing is known of gets a page too. Ask /v1/explain with the ' +
		'`requestId` of the page why a title is on it, or is not. `device` and `country` say where it will be seen; left ' +
		'out, they are taken to be those of the profile’s newest event.',
	tag: 'pages',
	scope: 'pages',
	query: HomeQuery,
	answer: { status: 200, description: 'The page.', schema: Page, example: examplePage },
};

/** GET /v1/home?profile= */
export function homeRoutes(
	app: FastifyInstance,
	{ states, homePage, clock }: Pick<GatewayParts<never>, 'states' | 'homePage' | 'clock'>,
): void {
	app.get<{ Querystring: { profile: ProfileId } & HomeRequest['on'] }>(
		'/v1/home',
		routeOf(operation),
		async (request, reply) => {
			const requestId = requestIdOf(request.id);
			const { profile: profileId, ...on } = request.query;
			const { page } = await homePage({
				requestId,
				profileId,
				state: states.of(profileId),
				now: clock.now(),
				on,
				// So that a page can be made again: its id says where its chance began.
				seed: hash32(requestId),
				signal: patienceOf(reply),
			});
			return page;
		},
	);
}
