import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resumedRandom, seededRandom } from './random.ts';

test('a stream resumed from its state continues exactly as if it had never stopped', () => {
	fc.assert(
		fc.property(fc.integer(), fc.nat(50), (seed, drawn) => {
			const random = seededRandom(seed, 'resume');
			for (let i = 0; i < drawn; i++) random.normal();
			const resumed = resumedRandom(JSON.parse(JSON.stringify(random.state())));
			for (let i = 0; i < 20; i++) expect(resumed.normal()).toBe(random.normal());
		}),
	);
});

test('two purposes under one seed give different streams', () => {
	const dropout = seededRandom(7, 'dropout');
	const batches = seededRandom(7, 'batches');
	expect(Array.from({ length: 8 }, dropout.next)).not.toEqual(
		Array.from({ length: 8 }, batches.next),
	);
});

test('uniform draws have the mean and variance of the uniform distribution', () => {
	const random = seededRandom(1);
	const draws = Array.from({ length: 100_000 }, random.next);
	const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
	const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
	expect(Math.abs(mean - 0.5)).toBeLessThan(0.004);
	expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
});

test('normal draws have mean 0, deviation 1 and the tails of a normal', () => {
	const random = seededRandom(2);
	const draws = Array.from({ length: 100_000 }, random.normal);
	const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
	const beyondTwo = draws.filter((x) => Math.abs(x) > 2).length / draws.length;
	expect(Math.abs(mean)).toBeLessThan(0.015);
	expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.004);
});
