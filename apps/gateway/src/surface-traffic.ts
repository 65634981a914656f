import type { Page, Surface } from '@marquee/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { routeOf } from './operation.ts';
import type { RestsOn, SurfaceAnswer, SurfaceHealth } from './surface-health.ts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The surface that the route answers for. */
		surface?: Surface;
	}
}

/** How a request was answered, and on what that rests. */
type Answered = Pick<SurfaceAnswer, 'restsOn'> & Pick<Required<SurfaceAnswer>, 'how'>;

const answers = new WeakMap<FastifyReply, Answered>();

/** The route as one that answers for a surface. */
export function onSurface<Route extends ReturnType<typeof routeOf>>(
	surface: Surface,
	route: Route,
): Route {
	return { ...route, config: { ...route.config, surface } };
}

/** The page, remembered as what this request was answered with. */
export function answeredWith(reply: FastifyReply, page: Page): Page {
	const { asOf, model, served } = page;
	const { events, popularity } = asOf;
	answers.set(reply, { how: served.how, restsOn: { events, popularity, model: model.trainedAt } });
	return page;
}

/** The answer of a surface that is no page, remembered with what it rests on. */
export function answeredFrom<Answer>(
	reply: FastifyReply,
	answer: Answer,
	restsOn: RestsOn,
): Answer {
	answers.set(reply, { how: 'fresh', restsOn });
	return answer;
}

/**
 * Counts every request of a surface once it is answered. Whoever asked wrongly (4xx) or hung up is not counted: that says
 * nothing of the surface.
 */
export function watchSurfaces(app: FastifyInstance, health: SurfaceHealth): void {
	app.addHook('onResponse', (request, reply, done) => {
		const { surface } = request.routeOptions.config;
		const { statusCode } = reply;
		const isTold = reply.raw.writableEnded; // not so where the caller hung up before
		if (surface !== undefined && isTold && (statusCode < 400 || statusCode >= 500)) {
			const { how, restsOn }: Partial<Answered> = answers.get(reply) ?? {};
			health.record({
				surface,
				ms: reply.elapsedTime,
				...(statusCode < 400 && { how: how ?? 'fresh' }),
				...(restsOn !== undefined && { restsOn }),
			});
		}
		done();
	});
}
