import { closed, Moment } from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleBundles } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';

/** Every trained model, and which one makes pages now. */
export const BundlesAnswer = closed({
	bundles: Type.Array(
		closed({
			hash: Type.String({ description: 'of its content: its name wherever a bundle is asked for' }),
			createdAt: Moment('when it was made'),
			serving: Type.Boolean({ description: 'at most one of them serves' }),
			metrics: Type.Unsafe<Readonly<Record<string, number>>>({
				type: 'object',
				additionalProperties: { type: 'number' },
				description: 'what it measured when it was made: protocol and metric',
			}),
		}),
	),
});
export type BundlesAnswer = Type.Static<typeof BundlesAnswer>;

const operation: Operation = {
	summary: 'Every trained model',
	tag: 'admin',
	scope: 'admin',
	answer: {
		status: 200,
		description: 'All of them, oldest first.',
		schema: BundlesAnswer,
		example: exampleBundles,
	},
};

/** GET /v1/admin/bundles, where the port is there. */
export function bundleRoutes(
	app: FastifyInstance,
	{ bundles }: Pick<GatewayParts<never>, 'bundles'>,
): void {
	if (bundles === undefined) return;
	app.get(
		'/v1/admin/bundles',
		routeOf(operation),
		async (): Promise<BundlesAnswer> => ({ bundles: await bundles() }),
	);
}
