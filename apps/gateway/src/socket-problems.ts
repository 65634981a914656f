import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from './problems.ts';
import { Refusal } from './refusal.ts';

/** Answers what never became a request: not HTTP, too large headers, or bytes that came too slowly. */
export function answerOnSocket(
	error: Error & { readonly code?: string },
	socket: Socket,
	newId: () => string,
): void {
	if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
	const { problem } = problemOf(refusalFor(error.code), newId());
	const body = JSON.stringify(problem);
	socket.end(
		[
			`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
			'content-type: application/problem+json',
			`content-length: ${Buffer.byteLength(body)}`,
			'connection: close',
			'',
			body,
		].join('\r\n'),
		() => socket.destroy(),
	);
}

function refusalFor(code: string | undefined): Refusal {
	if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
		return new Refusal('body-slow', {
			what: 'the request did not arrive completely in time',
			remedy: 'Send it at once, or send less per request.',
		});
	if (code === 'HPE_HEADER_OVERFLOW')
		return new Refusal('headers-too-large', {
			what: 'the address and headers are larger than 16 KiB',
			remedy: 'Send fewer or shorter headers.',
		});
	return new Refusal('http-malformed', {
		what: `these bytes are not an HTTP request (${code ?? 'no reason known'})`,
		remedy: 'Speak HTTP/1.1 to this port.',
	});
}
