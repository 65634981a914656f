import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Limits } from './limits.ts';
import { Refusal } from './refusal.ts';

/**
 * Gives an answer that is not there in time up, with 503. (Fastify's own `handlerTimeout` aborts a signal at
 * the end of every request, with an error and its stack: 6 % of a small request's CPU.)
 */
export function limitPatience(
	app: FastifyInstance,
	{ answerMs, longAnswerMs }: Pick<Limits, 'answerMs' | 'longAnswerMs'>,
): void {
	const timers = new WeakMap<FastifyReply, NodeJS.Timeout>();
	app.addHook('onRequest', (request, reply, done) => {
		const patienceMs = request.routeOptions.config.takesLong ? longAnswerMs : answerMs;
		timers.set(reply, setTimeout(giveUp, patienceMs, reply));
		done();
	});
	app.addHook('onResponse', (_request, reply, done) => {
		clearTimeout(timers.get(reply));
		done();
	});
}

/** Aborted when nobody waits for the answer any more: the caller hung up, or was told that it takes too long. */
export function patienceOf(reply: FastifyReply): AbortSignal {
	const patience = new AbortController();
	reply.raw.once('close', () => {
		if (!reply.raw.writableFinished || reply.statusCode >= 500) patience.abort();
	});
	return patience.signal;
}

function giveUp(reply: FastifyReply): void {
	if (reply.sent) return;
	reply.send(
		new Refusal('answer-late', {
			what: 'the answer was not ready in time',
			remedy: 'Try again; an event that was sent twice counts once.',
		}),
	);
}
