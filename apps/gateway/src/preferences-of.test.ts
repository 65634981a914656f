import type { Preferences } from '@marquee/contracts';
import { breaker } from '@marquee/degradation';
import { simulatedTime } from '@marquee/degradation/testing';
import type { NamedProfile } from '@marquee/stores';
import { epochMs, profileId } from '@marquee/units';
import { expect, test } from 'vitest';
import { preferencesReader } from './preferences-of.ts';

const p1 = profileId('p-1');
const named = (preferences?: Preferences): NamedProfile => ({
	profileId: p1,
	name: 'Ana',
	createdAt: epochMs(0),
	...(preferences !== undefined && { preferences }),
});

function plane(first: NamedProfile | undefined) {
	const time = simulatedTime();
	let asked = 0;
	const below = { answer: async (): Promise<NamedProfile | undefined> => first };
	const reader = preferencesReader({
		controlPlane: {
			profile: () => {
				asked++;
				return below.answer();
			},
		},
		stopwatch: time.stopwatch,
		guard: breaker('preferences', { stopwatch: time.stopwatch, deadlineMs: 50 }),
	});
	const of = async () => {
		const reading = reader.of(p1);
		await time.pass(50);
		return await reading;
	};
	return { time, below, reader, of, asked: () => asked };
}

test('the control plane is asked once a second however many pages are, and a change made elsewhere is seen then', async () => {
	const { time, below, of, asked } = plane(named({ maturityLimit: 12 }));
	for (let i = 0; i < 10; i++) expect((await of()).preferences).toEqual({ maturityLimit: 12 });
	expect(asked()).toBe(1);
	below.answer = async () => named({ country: 'PT' });
	await time.pass(1_000);
	expect(await of()).toEqual({ preferences: { country: 'PT' } });
});

test('a change made here is seen by the next page', async () => {
	const { reader, of } = plane(named());
	await of();
	reader.changed(p1, { maturityLimit: 6 });
	expect((await of()).preferences).toEqual({ maturityLimit: 6 });
});

test('a profile without a name prefers nothing', async () => {
	expect(await plane(undefined).of()).toEqual({ preferences: {} });
});

test.each([
	['fails', () => Promise.reject(new Error('secret'))],
	['stalls', () => new Promise<never>(() => {})],
	['answers nonsense', async () => named({ maturityLimit: 'secret' } as unknown as Preferences)],
])(
	'while the control plane %s what it said last stands, and of whom it said nothing may see what is for everybody',
	async (_how, broken) => {
		const known = plane(named({ maturityLimit: 12, country: 'PT' }));
		await known.of();
		known.below.answer = broken;
		await known.time.pass(60_000);
		expect((await known.of()).preferences).toEqual({ maturityLimit: 12, country: 'PT' });
		const unknown = plane(named({ maturityLimit: 12 }));
		unknown.below.answer = broken;
		const { preferences, missing } = await unknown.of();
		expect(preferences).toEqual({ maturityLimit: 0 });
		expect(missing).toMatch(/only titles for everybody are shown$/);
		expect(missing).not.toMatch('secret');
	},
);
