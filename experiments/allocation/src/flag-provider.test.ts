// To be placed as experiments/allocation/src/flag-provider.test.ts once @openfeature/server-sdk (1.23.0) is a dev dependency.
import { epochMs, settableClock } from '@marquee/units';
import { OpenFeature, type Provider } from '@openfeature/server-sdk';
import { afterAll, expect, test } from 'vitest';
import { type Exposure, flagProvider, readPlan } from './index.ts';

const heard: Exposure[] = [];
const provider: Provider = flagProvider({
	plan: () =>
		readPlan([
			{
				key: 'rows',
				arms: [
					{ key: 'off', value: false },
					{ key: 'on', value: true },
				],
			},
			{ key: 'none', arms: ['a', 'b'], share: 0 },
		]),
	onExposure: (exposure) => heard.push(exposure),
	clock: settableClock(epochMs(1)),
});
await OpenFeature.setProviderAndWait('marquee-test', provider);
const client = OpenFeature.getClient('marquee-test');
afterAll(() => OpenFeature.close());

test('the standard SDK hears value, variant and why, and the exposure is told', async () => {
	const answer = await client.getBooleanDetails('rows', false, { targetingKey: 'p' });
	expect(answer).toMatchObject({ reason: 'SPLIT', flagMetadata: { reason: 'split' } });
	expect(heard.at(-1)).toMatchObject({ unit: 'p', arm: answer.variant });
	const none = await client.getStringDetails('none', 'z', { targetingKey: 'p' });
	expect(none).toMatchObject({
		value: 'z',
		reason: 'DEFAULT',
		flagMetadata: { reason: 'not-enrolled' },
	});
});

test.each([
	['nix', { targetingKey: 'p' }, 'FLAG_NOT_FOUND'],
	['rows', {}, 'TARGETING_KEY_MISSING'],
	['rows', { targetingKey: 'p' }, 'TYPE_MISMATCH'],
])(
	'the standard SDK answers the default with the code: %s %j',
	async (flag, context, errorCode) => {
		expect(await client.getStringDetails(flag, 'z', context)).toMatchObject({
			...{ value: 'z', reason: 'ERROR', errorCode },
		});
	},
);
