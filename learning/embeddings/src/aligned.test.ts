import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aligned } from './aligned.ts';
import { drift } from './drift.ts';
import { mapped } from './mapped.ts';
import { anyRotation, named, normals, score, sizes, unitSpace } from './testing/title-spaces.ts';
import type { TitleSpace } from './title-space.ts';

const turned = (space: TitleSpace, rotation: Float32Array): TitleSpace => ({
	...space,
	vectors: mapped(space, rotation, space.width),
});

test('a space that was only turned comes back to where it was, however few titles it has', () => {
	fc.assert(
		fc.property(sizes, ({ titles, width, seed }) => {
			const before = unitSpace(titles, width, seed);
			const after = aligned(before, turned(before, anyRotation(width, seed)));
			expect(drift(before, after.titles).moves[0]!.cosine).toBeGreaterThan(1 - 1e-5);
			expect(after.shared).toBe(titles);
		}),
	);
});

test('scores and lengths are what they were: states turn with titles', () => {
	fc.assert(
		fc.property(sizes, ({ titles, width, seed }) => {
			const today = unitSpace(titles, width, seed + 1);
			const states = normals(3 * width, seededRandom(seed, 'states'));
			const after = aligned(unitSpace(titles, width, seed), today);
			const turnedStates = mapped({ vectors: states, width }, after.rotation, width);
			for (let row = 0; row < titles; row++) {
				expect(score(after.titles.vectors, row, after.titles.vectors, row, width)).toBeCloseTo(
					1,
					5,
				);
				for (let u = 0; u < 3; u++) {
					const was = score(states, u, today.vectors, row, width);
					const is = score(turnedStates, u, after.titles.vectors, row, width);
					const length = Math.sqrt(score(states, u, states, u, width));
					expect(Math.abs(is - was)).toBeLessThan(1e-5 * length);
				}
			}
		}),
	);
});

test('no other rotation brings titles nearer to where they were', () => {
	fc.assert(
		fc.property(sizes, fc.nat(), ({ titles, width, seed }, other) => {
			const [before, today] = [unitSpace(titles, width, seed), unitSpace(titles, width, seed + 1)];
			const best = drift(before, aligned(before, today).titles).meanCosine;
			const any = drift(before, turned(today, anyRotation(width, other))).meanCosine;
			expect(best).toBeGreaterThan(any - 1e-6);
			expect(best).toBeGreaterThan(drift(before, today).meanCosine - 1e-6);
		}),
	);
});

test('in two directions it is the rotation or reflection by the angle that calculus finds', () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(), (titles, seed) => {
			const [before, today] = [unitSpace(titles, 2, seed), unitSpace(titles, 2, seed + 1)];
			const { meanCosine } = drift(before, aligned(before, today).titles);
			// M = AᵀB: a rotation by the best angle earns ‖(m₀₀ + m₁₁, m₀₁ − m₁₀)‖, a reflection ‖(m₀₀ − m₁₁, m₀₁ + m₁₀)‖.
			const m = [0, 0, 0, 0];
			for (let row = 0; row < titles; row++)
				for (const i of [0, 1])
					for (const j of [0, 1])
						m[2 * i + j]! += today.vectors[2 * row + i]! * before.vectors[2 * row + j]!;
			const [a, b, c, d] = m as [number, number, number, number];
			const most = Math.max(Math.hypot(a + d, b - c), Math.hypot(a - d, b + c));
			expect(meanCosine).toBeCloseTo(most / titles, 5);
		}),
	);
});

test('titles of one day only have no say, and are turned with the others', () => {
	const before = unitSpace(30, 8, 1);
	const rotation = anyRotation(8, 2);
	const today = turned(before, rotation);
	const replaced = { ...today, titleIds: [...named(0, 20), ...named(100, 10)] };
	const after = aligned(before, replaced);
	expect(after.shared).toBe(20);
	expect(after.titles.titleIds).toEqual(replaced.titleIds);
	for (const [at, value] of before.vectors.entries())
		expect(after.titles.vectors[at]).toBeCloseTo(value, 5);
});

test('with nothing in common nothing is turned, nor by titles of which nothing is known', () => {
	const today = unitSpace(5, 4, 1);
	const strangers = { ...unitSpace(5, 4, 2), titleIds: named(50, 5) };
	const unknown = { ...today, vectors: new Float32Array(20) };
	for (const before of [strangers, unknown]) {
		const after = aligned(before, today);
		expect(after.shared).toBe(0);
		expect(after.titles.vectors).toEqual(today.vectors);
	}
});

test('one shared title is turned to where it was, and whatever is square to both its places stays put', () => {
	fc.assert(
		fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), (width, seed) => {
			const before = unitSpace(1, width, seed);
			const today = unitSpace(1, width, seed + 1);
			const [a, b] = [before.vectors, today.vectors];
			const other = normals(width, seededRandom(seed, 'other'));
			// Less what of it lies in the plane of a and b.
			const together = score(a, 0, b, 0, width);
			fc.pre(1 - together * together > 1e-3);
			const alongA = score(other, 0, a, 0, width);
			const alongB = score(other, 0, b, 0, width);
			const square = other.map((x, k) => {
				const ofA = (alongA - together * alongB) / (1 - together * together);
				const ofB = (alongB - together * alongA) / (1 - together * together);
				return x - ofA * a[k]! - ofB * b[k]!;
			});
			const { rotation, titles } = aligned(before, today);
			for (const [k, x] of titles.vectors.entries()) expect(x).toBeCloseTo(a[k]!, 4);
			const after = mapped({ vectors: square, width }, rotation, width);
			for (const [k, x] of after.entries()) expect(x).toBeCloseTo(square[k]!, 4);
		}),
	);
});

test('day after day onto the day before, spaces that train anew each day stay on the first', () => {
	const first = unitSpace(200, 16, 7);
	let yesterday = first;
	for (let day = 1; day <= 7; day++) {
		const noise = normals(first.vectors.length, seededRandom(day, 'noise'));
		const learnt = { ...first, vectors: first.vectors.map((x, at) => x + 0.02 * noise[at]!) };
		const today = turned(learnt, anyRotation(16, day));
		expect(Math.abs(drift(first, today).meanCosine)).toBeLessThan(0.2);
		yesterday = aligned(yesterday, today).titles;
	}
	expect(drift(first, yesterday).meanCosine).toBeGreaterThan(0.99);
});

test('a space of another width is refused with both', () => {
	expect(() => aligned(unitSpace(3, 4, 1), unitSpace(3, 5, 1))).toThrow(
		'width 5 cannot be turned onto one of 4',
	);
	const torn = { ...unitSpace(3, 4, 1), vectors: new Float32Array(11) };
	expect(() => aligned(unitSpace(3, 4, 1), torn)).toThrow('11 numbers for 3 titles of width 4');
});
