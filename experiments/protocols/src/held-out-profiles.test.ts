import { historyOf } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldOutProfiles, labelsFromTitles } from './held-out-profiles.ts';
import { historiesOfSequences } from './sequences.ts';

const protocol = heldOutProfiles('held-out-country');
const drawn = fc.array(
	fc.record({
		titles: fc.uniqueArray(fc.nat(9), { maxLength: 6 }),
		label: fc.constantFrom('FR', 'JP', 'BR', undefined),
	}),
	{ minLength: 1, maxLength: 12 },
);

test('no event of a held-out profile is trained on, every other is, and each held-out profile is asked or counted', () => {
	fc.assert(
		fc.property(drawn, (profiles) => {
			const labels = profiles.map(({ label }) => label);
			fc.pre(labels.includes('JP'));
			const all = historiesOfSequences(
				profiles.map(({ titles }) => titles),
				10,
			);
			const {
				train,
				test: cases,
				excluded,
			} = protocol.split({
				histories: all,
				labels,
				heldOut: 'JP',
			});
			for (const [profile, { titles, label }] of profiles.entries())
				expect([...historyOf(train, profile).titleIndices]).toEqual(label === 'JP' ? [] : titles);
			for (const { profile, history, relevant } of cases) {
				expect(labels[profile]).toBe('JP');
				expect([...history.titleIndices, ...relevant]).toEqual(profiles[profile]!.titles);
			}
			const left = Object.values(excluded).reduce((a, b) => a + b, 0);
			expect(cases.length + left).toBe(labels.filter((label) => label === 'JP').length);
		}),
	);
});

test('unless one is named, the second most frequent label is held out; one that nobody has is refused with those there are', () => {
	const all = historiesOfSequences(
		[
			[0, 1],
			[1, 2],
			[2, 3],
			[4, 5],
			[5, 6],
		],
		10,
	);
	const labels = ['FR', 'FR', 'JP', 'JP', undefined];
	const { test: cases } = protocol.split({ histories: all, labels });
	expect(cases.map(({ profile }) => profile)).toEqual([2, 3]);
	expect(() => protocol.split({ histories: all, labels, heldOut: 'BR' })).toThrow(
		expect.objectContaining({
			code: 'protocol-label-unknown',
			remedy: 'Hold out one of FR, JP.',
		}),
	);
	expect(() => protocol.split({ histories: all, labels: [] })).toThrow('which no profile is of');
});

test('a profile is of the language that more than half of its titles are in', () => {
	const all = historiesOfSequences([[0, 1, 2], [0, 1, 3, 4], [5], []], 6);
	const languages = ['ja', 'ja', 'fr', 'fr', 'ko', undefined];
	expect(labelsFromTitles(all, languages)).toEqual(['ja', undefined, undefined, undefined]);
});
