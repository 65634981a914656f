import { asOfMoment, closed, Identifier, Moment, Trailer, viewersAsOf } from '@marquee/contracts';
import type { HardRule } from '@marquee/page';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Asking, type askingOf, type Circumstances, circumstances } from './asking.ts';
import { exampleTrailer } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';
import { answeredFrom, onSurface } from './surface-traffic.ts';
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
	asOf: closed({
		...viewersAsOf,
		model: asOfMoment('until when it was learnt what trailers earn'),
	}),
});
export type TrailerAnswer = Type.Static<typeof TrailerAnswer>;

/** Why no trailer of a title can be shown: it has none, or the title itself may not be shown here and now. */
export interface NoTrailer {
	readonly refused: 'no-trailer' | HardRule;
}

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
		example: exampleTrailer,
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
			const chosen = await trailer({ ...who, titleId });
			if ('refused' in chosen) throw trailerMissing(titleId, chosen, who);
			const { decision, asOf } = chosen;
			const { events, model } = asOf;
			return answeredFrom(reply, { decision: answered(decision), asOf }, { events, model });
		},
	);
}

function trailerMissing(titleId: string, { refused }: NoTrailer, who: Asking): Refusal {
	const where = who.on.country ?? 'a request that names no country';
	const why: Readonly<Record<NoTrailer['refused'], string>> = {
		'no-trailer': 'has no trailer',
		'outside-territory': `may not be shown: no window of it is open for ${where}`,
		'over-maturity': `may not be shown: the profile is set to ${who.maturityLimit} years`,
	};
	const remedy =
		refused === 'no-trailer' ? 'Show it without one.' : 'Do not show the title at all.';
	return new Refusal('trailer-missing', { what: `the title ${titleId} ${why[refused]}`, remedy });
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
