import { type LinearMemory, linearRecommender } from '@marquee/baselines';
import { history, type ScoringRequest } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideTaste } from './memory.ts';
import { denseMemory } from './some-memory.fixture.ts';

const titles = 6;
const numbers = fc.double({ min: -4, max: 4, noNaN: true });
const played = fc.array(fc.nat(titles - 1), { minLength: 1, maxLength: 9 });
const scores = fc.array(numbers, { minLength: titles, maxLength: titles + 3 });
const past = (indices: readonly number[]) => history(indices.map((title) => ({ title })));

/** What the memory says by itself: another way through the same package. */
async function alone(linear: LinearMemory, request: ScoringRequest): Promise<Float32Array> {
	const said = new Float32Array(linear.titles);
	await linearRecommender('memory', linear).score([request], said);
	return said;
}

test('a score is so much of taste, and so many deviations of what the memory says', async () => {
	const property = fc.asyncProperty(
		scores,
		played,
		numbers,
		numbers,
		async (given, indices, ...shares) => {
			const linear = denseMemory(titles, 7);
			const [tasteShare, share] = shares.map(Math.abs) as [number, number];
			const said = await alone(linear, { history: past(indices), asOfMs: Number.NaN });
			const mean = said.reduce((a, b) => a + b) / titles;
			const deviation = Math.sqrt(said.reduce((sum, each) => sum + (each - mean) ** 2, 0) / titles);
			const mixed = Float32Array.from(given);
			besideTaste({ linear, share, tasteShare })(past(indices), mixed);
			for (const [title, taste] of given.entries())
				expect(mixed[title]).toBeCloseTo(
					tasteShare * taste + (share * (said[title] ?? 0)) / deviation,
					3,
				);
		},
	);
	await fc.assert(property, { numRuns: 50 });
});

test('memory alone ranks as if there were no taste; taste alone as if there were no memory', async () => {
	const linear = denseMemory(titles, 3);
	const request = { history: past([1, 4]), asOfMs: Number.NaN };
	const order = (of: Float32Array) => [...of.keys()].sort((a, b) => of[b]! - of[a]!);
	const taste = Float32Array.of(5, 4, 3, 2, 1, 0);
	const [memoryAlone, tasteAlone] = [taste.slice(), taste.slice()];
	besideTaste({ linear, share: 1, tasteShare: 0 })(request.history, memoryAlone);
	besideTaste({ linear, share: 0, tasteShare: 1 })(request.history, tasteAlone);
	expect(order(memoryAlone)).toEqual(order(await alone(linear, request)));
	expect(tasteAlone).toEqual(taste);
});

test('where nothing is remembered taste is left as it was, whatever its share', () => {
	const linear = denseMemory(titles, 3);
	const forgetful = { ...linear, parts: [] };
	const taste = Float32Array.of(5, 4, 3, 2, 1, 0);
	const whole = taste.slice();
	besideTaste({ linear, share: 1, tasteShare: 0 })(history([]), whole);
	besideTaste({ linear: forgetful, share: 1, tasteShare: 0 })(past([2]), whole);
	expect(whole).toEqual(taste);
});

test('one request leaves nothing behind for the next', () => {
	const remember = besideTaste({ linear: denseMemory(titles, 5), share: 1, tasteShare: 1 });
	const [first, again] = [new Float32Array(titles), new Float32Array(titles)];
	remember(past([1]), first);
	remember(past([2, 3]), new Float32Array(titles));
	remember(past([1]), again);
	expect(again).toEqual(first);
});
