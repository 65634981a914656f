import type { AddressInfo } from 'node:net';
import { Problem, validator } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Limits } from '../limits.ts';
import { type ProblemCode, problemCodes } from '../problem-codes.ts';
import { exchange, requestBytes } from './raw-http.ts';
import { keyWith, play, smallService } from './small-service.ts';

/** One broken request: its bytes, and the code and the place of the first problem of its answer. */
export type Broken = readonly [what: string, bytes: () => Buffer, code: ProblemCode, at?: string];

const authorization = `Bearer ${keyWith('events', 'pages', 'admin')}`;

/** A request for an address, with every scope. */
export const get = (path: string, headers: Record<string, string | null> = {}): Buffer =>
	requestBytes({ path, headers: { authorization, ...headers } });

/** A request with a body, with every scope. */
export const post = (
	body: string | Buffer | object,
	headers: Record<string, string | null> = {},
	path = '/v1/events',
): Buffer =>
	requestBytes({
		method: 'POST',
		path,
		headers: { authorization, ...headers },
		body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
	});

/** A batch of these, whatever they are. */
export const batch = (...events: readonly unknown[]) => ({ events });

/** Sends every broken request to one service over a socket of its own, and looks at what is left behind. */
export function describeRefusals(rows: readonly Broken[], limits: Partial<Limits>): void {
	let service: Awaited<ReturnType<typeof smallService>>;
	let port = 0;
	beforeAll(async () => {
		service = await smallService({ limits });
		await service.app.listen({ port: 0, host: '127.0.0.1' });
		port = (service.app.server.address() as AddressInfo).port;
	});
	afterAll(() => service.close());

	for (const [what, bytes, code, at] of rows)
		test.concurrent(`${what} is refused with a code, the place and what to do`, async () => {
			const answer = await exchange(port, bytes());
			const { status } = problemCodes[code];
			expect(answer.status, answer.text).toBe(status);
			expect(answer.headers['content-type']).toMatch('application/problem+json');
			const problem = JSON.parse(answer.text) as Problem;
			expect(validator(Problem)(problem).problems).toBeUndefined();
			expect(problem).toMatchObject({ code, status, type: `urn:marquee:problem:${code}` });
			expect(problem.detail).toMatch(/^[A-Z0-9/].*\. .*\.$/s);
			expect(problem.problems?.[0]?.at).toBe(at);
			expect(answer.text).not.toMatch(/node_modules|\.ts:|FST_ERR|at Object/);
		});

	test('after all of that nothing was taken in, nobody was made, nothing was our fault, and the next batch is answered', async () => {
		expect(service.log.end()).toBe(0);
		expect(await service.parts.controlPlane.profiles()).toEqual([]);
		expect(service.faults).toEqual([]);
		expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
		const answer = await exchange(port, post(batch(play())));
		expect(JSON.parse(answer.text)).toEqual({ accepted: 1, duplicates: 0 });
		expect(service.log.end()).toBe(1);
	});
}
