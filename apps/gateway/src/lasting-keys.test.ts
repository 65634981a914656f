import { breaker } from '@marquee/degradation';
import { simulatedTime } from '@marquee/degradation/testing';
import type { ApiKey } from '@marquee/stores';
import { epochMs } from '@marquee/units';
import { expect, test } from 'vitest';
import { lastingKeys } from './lasting-keys.ts';

const key: ApiKey = { hash: 'h', label: 'k', scopes: ['pages'], createdAt: epochMs(0) };

function ring() {
	const time = simulatedTime();
	const below = { answer: async (): Promise<ApiKey | undefined> => key };
	const lasting = lastingKeys(
		{ keyByHash: () => below.answer() },
		{
			stopwatch: time.stopwatch,
			guard: breaker('keys', { stopwatch: time.stopwatch, deadlineMs: 50 }),
		},
	);
	const ask = async (hash = 'h') => {
		const asked = lasting.keyByHash(hash).catch((cause: Error) => cause.message.split(':')[0]);
		await time.pass(50);
		return await asked;
	};
	return { time, below, ask };
}
const nonsense = async () => ({ ...key, hash: 'a third' });
const stalled = () => new Promise<never>(() => {});
const killed = () => Promise.reject(new Error('down'));

test.each([
	['fails', killed],
	['stalls', stalled],
	['answers nonsense', nonsense],
])(
	'while the control plane %s a key that was seen is known, and no other',
	async (_how, broken) => {
		const { below, ask } = ring();
		await ask();
		below.answer = broken;
		expect(await ask()).toBe(key);
		expect(await ask('another')).toBe('keys-unreadable');
	},
);

test('a key that nobody has confirmed for ten minutes opens nothing', async () => {
	const { time, below, ask } = ring();
	await ask();
	below.answer = killed;
	await time.pass(599_000);
	expect(await ask()).toBe(key);
	await time.pass(2_000);
	expect(await ask()).toBe('keys-unreadable');
});

test('a key that was taken back is dead at once, and stays dead while the control plane fails', async () => {
	const { below, ask } = ring();
	await ask();
	const revoked = { ...key, revokedAt: epochMs(1) };
	below.answer = async () => revoked;
	expect(await ask()).toBe(revoked);
	below.answer = killed;
	expect(await ask()).toBe(revoked);
	below.answer = async () => undefined;
	for (let i = 0; i < 3; i++) expect(await ask()).toBe(undefined);
	below.answer = killed;
	expect(await ask()).toBe('keys-unreadable');
});
