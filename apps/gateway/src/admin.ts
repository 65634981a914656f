import { closed, Moment } from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleStatus } from './examples.ts';
import type { LoopLag } from './loop-lag.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import type { Traffic } from './traffic.ts';

const position = Type.Integer({ minimum: 0 });
const milliseconds = Type.Number({ minimum: 0 });
const count = Type.Integer({ minimum: 0 });
// Not Type.Record: the OpenAPI document cannot keep its pattern of names.
const numbersByName = Type.Unsafe<Record<string, number>>({
	type: 'object',
	additionalProperties: { type: 'number' },
});

/** What a composition root knows: the log, how far its projections are, what serves, and counters of its own. */
export const ServiceStatus = closed({
	log: closed({ end: position }),
	projections: Type.Array(closed({ name: Type.String(), position })),
	model: Type.Union([
		closed({ bundle: Type.String(), trainedAt: Moment('newest event learnt from') }),
		Type.Null(),
	]),
	counters: numbersByName,
});
export type ServiceStatus = Type.Static<typeof ServiceStatus>;

/** What the operator sees: the service and, beside it, this process. */
export const AdminStatus = closed({
	startedAt: Moment('when this gateway was made'),
	now: Moment('when this was answered'),
	service: ServiceStatus,
	eventLoop: closed({
		recentMs: milliseconds,
		meanMs: milliseconds,
		p99Ms: milliseconds,
		maxMs: milliseconds,
		shedAboveMs: milliseconds,
	}),
	process: closed({ cpuSeconds: Type.Number({ minimum: 0 }), residentBytes: count }),
	requests: closed({
		underWay: count,
		answered: numbersByName,
		shed: count,
	}),
});
export type AdminStatus = Type.Static<typeof AdminStatus>;

const operation: Operation = {
	summary: 'How the service is doing',
	description:
		'Event loop lag is the time by which timers were late: `recentMs` is its mean over the last second, the others ' +
		'count from the start. Above `shedAboveMs` requests are turned away with 503.',
	tag: 'admin',
	scope: 'admin',
	shed: 'never',
	answer: { status: 200, description: 'Now.', schema: AdminStatus, example: exampleStatus },
};

/** GET /v1/admin/status */
export function adminRoutes(
	app: FastifyInstance,
	{ status, clock }: Pick<GatewayParts<never>, 'status' | 'clock'>,
	gateway: {
		readonly lag: LoopLag;
		readonly traffic: Traffic;
		readonly shedAboveLagMs: number;
	},
): void {
	const startedAt = clock.now();
	app.get('/v1/admin/status', routeOf(operation), async (): Promise<AdminStatus> => {
		const { user, system } = process.cpuUsage();
		return {
			startedAt,
			now: clock.now(),
			service: await status(),
			eventLoop: {
				recentMs: gateway.lag.recentMs(),
				...gateway.lag.sinceStart(),
				shedAboveMs: gateway.shedAboveLagMs,
			},
			process: { cpuSeconds: (user + system) / 1e6, residentBytes: process.memoryUsage.rss() },
			requests: gateway.traffic.counts(),
		};
	});
}
