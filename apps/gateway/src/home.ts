import { Page } from '@marquee/contracts';
import { hash32, type ProfileId, requestId as requestIdOf } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import { examplePage } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { patienceOf } from './patience.ts';
import { ProfileQuery } from './profiles.ts';

const operation: Operation = {
	summary: 'The home page of a profile, made now',
	description:
		'Rows in order, each title once. A profile that nothing is known of gets a page too. Ask /v1/explain with the ' +
		'`requestId` of the page why a title is on it, or is not.',
	tag: 'pages',
	scope: 'pages',
	query: ProfileQuery,
	answer: { status: 200, description: 'The page.', schema: Page, example: examplePage },
};

/** GET /v1/home?profile= */
export function homeRoutes(
	app: FastifyInstance,
	{ states, homePage, clock }: Pick<GatewayParts<never>, 'states' | 'homePage' | 'clock'>,
): void {
	app.get<{ Querystring: { profile: ProfileId } }>(
		'/v1/home',
		routeOf(operation),
		async (request, reply) => {
			const requestId = requestIdOf(request.id);
			const profileId = request.query.profile;
			const { page } = await homePage({
				requestId,
				profileId,
				state: states.of(profileId),
				now: clock.now(),
				// So that a page can be made again: its id says where its chance began.
				seed: hash32(requestId),
				signal: patienceOf(reply),
			});
			return page;
		},
	);
}
