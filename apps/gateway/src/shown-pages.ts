import { Country, closed, Device, Identifier, Moment, Surface } from '@marquee/contracts';
import { epochMs, type ProfileId } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleShownPages } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';

/** Pages that were shown to a profile, as a list names them. */
export const ShownPagesAnswer = closed({
	pages: Type.Array(
		closed({
			requestId: Identifier('by which its trace is found'),
			surface: Surface,
			generatedAt: Moment('when it was made'),
			device: Type.Optional(Device),
			country: Type.Optional(Country),
		}),
	),
});

const operation: Operation = {
	summary: 'The pages that were shown to a profile, newest first',
	description:
		'Those whose traces are kept: the newest of all profiles, as long as there is room for them. A page that was not made ' +
		'for its request, but kept from before or what is popular, has no trace.',
	tag: 'admin',
	scope: 'admin',
	query: closed({
		profile: Identifier('to whom'),
		before: Type.Optional(
			Type.String({
				pattern: '^[0-9]{1,15}$',
				description: 'those of before this moment, epoch ms; of any time unless given',
			}),
		),
		limit: Type.Optional(
			Type.String({
				pattern: '^([1-9][0-9]?|100)$',
				description:
					'so many, 1 to 100, and beyond it those of the millisecond of the last; 20 unless given',
			}),
		),
	}),
	answer: {
		status: 200,
		description: 'None where none is kept.',
		schema: ShownPagesAnswer,
		example: exampleShownPages,
	},
};

interface Query {
	readonly profile: ProfileId;
	readonly before?: string;
	readonly limit?: string;
}

/** GET /v1/pages?profile=, where the port is there */
export function shownPageRoutes(
	app: FastifyInstance,
	{ shownTo }: Pick<GatewayParts<never>, 'shownTo'>,
): void {
	if (shownTo === undefined) return;
	app.get<{ Querystring: Query }>(
		'/v1/pages',
		routeOf(operation),
		async ({ query: { profile, before, limit = '20' } }) => {
			const shown = await shownTo({
				profileId: profile,
				limit: Number(limit),
				...(before !== undefined && { before: epochMs(Number(before)) }),
			});
			return { pages: shown.map(({ profileId: _, ...page }) => page) };
		},
	);
}
