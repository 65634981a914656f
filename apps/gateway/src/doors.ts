import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, callerOf, demandScope, type Keyring } from './keys.ts';
import { demandLoopbackHost, demandOwnOrigin } from './origins.ts';
import type { Fault } from './parts.ts';
import { problemOf } from './problems.ts';
import { Refusal } from './refusal.ts';

declare module 'fastify' {
	interface FastifyRequest {
		/** Who asks; null where no key is needed. */
		caller: Caller | null;
	}
}

/** What the doors go by. */
export interface Doorkeeping {
	readonly keyring: Keyring;
	/** Whether the viewer's cookie is for this machine alone. */
	readonly isCookieLocal: boolean;
	readonly onFault: (fault: Fault) => void;
}

/** Checks key, scope and origin before a body is read, and answers whatever is thrown as a problem document. */
export function guardDoors(app: FastifyInstance, keeping: Doorkeeping): void {
	app.decorateRequest('caller', null);
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id);
		reply.header('x-content-type-options', 'nosniff');
		reply.header('cache-control', 'no-store');
		refuseWithoutHost(request);
		request.caller = await admitted(request, keeping);
		refuseEncodedBody(request);
	});
	app.setErrorHandler((error, request, reply) =>
		answerProblem(error, request, reply, keeping.onFault),
	);
	app.setNotFoundHandler((request) => {
		throw new Refusal('route-unknown', {
			what: `nothing is at ${request.method} ${request.url.slice(0, 200)}`,
			remedy: '/openapi.json names every address.',
		});
	});
}

/** Sends the problem document for whatever was thrown; a fault of ours goes to the operator with its cause. */
export function answerProblem(
	error: unknown,
	request: FastifyRequest,
	reply: FastifyReply,
	onFault: (fault: Fault) => void,
): FastifyReply {
	const { problem, headers, isFault } = problemOf(error, request.id);
	if (isFault) {
		const route = `${request.method} ${request.routeOptions.url ?? request.url}`;
		onFault({ requestId: request.id, route, error });
	}
	return reply
		.code(problem.status)
		.headers(headers)
		.type('application/problem+json')
		.send(JSON.stringify(problem));
}

/** Whoever may come in by this request; null where the route needs no key. */
async function admitted(request: FastifyRequest, keeping: Doorkeeping): Promise<Caller | null> {
	const { scope } = request.routeOptions.config;
	if (scope === undefined || scope === null) return null;
	const caller = await callerOf(request.headers, keeping.keyring);
	if (caller.via === 'cookie') {
		if (keeping.isCookieLocal) demandLoopbackHost(request.headers);
		demandOwnOrigin(request.method, request.headers);
	}
	demandScope(caller, scope);
	return caller;
}

function refuseWithoutHost({ headers, raw }: FastifyRequest): void {
	if (headers.host !== undefined || raw.httpVersion === '1.0') return;
	throw new Refusal('http-malformed', {
		what: 'the request names no host',
		remedy: 'Send the header host, as HTTP/1.1 demands.',
	});
}

function refuseEncodedBody({ headers }: FastifyRequest): void {
	const encoding = headers['content-encoding'];
	if (encoding === undefined || encoding === 'identity') return;
	throw new Refusal('media-type-unsupported', {
		what: `the body is encoded as ${encoding.slice(0, 40)}`,
		remedy: 'Send it as it is.',
		problems: [
			{ at: '/headers/content-encoding', expected: 'identity', found: encoding.slice(0, 40) },
		],
		headers: { 'accept-encoding': 'identity' },
	});
}
