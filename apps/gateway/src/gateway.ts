import type { AddressInfo } from 'node:net';
import rateLimit from '@fastify/rate-limit';
import { type Breaker, breaker } from '@marquee/degradation';
import { bytesOfPage } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import { Failure } from '@marquee/units';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { adminRoutes } from './admin.ts';
import { askingOf } from './asking.ts';
import { bundleRoutes } from './bundles.ts';
import { consoleRoutes } from './console.ts';
import { answerProblem, guardDoors } from './doors.ts';
import { eventRoutes } from './events.ts';
import { experimentRoutes } from './experiments.ts';
import { explainRoutes } from './explain.ts';
import { frontierRoutes } from './frontier.ts';
import { healthRoutes } from './health.ts';
import { readJsonBodies } from './json-body.ts';
import type { Keyring } from './keys.ts';
import { lastingKeys } from './lasting-keys.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { measuredLoopLag } from './loop-lag.ts';
import { notificationRoutes } from './notifications.ts';
import { describeRoutes } from './openapi.ts';
import { fieldCheck } from './operation.ts';
import { inUrl, isLoopback } from './origins.ts';
import { refuseOtherMethods } from './other-methods.ts';
import { traceRoutes } from './page-traces.ts';
import { pageRoutes } from './pages.ts';
import type { GatewayParts } from './parts.ts';
import { limitPatience } from './patience.ts';
import { preferencesReader } from './preferences-of.ts';
import { profileRoutes } from './profiles.ts';
import { Refusal } from './refusal.ts';
import { searchRoutes, searchTraceRoutes } from './search.ts';
import { shownPageRoutes } from './shown-pages.ts';
import { answerOnSocket } from './socket-problems.ts';
import { surfaceHealth } from './surface-health.ts';
import { watchSurfaces } from './surface-traffic.ts';
import { surfaceRoutes } from './surfaces.ts';
import { titleRoutes } from './titles.ts';
import { watchTraffic } from './traffic.ts';
import { trailerRoutes } from './trailers.ts';
import { viewerKey, viewerRoutes } from './viewer.ts';

/** Where to listen. Without a host only this machine can reach the gateway. Port 0 takes a free one. */
export interface ListenAddress {
	readonly host?: string;
	readonly port: number;
}

/** Events in, pages out, over HTTP. */
export interface Gateway {
	/**
	 * Resolves with the URL once requests are answered.
	 *
	 * @throws {Failure} `port-in-use` or `address-unusable`.
	 */
	readonly listen: (address: ListenAddress) => Promise<string>;
	/** Takes no more requests, lets those under way finish, and resolves when the last is answered. */
	readonly close: () => Promise<void>;
}

/** A gateway made of these parts; it neither listens nor answers before `listen`. */
export function gateway<Trace>(parts: GatewayParts<Trace>): Gateway {
	const { app, bound, close } = assembled(parts);
	return {
		listen: async ({ host = '127.0.0.1', port }) => {
			bound.isLoopback = isLoopback(host);
			await app.listen({ host, port }).catch((error) => {
				throw notListening(error, host, port);
			});
			const { address, port: taken } = app.server.address() as AddressInfo;
			return `http://${inUrl(address)}:${taken}`;
		},
		close,
	};
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): unknown {
	const where = `${inUrl(host)}:${port}`;
	if (error.code === 'EADDRINUSE')
		return new Failure('port-in-use', {
			responsible: 'caller',
			what: 'something listens on this port already',
			where,
			remedy: 'Stop it, or choose another port; port 0 takes a free one.',
			cause: error,
		});
	if (!['EADDRNOTAVAIL', 'EACCES', 'ENOTFOUND'].includes(error.code ?? '')) return error;
	return new Failure('address-unusable', {
		responsible: 'caller',
		what: `this machine does not let us listen there (${error.code})`,
		where,
		remedy: 'Use an address of this machine, and a port above 1023.',
		cause: error,
	});
}

/** The gateway before it listens, for tests that speak to it without a socket. */
export function assembled<Trace>(parts: GatewayParts<Trace>) {
	const limits = { ...defaultLimits, ...parts.limits };
	const lag = parts.lag ?? measuredLoopLag();
	const bound = { isLoopback: true };
	const app = bareServer(limits, parts);
	limitPatience(app, limits);
	const traffic = watchTraffic(app, lag, limits);
	const health = surfaceHealth(parts.clock);
	watchSurfaces(app, health);
	const guards = guardsOf(parts);
	const preferences = preferencesReader({
		...parts,
		stopwatch: systemStopwatch,
		guard: guards.preferences,
	});
	const asking = askingOf({ ...parts, preferences });
	guardDoors(app, {
		keyring: keyringOf(parts, guards.keys),
		isCookieLocal: parts.viewer?.visitors !== 'everyone',
		onFault: parts.onFault,
	});
	app.register(rateLimit, rateOf(limits));
	app.register(async (routes) => {
		const others = refuseOtherMethods(routes);
		await describeRoutes(routes);
		healthRoutes(routes);
		eventRoutes(routes, parts, limits.eventsPerBatch);
		pageRoutes(routes, parts, asking);
		explainRoutes(routes, parts);
		traceRoutes(routes, parts);
		shownPageRoutes(routes, parts);
		titleRoutes(routes, parts, asking);
		searchRoutes(routes, parts, asking);
		searchTraceRoutes(routes, parts);
		trailerRoutes(routes, parts, asking);
		notificationRoutes(routes, parts, asking);
		profileRoutes(routes, parts, preferences);
		adminRoutes(routes, parts, { lag, traffic, shedAboveLagMs: limits.shedAboveLagMs });
		surfaceRoutes(routes, parts, { health, guards: Object.values(guards) });
		bundleRoutes(routes, parts);
		frontierRoutes(routes, parts);
		experimentRoutes(routes, parts);
		others.seal();
	});
	const { viewer, console } = parts;
	if (viewer !== undefined)
		app.register((files) => viewerRoutes(files, viewer, () => bound.isLoopback));
	if (console !== undefined) app.register((files) => consoleRoutes(files, console));

	const close = async (): Promise<void> => {
		traffic.close();
		const giveUp = setTimeout(() => app.server.closeAllConnections(), limits.drainMs);
		await app.close();
		clearTimeout(giveUp);
		lag.stop();
	};
	return { app, bound, close };
}

/** Fastify with our bodies, our validation and our errors, and without a route. */
function bareServer<Trace>(
	limits: Limits,
	{ newId, onFault }: Pick<GatewayParts<Trace>, 'newId' | 'onFault'>,
): FastifyInstance {
	const app = fastify({
		bodyLimit: limits.bodyBytes,
		requestTimeout: limits.receiveMs,
		http: {
			requireHostHeader: false, // doors.ts says it as a problem document
			headersTimeout: limits.receiveMs,
			connectionsCheckingInterval: Math.min(1_000, limits.receiveMs),
		},
		genReqId: newId,
		return503OnClosing: false, // traffic.ts says it as a problem document
		routerOptions: { maxParamLength: 512 }, // longer than any identifier, so that ours names the field
		clientErrorHandler: (error, socket) => answerOnSocket(error, socket, newId),
		frameworkErrors: (error, request, reply) => answerProblem(error, request, reply, onFault),
	});
	readJsonBodies(app);
	app.setValidatorCompiler(({ schema, httpPart }) => fieldCheck(httpPart, schema as never));
	// For a whole page JSON.stringify beats a serialiser compiled from its schema: 0.55 ms against 1.0 ms of CPU.
	// A page that was made now has been written already, for its digest.
	app.setSerializerCompiler(
		() => (answer) =>
			(bytesOfPage(answer) as unknown as string | undefined) ?? JSON.stringify(answer),
	);
	return app;
}

/** From its disk the control plane answers in 0.1 ms, over a network in a few. */
const controlPlaneMs = 50;

/** The breakers before what every request asks of the control plane; the operator hears of what no request is to blame for. */
function guardsOf<Trace>({ onFault, newId }: GatewayParts<Trace>) {
	const guard = (name: string) =>
		breaker(name, {
			stopwatch: systemStopwatch,
			deadlineMs: controlPlaneMs,
			report: (route, error) => onFault({ requestId: newId(), route, error }),
		});
	return { keys: guard('keys'), preferences: guard('preferences') };
}

/** The keys of the control plane, as long as it answers and a while longer, and beside them the one of the viewer. */
function keyringOf<Trace>(
	{ controlPlane, viewer, clock }: GatewayParts<Trace>,
	guard: Breaker,
): Keyring {
	const lasting = lastingKeys(controlPlane, { stopwatch: systemStopwatch, guard });
	if (viewer === undefined) return lasting;
	const ofViewer = viewerKey(viewer, clock.now());
	return {
		keyByHash: async (hash) => (hash === ofViewer.hash ? ofViewer : lasting.keyByHash(hash)),
	};
}

/** One count per key over all routes; requests without one are counted by address. */
const rateOf = (limits: Limits) => ({
	max: limits.requestsPerMinute,
	timeWindow: 60_000,
	keyGenerator: ({ caller, ip }: FastifyRequest) => caller?.key.hash ?? `address ${ip}`,
	addHeadersOnExceeding: {
		'x-ratelimit-limit': false,
		'x-ratelimit-remaining': false,
		'x-ratelimit-reset': false,
	},
	errorResponseBuilder: (_request: unknown, { ttl, max }: { ttl: number; max: number }) =>
		new Refusal('rate-exceeded', {
			what: `more than ${max} requests came within a minute`,
			remedy: `Wait ${Math.ceil(ttl / 1_000)} s; send events in larger batches.`,
			headers: { 'retry-after': String(Math.ceil(ttl / 1_000)) },
		}),
});
