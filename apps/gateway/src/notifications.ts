import { asOfMoment, closed, Identifier, Moment, viewersAsOf } from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type askingOf, type Circumstances, circumstances } from './asking.ts';
import { exampleNotification } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { answeredFrom, onSurface } from './surface-traffic.ts';

const probability = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

/** A message, or silence and why. */
export const NotificationAnswer = closed({
	requestId: Identifier('name it in the events that follow'),
	profileId: Identifier('to whom'),
	decidedAt: Moment('when it was decided'),
	decision: Type.Union([Type.Literal('send'), Type.Literal('silent')]),
	reason: Type.String({ description: 'why this, in a word' }),
	titleId: Type.Optional(Identifier('about which title')),
	trailerId: Type.Optional(Identifier('about which of its trailers')),
	propensity: probability('how likely what was decided was'),
	sendProbability: probability('how likely a message was'),
	randomised: Type.Boolean({ description: 'whether chance had a say' }),
	asOf: closed({
		...viewersAsOf,
		plan: asOfMoment('the plan of the week knows what happened until then'),
	}),
});
export type NotificationAnswer = Type.Static<typeof NotificationAnswer>;

const operation: Operation = {
	summary: 'Whether to send a message to a profile now, and about what',
	description: 'Nothing is sent by this: whoever sends says so with the event notification-sent.',
	tag: 'notifications',
	scope: 'pages',
	body: { schema: closed(circumstances), example: { profile: 'p-1', country: 'PT' } },
	answer: {
		status: 200,
		description: 'The decision.',
		schema: NotificationAnswer,
		example: exampleNotification,
	},
};

/** POST /v1/notifications/decide, where the port is there. */
export function notificationRoutes(
	app: FastifyInstance,
	{ notify }: Pick<GatewayParts<never>, 'notify'>,
	asking: ReturnType<typeof askingOf>,
): void {
	if (notify === undefined) return;
	app.post<{ Body: Circumstances }>(
		'/v1/notifications/decide',
		onSurface('notifications', routeOf(operation)),
		async (request, reply): Promise<NotificationAnswer> => {
			const { asking: who } = await asking(request.body, request, reply);
			const decided = answered(await notify(who));
			const { events, plan } = decided.asOf;
			return answeredFrom(reply, decided, { events, plan });
		},
	);
}

/** The decision without what only its log needs. */
const answered = (decided: NotificationAnswer): NotificationAnswer => ({
	requestId: decided.requestId,
	profileId: decided.profileId,
	decidedAt: decided.decidedAt,
	decision: decided.decision,
	reason: decided.reason,
	...(decided.titleId !== undefined && { titleId: decided.titleId }),
	...(decided.trailerId !== undefined && { trailerId: decided.trailerId }),
	propensity: decided.propensity,
	sendProbability: decided.sendProbability,
	randomised: decided.randomised,
	asOf: decided.asOf,
});
