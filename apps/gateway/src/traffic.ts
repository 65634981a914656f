import type { FastifyInstance } from 'fastify';
import type { Limits } from './limits.ts';
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

/**
 * Counts requests and turns them away, with 503 and Retry-After, while the gateway closes or the event loop lags more
 * than their route bears: whoever waits already is answered in time, instead of everybody too late. What watches the
 * service is always answered; events and pages (which have something older to fall back to) go on longest.
 */
export function watchTraffic(
	app: FastifyInstance,
	lag: LoopLag,
	limits: Pick<Limits, 'shedAboveLagMs' | 'shedAllAboveLagMs'>,
): Traffic {
	const bears = { first: limits.shedAboveLagMs, last: limits.shedAllAboveLagMs, never: Infinity };
	const answered: Record<string, number> = {};
	let underWay = 0;
	let shed = 0;
	let isClosing = false;

	app.addHook('onRequest', (request, _reply, done) => {
		underWay++;
		if (isClosing) return done(closing());
		if (lag.recentMs() <= bears[request.routeOptions.config.shed ?? 'first']) return done();
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
