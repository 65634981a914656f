import { linearRecommender } from '@marquee/baselines';
import { history } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryOnTitles } from './memory-on-titles.ts';
import { denseMemory } from './some-memory.fixture.ts';

const titles = 6;
const memory = { linear: denseMemory(titles, 1), share: 2, tasteShare: 0.5 };

const asked = async (linear: typeof memory.linear, watched: readonly number[]) => {
	const scores = new Float32Array(linear.titles);
	const request = {
		history: history(watched.map((title) => ({ title }))),
		asOfMs: Number.NaN,
	};
	await linearRecommender('asked', linear).score([request], scores);
	return scores;
};

/** Titles in another order, some of them gone, and some that the memory does not know. */
const rows = fc
	.tuple(
		fc.shuffledSubarray([...Array(titles).keys()]),
		fc.array(fc.constant(-1), { maxLength: 3 }),
	)
	.chain(([known, unknown]) => {
		const all = [...known, ...unknown];
		return fc.shuffledSubarray(all, { minLength: all.length });
	});

test('moved to other titles a memory says of each what it said, and nothing of those it does not know', async () => {
	await fc.assert(
		fc.asyncProperty(rows, fc.array(fc.nat(20), { maxLength: 5 }), async (rowOf, drawn) => {
			const known = [...rowOf.keys()].filter((title) => rowOf[title]! >= 0);
			const watched = known.length === 0 ? [] : drawn.map((at) => known[at % known.length]!);
			const moved = memoryOnTitles(memory, Int32Array.from(rowOf));
			expect(moved).toMatchObject({ share: 2, tasteShare: 0.5 });
			const answers = await asked(moved.linear, watched);
			const before = await asked(
				memory.linear,
				watched.map((title) => rowOf[title]!),
			);
			expect([...answers]).toEqual(rowOf.map((row) => (row < 0 ? 0 : before[row])));
		}),
	);
});
