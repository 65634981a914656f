import { describe, expect, test } from 'vitest';
import type { SentenceEmbedding } from '../sentence-embedding.ts';

/** An embedding with texts of which it knows something. */
export interface SentenceTrial {
	readonly embedding: SentenceEmbedding;
	/** At least two, of different length and meaning. */
	readonly known: readonly string[];
}

/** What every embedding of texts promises. */
export function describeSentenceEmbedding(name: string, open: () => Promise<SentenceTrial>): void {
	describe(`${name} as an embedding of texts`, () => {
		test('a text has a vector of the promised width and of length 1', async () => {
			const { embedding, known } = await open();
			const vectors = await embedding.embed(known);
			expect(vectors).toHaveLength(known.length);
			for (const vector of vectors) {
				expect(vector).toHaveLength(embedding.dimension);
				expect(Math.hypot(...vector!)).toBeCloseTo(1, 5);
			}
		});

		test('what stands beside a text changes nothing of it, nor does the order', async () => {
			const { embedding, known } = await open();
			const together = await embedding.embed(known);
			const turned = (await embedding.embed(known.toReversed())).toReversed();
			for (const [at, text] of known.entries()) {
				const [alone] = await embedding.embed([text]);
				for (const other of [together[at]!, turned[at]!])
					for (const [d, value] of alone!.entries()) expect(other[d]).toBeCloseTo(value, 5);
			}
		});

		test('different texts lie apart', async () => {
			const { embedding, known } = await open();
			const [a, b] = await embedding.embed(known);
			expect(a!.reduce((sum, value, d) => sum + value * b![d]!, 0)).toBeLessThan(0.99);
		});

		test('a blank text says nothing, and no text no vector', async () => {
			const { embedding, known } = await open();
			expect(await embedding.embed([])).toEqual([]);
			const [blank, said] = await embedding.embed([' \n', known[0]!]);
			expect(blank).toBeUndefined();
			expect(said).toBeDefined();
		});
	});
}
