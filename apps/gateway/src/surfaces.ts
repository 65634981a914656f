import { closed, Moment, Surface } from '@marquee/contracts';
import type { Breaker } from '@marquee/degradation';
import type { Clock } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleSurfaces } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import type { SurfaceHealth } from './surface-health.ts';

const count = (description?: string) =>
	Type.Integer({ minimum: 0, ...(description !== undefined && { description }) });
const milliseconds = Type.Number({ minimum: 0 });
const age = (description: string) =>
	Type.Optional(
		Type.Union([
			Type.Number({ minimum: 0, description: `${description}; milliseconds` }),
			Type.Null(),
		]),
	);
const countsByName = Type.Unsafe<Record<string, number>>({
	type: 'object',
	additionalProperties: { type: 'number' },
});

const Doing = closed({
	requests: count(),
	served: closed({ fresh: count(), kept: count(), popular: count() }),
	errors: count('requests that got no answer'),
	latencyMs: closed({
		p50: milliseconds,
		p99: milliseconds,
		p999: milliseconds,
		max: milliseconds,
	}),
});

const breakerCounts = closed({
	isOpen: Type.Boolean({ description: 'everybody is refused at once' }),
	answered: count(),
	failed: count(),
	overran: count('no answer before the deadline'),
	refused: count('turned away while it was open'),
	opened: count('how often it opened'),
});

const breakers = Type.Unsafe<Record<string, Type.Static<typeof breakerCounts>>>({
	type: 'object',
	additionalProperties: breakerCounts,
});

/** How every surface is doing. */
export const SurfacesAnswer = closed({
	now: Moment('when this was answered'),
	surfaces: Type.Array(
		closed({
			surface: Surface,
			sinceStart: Doing,
			lastFiveMinutes: Doing,
			/** Of the newest fresh answer. Absent: it rests on none, or there was no answer yet; null: it had none. */
			inputAgeMs: closed({
				events: age('since the newest event of all'),
				popularity: age('since popularity was counted'),
				model: age('since the newest event the model has learnt from'),
				plan: age('since the newest event that the plan of the week’s messages knows'),
			}),
		}),
	),
	breakers,
	ladder: Type.Optional(
		closed({
			served: countsByName,
			because: countsByName,
			takenOff: countsByName,
			late: count('pages that came too late and were kept'),
			underWay: count('fresh pages being made'),
			mostUnderWay: count('so many may be, at the moment: fewer while they are slow'),
			kept: closed({ pages: count(), bytes: count() }),
			breakers,
		}),
	),
});
export type SurfacesAnswer = Type.Static<typeof SurfacesAnswer>;

const operation: Operation = {
	summary: 'How every surface is doing',
	description:
		'Latency counts from the arrival of a request to the last byte of its answer; percentiles are exact to 3 %. ' +
		'`ladder` says why pages were not fresh, and breakers which dependency is left alone at the moment.',
	tag: 'admin',
	scope: 'admin',
	shed: 'never',
	answer: { status: 200, description: 'Now.', schema: SurfacesAnswer, example: exampleSurfaces },
};

/** GET /v1/admin/surfaces */
export function surfaceRoutes(
	app: FastifyInstance,
	{ clock, ladder }: { readonly clock: Clock } & Pick<GatewayParts<never>, 'ladder'>,
	{ health, guards }: { readonly health: SurfaceHealth; readonly guards: readonly Breaker[] },
): void {
	app.get('/v1/admin/surfaces', routeOf(operation), async () => ({
		now: clock.now(),
		surfaces: health.report(),
		breakers: Object.fromEntries(guards.map((one) => [one.name, one.counts()])),
		...(ladder !== undefined && { ladder: ladder() }),
	}));
}
