import { expect, test } from 'vitest';
import { sigmoid } from './sigmoid.ts';

test('a chance of log-odds keeps its digits far out on both sides', () => {
	expect(sigmoid(0)).toBe(0.5);
	expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 15);
	expect(sigmoid(-40) / 4.248354255291589e-18).toBeCloseTo(1, 14); // e^-40 (1 − e^-40 …)
	expect(sigmoid(-1_000)).toBe(0);
	expect(sigmoid(1_000)).toBe(1);
	for (const x of [-9.5, -0.3, 0.7, 12]) expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 15);
});
