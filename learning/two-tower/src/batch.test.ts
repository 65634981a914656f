import { histories } from '@marquee/histories';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { emptyBatch, fillBatch } from './batch.ts';
import { examplesOf } from './examples.ts';
import { settingsOf } from './settings.ts';

const data = histories(
	[
		[0, 4, 2, 4],
		[3, 4],
	].flatMap((watched, profile) => watched.map((title) => ({ profile, title }))),
	{ profiles: 2, titles: 5 },
);
const settings = settingsOf({ batchRows: 8, context: 3 });
const shares = Float64Array.of(1 / 6, 0, 1 / 6, 1 / 6, 3 / 6);

test('an example sees only what came before its target', () => {
	const source = { data, shares, attributes: undefined, settings };
	const batch = emptyBatch(source);
	fillBatch(batch, source, [
		{ profile: 0, row: 2 },
		{ profile: 1, row: 4 },
		{ profile: 1, row: 5 },
	]);
	expect([...batch.watched.rows.subarray(0, 9)]).toEqual([4, 0, 0, 0, 0, 0, 3, 0, 0]);
	expect(batch.watched.weights[2]).toBe(0);
	expect(batch.watched.weights.subarray(3, 6).every((weight) => weight === 0)).toBe(true);
	expect(batch.watched.weights[6]).toBe(1);
});

test('a title that stands twice in a batch has one place, so that it is no negative to itself', () => {
	const source = { data, shares, attributes: undefined, settings };
	const batch = emptyBatch(source);
	fillBatch(batch, source, [
		{ profile: 0, row: 1 },
		{ profile: 0, row: 0 },
		{ profile: 1, row: 5 },
	]);
	expect([...batch.slots.subarray(0, 3)]).toEqual([0, 1, 0]);
	expect(batch.logQ[0]).toBeCloseTo(Math.log(1.5), 6);
	expect([...batch.weights].map((weight) => Math.round(weight * 3))).toEqual([
		1, 1, 1, 0, 0, 0, 0, 0,
	]);
	expect(batch.logQ.subarray(3).every((logQ) => logQ >= 60)).toBe(true);
});

test('an epoch draws every event of a short history once and no more than asked of a long one', () => {
	const drawn = examplesOf(data, 3, seededRandom(1, 'examples'));
	const rows = drawn.map(({ row }) => row);
	expect(new Set(rows).size).toBe(5);
	expect(rows.filter((row) => row >= 4).sort()).toEqual([4, 5]);
});
