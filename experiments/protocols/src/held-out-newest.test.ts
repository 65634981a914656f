import { hitRate } from '@marquee/metrics';
import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { heldOutNewest } from './held-out-newest.ts';
import { pairedWith } from './paired.ts';
import { historiesOfSequences } from './sequences.ts';

const drawn = fc.array(fc.uniqueArray(fc.nat(19), { maxLength: 6 }), {
	minLength: 60,
	maxLength: 90,
});
const named = (sequences: readonly (readonly number[])[]) => ({
	histories: historiesOfSequences(sequences, 20),
	profileIds: sequences.map((_, u) => `profile-${u}`),
});

test('nothing of the answers is trained on, all else is, and about one profile in ten is drawn', () => {
	let asked = 0;
	let profiles = 0;
	fc.assert(
		fc.property(drawn, (sequences) => {
			const { train, test: cases } = heldOutNewest.split(named(sequences));
			const events = sequences.reduce((sum, { length }) => sum + length, 0);
			expect(train.titleIndices.length).toBe(events - cases.length);
			for (const { profile, relevant, history } of cases)
				expect([...history.titleIndices, ...relevant]).toEqual(sequences[profile]);
			asked += cases.length;
			profiles += sequences.filter(({ length }) => length >= 3).length;
		}),
	);
	expect(asked / profiles).toBeGreaterThan(0.04);
	expect(asked / profiles).toBeLessThan(0.2);
});

test('what is held out today was not learnt from by a model of yesterday: it lay ahead, or was held out then too', () => {
	fc.assert(
		fc.property(drawn, fc.nat(5), (sequences, known) => {
			const today = heldOutNewest.split(named(sequences));
			const yesterday = heldOutNewest.split(named(sequences.map((one) => one.slice(0, known))));
			for (const { profile, relevant } of today.test) {
				const learnt = yesterday.train;
				const own = learnt.titleIndices.subarray(
					learnt.offsets[profile]!,
					learnt.offsets[profile + 1]!,
				);
				expect(own).not.toContain(relevant[0]);
			}
		}),
	);
});

test('two models are compared case by case: one that is right where the other is wrong differs by 1', async () => {
	const sequences = Array.from({ length: 80 }, (_, u) => [u % 20, (u + 1) % 20, (u + 2) % 20]);
	const ranking = (name: string, sign: number) => ({
		name,
		baseline: false,
		fit: () => ({
			name,
			score: async (
				requests: readonly { history: { titleIndices: Int32Array } }[],
				scores: Float32Array,
			) => {
				for (const [i, { history }] of requests.entries())
					for (let title = 0; title < 20; title++)
						scores[i * 20 + title] = -sign * ((title - history.titleIndices.at(-1)! + 20) % 20);
			},
		}),
	});
	const evaluation = await evaluate(
		{ ...heldOutNewest, metrics: [hitRate(1)], primary: 'hr@1' },
		named(sequences),
		[ranking('right', 1), ranking('wrong', -1)],
		{ dataName: 'made up', seed: 1, clock: settableClock(epochMs(0)), replicates: 50 },
	);
	const { metrics } = pairedWith(evaluation, 'right', 'wrong');
	expect(metrics['hr@1']).toEqual({ value: 1, low: 1, high: 1 });
	expect(() => pairedWith(evaluation, 'right', 'parent')).toThrow('no model parent');
});
