import { expect, test } from 'vitest';
import { keyWith, noon, smallService } from './testing/small-service.ts';

const headers = { authorization: `Bearer ${keyWith('admin')}` };

test('bundles are told as the port tells them, in its order', async () => {
	const bundles = ['old', 'new'].map((hash, i) => ({
		hash,
		createdAt: noon + i,
		serving: i === 0,
		metrics: { 'held-out-newest ndcg@10': 0.1 + i },
	}));
	const { app } = await smallService({ bundles: async () => bundles });
	const answer = await app.inject({ url: '/v1/admin/bundles', headers });
	expect(answer.json()).toEqual({ bundles });
});
