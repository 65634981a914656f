import { Explanation, Identifier } from '@marquee/contracts';
import type { RequestId, TitleId } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleExplanation } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';

const operation: Operation = {
	summary: 'Why a title is on a page, or is not',
	tag: 'pages',
	scope: 'pages',
	path: Type.Object({ requestId: Identifier('the requestId of the page') }),
	query: Type.Object({ title: Identifier('which title') }, { additionalProperties: false }),
	answer: {
		status: 200,
		description: 'What became of the title, row by row.',
		schema: Explanation,
		example: exampleExplanation,
	},
	problems: ['page-unknown', 'title-unknown'],
};

/** GET /v1/explain/{requestId}?title= */
export function explainRoutes<Trace>(
	app: FastifyInstance,
	{ slates, explanation }: Pick<GatewayParts<Trace>, 'slates' | 'explanation'>,
): void {
	app.get<{ Params: { requestId: RequestId }; Querystring: { title: TitleId } }>(
		'/v1/explain/:requestId',
		routeOf(operation),
		async ({ params: { requestId }, query: { title } }) => {
			const why = explanation(await foundTrace(slates, requestId), title);
			if (why === undefined) throw titleUnknown(title);
			return why;
		},
	);
}

const titleUnknown = (titleId: TitleId) =>
	new Refusal('title-unknown', {
		what: `neither the catalogue nor the page has a title ${titleId}`,
		remedy: 'Use the titleId of a page.',
		problems: [{ at: '/query/title', expected: 'a title that is known', found: titleId }],
	});

/** @throws {Refusal} `page-unknown`. */
export async function foundTrace<Trace>(
	slates: GatewayParts<Trace>['slates'],
	requestId: RequestId,
): Promise<Trace> {
	const trace = await slates.find(requestId);
	if (trace !== undefined) return trace;
	throw new Refusal('page-unknown', {
		what: `nothing is kept of a page under request ${requestId}`,
		remedy: 'Use the requestId of a page that this service answered lately.',
		problems: [{ at: '/path/requestId', expected: 'the id of a page', found: requestId }],
	});
}
