import { closed, Moment } from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleFrontier } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { Refusal } from './refusal.ts';

const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const estimate = (description: string) =>
	closed({ value: Type.Number({ description }), low: Type.Number(), high: Type.Number() });

/** What diversity costs and brings at each setting of its dial; `low` and `high` are 95 % intervals. */
export const FrontierAnswer = closed({
	measuredAt: Moment('when it was measured'),
	policy: closed({
		version: Type.String({ description: 'of the policy that served' }),
		share: share('how far its dial was turned'),
	}),
	over: closed({
		bundle: Type.String({ description: 'whose taste found the candidates' }),
		ranker: Type.String({ description: 'what said how relevant they are' }),
		cases: Type.Integer({
			minimum: 1,
			description: 'profiles of whom it is known what they took up, and the model has not learnt',
		}),
		titles: Type.Integer({ minimum: 1 }),
		cutAt: Moment('when the first of them was asked about; nothing later was counted'),
	}),
	points: Type.Array(
		closed({
			share: share('the setting of the dial'),
			'ndcg@10': estimate('relevance of the first ten'),
			'ndcg@10Gained': estimate('against best-first, case by case'),
			intraListDiversity: estimate('1 − cosine between two of the first ten, on average'),
			serendipity: estimate('relevant, and unlike what was watched before'),
			calibrationKl: estimate('nats from the genres of the profile; lower is better'),
			coverage: share('of all titles, those in the first ten of anybody'),
			ofScore: share('of the final score, what is diversity’s'),
			relevanceLost: share('of the relevance that best-first would show'),
		}),
	),
});
export type FrontierAnswer = Type.Static<typeof FrontierAnswer>;

const operation: Operation = {
	summary: 'What diversity costs and brings',
	description:
		'As `marquee frontier` last measured it on the events of this service: each setting of the dial on the same ' +
		'profiles, by what they took up and the model that serves has not learnt.',
	tag: 'admin',
	scope: 'admin',
	answer: {
		status: 200,
		description: 'As last measured.',
		schema: FrontierAnswer,
		example: exampleFrontier,
	},
	problems: ['frontier-unmeasured'],
};

/** GET /v1/admin/frontier, where the port is there. */
export function frontierRoutes(
	app: FastifyInstance,
	{ frontier }: Pick<GatewayParts<never>, 'frontier'>,
): void {
	if (frontier === undefined) return;
	app.get('/v1/admin/frontier', routeOf(operation), async (): Promise<FrontierAnswer> => {
		const measured = await frontier();
		if (measured !== undefined) return measured;
		throw new Refusal('frontier-unmeasured', {
			what: 'what diversity costs and brings was never measured on this service',
			remedy: 'Run marquee frontier on its state folder; it works beside the service.',
		});
	});
}
