import { expect, test } from 'vitest';
import { exampleFrontier } from './examples.ts';
import { keyWith, smallService } from './testing/small-service.ts';

const headers = { authorization: `Bearer ${keyWith('admin')}` };

test('a frontier is not there until it was measured, and then as it was measured, at once', async () => {
	let measured: typeof exampleFrontier | undefined;
	const { app } = await smallService({ frontier: async () => measured });
	const ask = () => app.inject({ url: '/v1/admin/frontier', headers });
	const before = await ask();
	expect([before.statusCode, before.json()]).toEqual([
		404,
		expect.objectContaining({ code: 'frontier-unmeasured' }),
	]);
	measured = exampleFrontier;
	expect((await ask()).json()).toEqual(exampleFrontier);
});
