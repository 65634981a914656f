import { Failure } from '@marquee/units';
import { expect, test } from 'vitest';
import { smallDesign } from './testing/small-experiments.ts';
import { keyWith, smallService } from './testing/small-service.ts';

const headers = { authorization: `Bearer ${keyWith('admin')}` };
const service = async () => {
	const { app, parts } = await smallService();
	const asked = async (method: 'GET' | 'PUT' | 'POST', path: string, payload?: object) => {
		const url = `/v1/experiments${path}`;
		const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
		return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
	};
	return { asked, parts };
};

test('an experiment is planned, runs and is over, and the trail says who did it', async () => {
	const { asked, parts } = await service();
	const planned = await asked('PUT', '/rows', smallDesign('rows'));
	expect(planned).toMatchObject({
		status: 200,
		body: { status: 'draft', members: { control: 1 } },
	});
	expect((await asked('POST', '/rows/start')).body.status).toBe('running');
	expect((await asked('GET', '/rows')).body.status).toBe('running');
	expect((await asked('GET', '')).body.experiments).toHaveLength(1);
	expect((await asked('POST', '/rows/stop')).body.status).toBe('stopped');
	const trail = await (
		parts.controlPlane as never as { audit: (n: number) => Promise<object[]> }
	).audit(9);
	expect(trail[0]).toMatchObject({ by: 'admin', to: 'rows' });
});

test('what is refused says why under a status of its own, and nobody looks for a fault', async () => {
	const { asked } = await service();
	expect(await asked('GET', '/none')).toMatchObject({
		status: 404,
		body: { code: 'experiment-unknown', problems: [{ at: '/path/key' }] },
	});
	expect(await asked('POST', '/none/start')).toMatchObject({
		status: 404,
		body: { code: 'experiment-unknown' },
	});
	await asked('PUT', '/rows', smallDesign('rows'));
	await asked('POST', '/rows/stop');
	expect(await asked('POST', '/rows/start')).toMatchObject({
		status: 409,
		body: { code: 'experiment-over' },
	});
});

test('a design goes to its own key, and a field that designs do not have is refused', async () => {
	const { asked } = await service();
	expect(await asked('PUT', '/rows', smallDesign('lines'))).toMatchObject({
		status: 400,
		body: { code: 'request-invalid', problems: [{ at: '/key', expected: 'rows', found: 'lines' }] },
	});
	const misspelt = await asked('PUT', '/rows', { ...smallDesign('rows'), shair: 1 });
	expect(misspelt).toMatchObject({ status: 400, body: { problems: [{ at: '/shair' }] } });
	const beyond = await asked('PUT', '/rows', {
		...smallDesign('rows'),
		layer: 'l',
		slots: [[0, 2]],
	});
	expect(beyond.body.problems[0].at).toBe('/slots/0/1');
});

test('while the first reading is made whoever asks is told when to ask again', async () => {
	const { asked } = await service();
	await asked('PUT', '/rows', smallDesign('rows'));
	const early = await asked('GET', '/rows/reading');
	expect(early).toMatchObject({ status: 503, body: { code: 'experiment-reading-unready' } });
	expect(early.headers['retry-after']).toBe('5');
	await asked('POST', '/rows/start');
	expect((await asked('GET', '/rows/reading')).body).toMatchObject({ experiment: 'rows' });
	expect((await asked('GET', '/none/reading')).status).toBe(404);
	expect((await asked('GET', '/rows/reading?fresh=2')).status).toBe(400);
});

test('without the ports there are no such addresses', async () => {
	const { app } = await smallService({
		experiments: undefined as never,
		experimentReadings: undefined as never,
	});
	for (const url of ['/v1/experiments', '/v1/metrics'])
		expect((await app.inject({ url, headers })).json().code).toBe('route-unknown');
});

test('a design that contradicts itself is refused with the field, in the sentence and beside it', async () => {
	const { app } = await smallService({
		experiments: {
			define: () =>
				Promise.reject(
					new Failure('experiment-malformed', {
						responsible: 'caller',
						where: 'rows.arms',
						what: 'no arm has weight',
						remedy: 'Give one weight.',
					}),
				),
		} as never,
	});
	const url = '/v1/experiments/rows';
	const refused = await app.inject({ method: 'PUT', url, headers, payload: smallDesign('rows') });
	expect(refused.statusCode).toBe(400);
	expect(refused.json()).toMatchObject({
		code: 'experiment-malformed',
		detail: 'At rows.arms: no arm has weight. Give one weight.',
		problems: [{ at: 'rows.arms', found: 'no arm has weight' }],
	});
});
