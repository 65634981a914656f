import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drift } from './drift.ts';
import { mapped } from './mapped.ts';
import { type Stabilised, stabilised } from './stabilised.ts';
import { named, normals, score, sizes } from './testing/title-spaces.ts';
import type { TitleSpace } from './title-space.ts';

const dayOf = (titles: number, width: number, seed: number) => ({
	profiles: { vectors: normals(25 * width, seededRandom(seed, 'profiles')), width },
	titles: {
		titleIds: named(0, titles),
		width,
		vectors: normals(titles * width, seededRandom(seed, 'titles')),
	},
});

type Day = ReturnType<typeof dayOf>;

/** What training leaves open: P M and T M⁻ᵀ score as P and T do, for any diagonal times a shear. */
function learntOtherwise({ profiles, titles }: Day): Day {
	const { width } = titles;
	const map = new Float32Array(width * width);
	const inverseTransposed = new Float32Array(width * width);
	for (let i = 0; i < width; i++) {
		map[i * width + i] = inverseTransposed[i * width + i] = 1;
		if (i === 0) continue;
		map[(i - 1) * width + i] = 0.7;
		for (let j = 0; j < i; j++) inverseTransposed[i * width + j] = (-0.7) ** (i - j);
	}
	return {
		profiles: { width, vectors: mapped(profiles, map, width) },
		titles: { ...titles, vectors: mapped(titles, inverseTransposed, width) },
	};
}

/** The largest change of a score beside the largest score. */
function changed(day: Day, { titles, toProfiles }: Stabilised): number {
	const { width } = day.titles;
	const states = mapped(day.profiles, toProfiles, titles.width);
	let [most, change] = [0, 0];
	for (let u = 0; u < states.length / titles.width; u++)
		for (let row = 0; row < titles.titleIds.length; row++) {
			const was = score(day.profiles.vectors, u, day.titles.vectors, row, width);
			const is = score(states, u, titles.vectors, row, titles.width);
			most = Math.max(most, Math.abs(was));
			change = Math.max(change, Math.abs(is - was));
		}
	return change / most;
}

test('scores are what they were, also with fewer titles than directions and on the days after the first', () => {
	fc.assert(
		fc.property(sizes, ({ titles, width, seed }) => {
			const day = dayOf(titles, width, seed);
			const first = stabilised(day.profiles, day.titles);
			expect(changed(day, first)).toBeLessThan(1e-5);
			const next = dayOf(titles, width, seed + 1);
			const { titles: yesterday } = first;
			expect(changed(next, stabilised(next.profiles, next.titles, { yesterday }))).toBeLessThan(
				1e-5,
			);
		}),
		{ numRuns: 60 },
	);
});

test('two trainings that score alike have one space, up to the turn that yesterday decides', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (width, seed) => {
			const day = dayOf(40, width, seed);
			const other = learntOtherwise(day);
			const { titles: yesterday } = stabilised(day.profiles, day.titles);
			const again = stabilised(other.profiles, other.titles, { yesterday });
			expect(drift(yesterday, again.titles).moves[0]!.cosine).toBeGreaterThan(1 - 1e-4);
		}),
		{ numRuns: 40 },
	);
});

test('length is split evenly: profiles and titles have the same second moments', () => {
	const day = dayOf(30, 6, 3);
	const { titles, toProfiles } = stabilised(day.profiles, day.titles);
	const states = mapped(day.profiles, toProfiles, 6);
	const moments = (vectors: Float32Array) =>
		Array.from({ length: 36 }, (_, at) => {
			let total = 0;
			for (let row = 0; row < vectors.length; row += 6)
				total += vectors[row + Math.floor(at / 6)]! * vectors[row + (at % 6)]!;
			return expect.closeTo(total, 3);
		});
	expect(moments(states).map((x) => x.sample)).toEqual(moments(titles.vectors));
});

test('with fewer directions, the strongest are kept: a score space of that rank loses nothing', () => {
	const low = dayOf(30, 3, 5);
	const widened = (table: { vectors: Float32Array; width: number }, seed: number) => ({
		width: 8,
		vectors: mapped(table, normals(24, seededRandom(seed, 'widening')), 8),
	});
	const day = {
		profiles: widened(low.profiles, 1),
		titles: { ...low.titles, ...widened(low.titles, 2) },
	};
	const kept = stabilised(day.profiles, day.titles, { rank: 3 });
	expect(kept.titles.width).toBe(3);
	expect(changed(day, kept)).toBeLessThan(1e-5);
	expect(changed(day, stabilised(day.profiles, day.titles, { rank: 2 }))).toBeGreaterThan(1e-3);
});

test('what decides no space is refused: no scores, no such rank, two widths', () => {
	const { profiles, titles } = dayOf(4, 3, 1);
	const silent: TitleSpace = { ...titles, vectors: new Float32Array(12) };
	expect(() => stabilised(profiles, silent)).toThrow('all scores are zero');
	expect(() => stabilised(profiles, titles, { rank: 4 })).toThrow('to be kept 4');
	expect(() => stabilised({ ...profiles, width: 5 }, titles)).toThrow('profiles of width 5');
});
