import { history } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LinearMemory, linearRecommender, rememberedTitles } from './linear-memory.ts';
import { similaritiesOf } from './similarities.ts';

const titles = 4;
/** Row i says 10^i of every title but itself. */
const matrix = similaritiesOf(
	Array.from({ length: titles }, (_, i) => {
		const others = Int32Array.from([0, 1, 2, 3]).filter((j) => j !== i);
		return { titles: others, values: Float32Array.from(others, () => 10 ** i) };
	}),
);
const memory = (decay: number, share = 1, slope = 0): LinearMemory => ({
	titles,
	ratings: { slope, mean: 0.6 },
	parts: [{ matrix, decay, share }],
});

async function scored(given: LinearMemory, watched: Parameters<typeof history>[0]) {
	const scores = new Float32Array(titles);
	const request = { history: history(watched), asOfMs: Number.NaN };
	await linearRecommender('linear', given).score([request], scores);
	return [...scores];
}

test('without fading a score is the sum of the rows of what was watched, in whatever order', async () => {
	const [forth, back] = [
		[{ title: 1 }, { title: 2 }],
		[{ title: 2 }, { title: 1 }],
	];
	expect(await scored(memory(1), forth)).toEqual([110, 100, 10, 110]);
	expect(await scored(memory(1), back)).toEqual(await scored(memory(1), forth));
});

test('what was watched before counts less by the decay for each title after it, and a repetition only once', async () => {
	const watched = [{ title: 2 }, { title: 1 }, { title: 2 }, { title: 0 }];
	expect(await scored(memory(0.5), watched)).toEqual([50 + 2.5, 1 + 50, 1 + 2.5, 1 + 50 + 2.5]);
});

test('a liked title counts more than one without rating, that more than a disliked one, and none below nothing', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 5, noNaN: true }), (slope) => {
			const rated = [{ title: 0, rating: 1 }, { title: 1 }, { title: 2, rating: 0 }];
			const [disliked, silent, liked] = rememberedTitles(history(rated), { slope, mean: 0.6 });
			expect(liked!.weight).toBeGreaterThanOrEqual(silent!.weight);
			expect(silent!.weight).toBe(1);
			expect(disliked!.weight).toBeLessThanOrEqual(1);
			expect(disliked!.weight).toBeGreaterThanOrEqual(0);
		}),
	);
});

test('parts add up by their shares', async () => {
	const both = { ...memory(1), parts: [...memory(1, 2).parts, ...memory(0.5, 3).parts] };
	const watched = [{ title: 1 }, { title: 0 }];
	const [whole, faded] = [await scored(memory(1), watched), await scored(memory(0.5), watched)];
	expect(await scored(both, watched)).toEqual(whole.map((score, j) => 2 * score + 3 * faded[j]!));
});
