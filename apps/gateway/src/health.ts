import { closed } from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type Operation, routeOf } from './operation.ts';

const operation: Operation = {
	summary: 'Whether this process answers',
	description:
		'Answered under any load, without a key: for whatever starts, stops and watches processes.',
	tag: 'health',
	scope: null,
	shed: 'never',
	answer: {
		status: 200,
		description: 'It does.',
		schema: closed({ status: Type.Literal('ready') }),
		example: { status: 'ready' },
	},
};

/** GET /v1/health */
export function healthRoutes(app: FastifyInstance): void {
	app.get('/v1/health', routeOf(operation), async () => ({ status: 'ready' }));
}
