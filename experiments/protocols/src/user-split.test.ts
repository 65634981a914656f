import { histories, historyOf, lengthOf } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnHistories } from './testing/drawn-histories.ts';
import { userSplit } from './user-split.ts';

const half = (seed: number) => userSplit({ seed, test: 0.4, validation: 0.2, shown: 0.5 });

test('nobody who is asked was learnt from, and everybody else is whole in training', () => {
	fc.assert(
		fc.property(drawnHistories, fc.nat(50), (all, seed) => {
			const { train, test: cases, validation = [], excluded } = half(seed).split(all);
			const asked = new Set([...cases, ...validation].map(({ profile }) => profile));
			let learnt = 0;
			for (let profile = 0; profile < all.profiles; profile++) {
				const length = lengthOf(train, profile);
				if (asked.has(profile)) expect(length).toBe(0);
				expect([0, lengthOf(all, profile)]).toContain(length);
				if (length > 0) learnt++;
			}
			const left = Object.values(excluded).reduce((a, b) => a + b, 0);
			expect(asked.size + learnt + left).toBeLessThanOrEqual(all.profiles);
		}),
	);
});

test('what is shown lies before what is asked for, strictly, and holds none of it', () => {
	fc.assert(
		fc.property(drawnHistories, fc.nat(50), (all, seed) => {
			for (const { profile, history, relevant, asOfMs } of half(seed).split(all).test) {
				expect(history.happenedAtMs.at(-1)).toBe(asOfMs);
				const whole = historyOf(all, profile);
				for (const title of relevant) {
					expect(history.titleIndices).not.toContain(title);
					const at = whole.titleIndices.indexOf(title);
					expect(whole.happenedAtMs[at]).toBeGreaterThan(asOfMs);
				}
			}
		}),
	);
});

test('the shares are about those asked for, another seed draws others, and the same seed the same', () => {
	const all = histories(
		Array.from({ length: 6000 }, (_, i) => ({
			profile: i % 2000,
			title: Math.floor(i / 2000) + (i % 7),
			happenedAtMs: i,
		})),
		{ profiles: 2000, titles: 10 },
	);
	const asked = (seed: number) =>
		userSplit({ seed })
			.split(all)
			.test.map(({ profile }) => profile);
	expect(asked(1).length).toBeGreaterThan(160);
	expect(asked(1).length).toBeLessThan(240);
	expect(asked(1)).toEqual(asked(1));
	expect(asked(2)).not.toEqual(asked(1));
	expect(() => userSplit({ seed: 1, test: 0.6, validation: 0.4 })).toThrow(RangeError);
});
