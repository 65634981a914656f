import type { Page, Surface } from '@marquee/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { routeOf } from './operation.ts';
import type { SurfaceHealth } from './surface-health.ts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The surface that the route answers for. */
		surface?: Surface;
	}
}

const pages = new WeakMap<FastifyReply, Page>();

/** The route as one that answers for a surface. */
export function onSurface<Route extends ReturnType<typeof routeOf>>(
	surface: Surface,
	route: Route,
): Route {
	return { ...route, config: { ...route.config, surface } };
}

/** The page, remembered as what this request was answered with. */
export function answeredWith(reply: FastifyReply, page: Page): Page {
	pages.set(reply, page);
	return page;
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
			const page = pages.get(reply);
			const how = statusCode < 400 ? (page?.served.how ?? 'fresh') : undefined;
			health.record({
				surface,
				ms: reply.elapsedTime,
				...(how !== undefined && { how }),
				...(page !== undefined && { page }),
			});
		}
		done();
	});
}
