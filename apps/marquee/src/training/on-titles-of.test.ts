import type { Bundle } from '@marquee/foundation';
import { historyOf } from '@marquee/histories';
import { historiesOfSequences } from '@marquee/protocols';
import type { TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onTitlesOf } from './on-titles-of.ts';

/** A bundle of these titles that scores each by how long ago the history had it, so that a wrong row is seen. */
const bundleOf = (titleIds: readonly TitleId[]): Bundle =>
	({
		titleIds,
		foundation: {
			name: 'foundation',
			score: async (
				requests: readonly { readonly history: { readonly titleIndices: Int32Array } }[],
				scores: Float32Array,
			) => {
				for (const [i, { history }] of requests.entries())
					for (let row = 0; row < titleIds.length; row++)
						scores[i * titleIds.length + row] = history.titleIndices.indexOf(row);
			},
		},
	}) as unknown as Bundle;

test('a bundle in another order, of other titles, answers of each title what it says of that title', async () => {
	const all = Array.from({ length: 8 }, (_, i) => `t${i}` as TitleId);
	const shuffled = fc.shuffledSubarray(all, { minLength: 1 });
	await fc.assert(
		fc.asyncProperty(
			shuffled,
			shuffled,
			fc.shuffledSubarray([...all.keys()]),
			async (own, asked, seen) => {
				const sequence = seen.filter((title) => title < asked.length);
				const history = historyOf(historiesOfSequences([sequence], asked.length), 0);
				const request = { history, asOfMs: Number.NaN };
				const scores = new Float32Array(2 * asked.length);
				await onTitlesOf(bundleOf(own), asked).score([request, request], scores);
				const known = sequence.map((title) => asked[title]!).filter((id) => own.includes(id));
				for (const [title, id] of asked.entries())
					for (const row of [0, 1]) {
						const score = scores[row * asked.length + title]!;
						if (own.includes(id)) expect(score).toBe(known.indexOf(id));
						else expect(score).toBeLessThan(-1e38);
					}
			},
		),
	);
});
