import { closed, Identifier, Page } from '@marquee/contracts';
import type { RequestId } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { examplePage, exampleTrace } from './examples.ts';
import { foundTrace } from './explain.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts, ReplayChanges } from './parts.ts';
import { patienceOf } from './patience.ts';

/** Everything that a page decided, as whoever made it wrote it down. */
// Not a closed object: the trace is the page maker's own, and grows with it.
const Trace = Type.Unsafe<unknown>({ type: 'object', additionalProperties: {} });

/** A page made again. */
export const ReplayAnswer = closed({
	page: Page,
	trace: Trace,
	identical: Type.Boolean({ description: 'the same bytes as the page that was answered' }),
});

const path = Type.Object({ requestId: Identifier('the requestId of the page') });

const whole: Operation = {
	summary: 'Everything that a page decided',
	tag: 'admin',
	scope: 'admin',
	path,
	answer: { status: 200, description: 'The trace.', schema: Trace, example: exampleTrace },
	problems: ['page-unknown'],
};

const name = (description: string) => Type.String({ minLength: 1, maxLength: 128, description });

const again: Operation = {
	summary: 'Make a page again, as it was or by another bundle, policy or layout',
	description:
		'From the log: what was known of the profile then, and nothing that happened since. Pages are made again one at a ' +
		'time, beside the service; a few may wait.',
	tag: 'admin',
	scope: 'admin',
	takesLong: true,
	path,
	body: {
		schema: closed({
			with: Type.Optional(
				Identifier('the bundle that scores, by as much of its hash as no other begins with'),
			),
			policy: Type.Optional(name('its version')),
			layout: Type.Optional(name('how rows are laid out: `stage-wise` or `generative`')),
		}),
		example: { with: '4f0d', layout: 'generative' },
	},
	answer: {
		status: 200,
		description: 'What came of it.',
		schema: ReplayAnswer,
		example: { page: examplePage, trace: exampleTrace, identical: false },
	},
	problems: ['page-unknown', 'replays-full', 'replay-unfinished'],
};

/** GET /v1/pages/{requestId} and, where the port is there, POST /v1/pages/{requestId}/replay */
export function traceRoutes<Trace>(
	app: FastifyInstance,
	{ slates, replay }: Pick<GatewayParts<Trace>, 'slates' | 'replay'>,
): void {
	app.get<{ Params: { requestId: RequestId } }>(
		'/v1/pages/:requestId',
		routeOf(whole),
		({ params }) => foundTrace(slates, params.requestId),
	);
	if (replay === undefined) return;
	app.post<{ Params: { requestId: RequestId }; Body: ReplayChanges }>(
		'/v1/pages/:requestId/replay',
		routeOf(again),
		async ({ params, body }, reply) => {
			const { page, trace, identical } = await replay(
				await foundTrace(slates, params.requestId),
				body,
				patienceOf(reply),
			);
			return { page, trace, identical };
		},
	);
}
