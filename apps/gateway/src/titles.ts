import { closed, Identifier, Title } from '@marquee/contracts';
import type { ProfileId, TitleId } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleActivity, exampleTitle } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { TitleActivity } from './profile-state-answer.ts';
import { Refusal } from './refusal.ts';

/** A title and, where a profile is named that did anything with it, what it did. */
export const TitleAnswer = closed({ ...Title.properties, activity: Type.Optional(TitleActivity) });

const operation: Operation = {
	summary: 'One title',
	tag: 'titles',
	scope: 'pages',
	path: Type.Object({ titleId: Identifier('which title') }),
	query: Type.Object(
		{ profile: Type.Optional(Identifier('whose activity to add')) },
		{ additionalProperties: false },
	),
	answer: {
		status: 200,
		description: 'The title.',
		schema: TitleAnswer,
		example: { ...exampleTitle, activity: exampleActivity },
	},
	problems: ['title-unknown'],
};

/** GET /v1/titles/{titleId}?profile= */
export function titleRoutes(
	app: FastifyInstance,
	{ catalogue, states }: Pick<GatewayParts<never>, 'catalogue' | 'states'>,
): void {
	app.get<{ Params: { titleId: TitleId }; Querystring: { profile?: ProfileId } }>(
		'/v1/titles/:titleId',
		routeOf(operation),
		async ({ params: { titleId }, query: { profile } }) => {
			const title = catalogue.title(titleId);
			if (title === undefined)
				throw new Refusal('title-unknown', {
					what: `the catalogue has no title ${titleId}`,
					remedy: 'Use the titleId of a page.',
					problems: [{ at: '/path/titleId', expected: 'a title of the catalogue', found: titleId }],
				});
			const state = profile === undefined ? undefined : states.of(profile);
			const activity = state?.titles.find((one) => one.titleId === titleId);
			return activity === undefined ? title : { ...title, activity };
		},
	);
}
