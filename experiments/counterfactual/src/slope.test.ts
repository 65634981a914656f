import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { clippedIps } from './estimators/clipped-ips.ts';
import { dr } from './estimators/dr.ts';
import { switchDr } from './estimators/switch-dr.ts';
import { allEstimators } from './estimators.ts';
import { evidence } from './evidence.ts';
import { chosenBySlope, slopeGrid } from './slope.ts';
import { choiceWorld } from './testing/choice-world.ts';

const world = choiceWorld(seededRandom(4, 'world'), { logging: 1.5, trial: 1.5 });
const log = world.log(3_000, seededRandom(1, 'log'));
const thresholds = slopeGrid(50).map(switchDr);

test('a model that is right lets it choose a narrow setting', () => {
	const seen = evidence(log, world.target(log), world.worth(log));
	expect(chosenBySlope(thresholds, seen).tunedTo).toBeLessThan(2);
});

test('a model that is badly wrong keeps it near doubly robust', () => {
	const seen = evidence(log, world.target(log), () => 5);
	const chosen = chosenBySlope(thresholds, seen);
	expect(chosen.tunedTo).toBeGreaterThan(5);
	expect(Math.abs(chosen.of(seen).value - world.truth)).toBeLessThan(
		Math.abs(switchDr(1).of(seen).value - world.truth),
	);
	expect(dr.of(seen).value).toBeCloseTo(switchDr(Infinity).of(seen).value, 12);
});

test('it is refused for clipped IPS, whose bias does not show in its intervals', () => {
	const seen = evidence(log, world.target(log));
	expect(() => chosenBySlope([clippedIps(1), clippedIps(10)], seen)).toThrow(
		/not sound for clippedIps/,
	);
	expect(() => chosenBySlope([], seen)).toThrow(RangeError);
});

test('settings go from 1 to the largest, also if nothing is large', () => {
	expect(slopeGrid(0.5, 3)).toEqual([1, 1, 1]);
	expect(slopeGrid(100, 3)).toEqual([1, 10, 100]);
});

test('what is given is taken as it is, what is not is chosen', () => {
	const seen = evidence(log, world.target(log), world.worth(log));
	const tuned = (name: string, tuning = {}) =>
		allEstimators(seen, tuning).find((each) => each.name === name)!.tunedTo;
	expect(tuned('switchDr', { switchAt: 3 })).toBe(3);
	expect(tuned('dros', { shrinkage: 7 })).toBe(7);
	expect(tuned('clippedIps', { clip: 2 })).toBe(2);
	expect(tuned('clippedIps')).toBe(10);
	expect(tuned('dros')).toBeLessThan(3);
});
