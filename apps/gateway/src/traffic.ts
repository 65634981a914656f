import type { FastifyInstance } from 'fastify';
import type { LoopLag } from './loop-lag.ts';
import { Refusal } from './refusal.ts';

/** What passes through, and whether more may. */
export interface Traffic {
	readonly counts: () => {
		readonly underWay: number;
		readonly answered: Record<string, number>;
		readonly shed: number;
	};
	/** From now on every new request is told that this process ends. */
	readonly close: () => void;
}

/** Routes that are answered whatever the load: who watches must see, above all then. */
const neverShed = new Set(['/v1/health', '/v1/admin/status']);

/**
 * Counts requests and turns them away, with 503 and Retry-After, while the gateway closes or the event loop lags more
 * than `shedAboveLagMs`: whoever waits already is answered in time, instead of everybody too late.
 */
export function watchTraffic(app: FastifyInstance, lag: LoopLag, shedAboveLagMs: number): Traffic {
	const answered: Record<string, number> = {};
	let underWay = 0;
	let shed = 0;
	let isClosing = false;

	app.addHook('onRequest', (request, _reply, done) => {
		underWay++;
		if (isClosing) return done(closing());
		if (lag.recentMs() <= shedAboveLagMs || neverShed.has(request.routeOptions.url ?? ''))
			return done();
		shed++;
		done(overloaded(lag.recentMs()));
	});
	app.addHook('onSend', (_request, reply, payload, done) => {
		if (isClosing) reply.header('connection', 'close');
		done(null, payload);
	});
	app.addHook('onResponse', (_request, reply, done) => {
		underWay--;
		answered[reply.statusCode] = (answered[reply.statusCode] ?? 0) + 1;
		done();
	});
	return {
		counts: () => ({ underWay, answered: { ...answered }, shed }),
		close: () => {
			isClosing = true;
		},
	};
}

const closing = () =>
	new Refusal('closing', {
		what: 'this process takes no new requests',
		remedy: 'Send it again: to another process, or to the next one in a second.',
		headers: { 'retry-after': '1' },
	});

const overloaded = (lagMs: number) =>
	new Refusal('overloaded', {
		what: `the event loop is ${Math.round(lagMs)} ms late`,
		remedy: 'Send it again in a second, with growing pauses after that.',
		headers: { 'retry-after': '1' },
	});
