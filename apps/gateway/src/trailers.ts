import { closed, Identifier, Moment, Trailer } from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type askingOf, type Circumstances, circumstances } from './asking.ts';
import { exampleTrailerDecision } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { onSurface } from './surface-traffic.ts';
import { foundTitle, type TitlePath, titlePath } from './titles.ts';

const probability = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

/** The trailer that is shown, and with which probability each of them would have been. */
export const TrailerAnswer = closed({
	decision: closed({
		requestId: Identifier('name it in the trailer-play event'),
		profileId: Identifier('for whom'),
		titleId: Identifier('of which title'),
		decidedAt: Moment('when it was chosen'),
		chosen: Identifier('the trailer that is shown'),
		probability: probability('how likely that was'),
		arms: Type.Array(Trailer, { description: 'all there were to choose from' }),
		probabilities: Type.Array(probability('of the trailer at the same place')),
		policy: closed({ name: Type.String(), version: Type.String() }),
	}),
});
export type TrailerAnswer = Type.Static<typeof TrailerAnswer>;

const operation: Operation = {
	summary: 'Which trailer of a title to show to a profile',
	description:
		'A profile sees one trailer of a title all day, unless what is known of it changes. Chosen at random with the ' +
		'probabilities that the answer states, so that what another choice would have done can be told.',
	tag: 'titles',
	scope: 'pages',
	path: titlePath,
	query: closed(circumstances),
	answer: {
		status: 200,
		description: 'The choice.',
		schema: TrailerAnswer,
		example: { decision: exampleTrailerDecision },
	},
	problems: ['title-unknown', 'trailer-missing'],
};

/** GET /v1/titles/{titleId}/trailer?profile=, where the port is there. */
export function trailerRoutes(
	app: FastifyInstance,
	{ catalogue, trailer }: Pick<GatewayParts<never>, 'catalogue' | 'trailer'>,
	asking: ReturnType<typeof askingOf>,
): void {
	if (trailer === undefined) return;
	app.get<{ Params: TitlePath; Querystring: Circumstances }>(
		'/v1/titles/:titleId/trailer',
		onSurface('trailers', routeOf(operation)),
		async (request, reply): Promise<TrailerAnswer> => {
			const { titleId } = request.params;
			foundTitle(catalogue, titleId);
			const { asking: who } = await asking(request.query, request, reply);
			const decision = await trailer({ ...who, titleId });
			if (decision !== undefined) return { decision: answered(decision) };
			throw new Refusal('trailer-missing', {
				what: `the title ${titleId} has no trailer`,
				remedy: 'Show it without one.',
			});
		},
	);
}

/** The decision without what only its log needs. */
const answered = ({
	requestId,
	profileId,
	titleId,
	decidedAt,
	chosen,
	probability,
	arms,
	probabilities,
	policy: { name, version },
}: TrailerAnswer['decision']): TrailerAnswer['decision'] => ({
	requestId,
	profileId,
	titleId,
	decidedAt,
	chosen,
	probability,
	arms,
	probabilities,
	policy: { name, version },
});
