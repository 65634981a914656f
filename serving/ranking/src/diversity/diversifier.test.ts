import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DrawnPool, dials, drawnPools } from '../testing/drawn-pools.ts';
import { diversityDial } from './dial.ts';
import { diversifier } from './diversifier.ts';
import { genreMixes } from './genre-mix.ts';
import { genresOf, titleGenresOf } from './title-genres.ts';
import { likenessByVectors } from './title-likeness.ts';

const sizes = fc.nat(20);
const discount = (place: number) => 1 / Math.log2(place + 2);
const mixOf = ({ genres, past }: DrawnPool) => genreMixes(genres)(past);

/** Relevance from 1 for the best of the pool to 0 for its worst. */
function scaled({ pool: { relevance } }: DrawnPool): number[] {
	const all = Array.from(relevance);
	const [best, worst] = [Math.max(...all), Math.min(...all)];
	return all.map((each) => (best > worst ? (each - worst) / (best - worst) : 0));
}

/** The terms again, from their definitions: nothing is kept from one place to the next. */
function finalScore(
	drawn: DrawnPool,
	dial: ReturnType<typeof diversityDial>,
	shown: readonly number[],
	candidate: number,
): number {
	const { share, genreShare, measure } = dial;
	const unlike = measure === 'mmr' ? mmr(drawn, shown, candidate) : dpp(drawn, shown, candidate);
	const diversity = (1 - genreShare) * unlike + genreShare * owed(drawn, shown, candidate);
	return (1 - share) * scaled(drawn)[candidate]! + share * diversity;
}

function mmr({ likeness }: DrawnPool, shown: readonly number[], candidate: number): number {
	if (!likeness.knows(candidate)) return 0.5;
	const cosines = shown.filter(likeness.knows).map((each) => likeness.cosine(each, candidate));
	return 1 - Math.min(1, Math.max(0, ...cosines));
}

function dpp({ likeness }: DrawnPool, shown: readonly number[], candidate: number): number {
	if (!likeness.knows(candidate)) return 0.5;
	const kernel = (list: readonly number[]) =>
		list.map((a) => list.map((b) => (a === b ? 1 : (1 + likeness.cosine(a, b)) / 2)));
	// Of titles that lie in the span of others, the first ones stand for all.
	const basis: number[] = [];
	for (const each of shown)
		if (
			likeness.knows(each) &&
			determinant(kernel([...basis, each])) > 1e-9 * determinant(kernel(basis))
		)
			basis.push(each);
	const volume = determinant(kernel([...basis, candidate])) / determinant(kernel(basis));
	return 1 - Math.log(Math.max(0.05, volume)) / Math.log(0.05);
}

function owed({ genres, past }: DrawnPool, shown: readonly number[], candidate: number): number {
	const own = (v: number) => Array.from(genresOf(genres, v));
	if (own(candidate).length === 0) return 0.5;
	const wanted = genreMixes(genres)(past);
	const counted = [...shown.filter((each) => own(each).length > 0), candidate];
	const given = (g: number) => {
		const parts = counted.map((each) => (own(each).includes(g) ? 1 / own(each).length : 0));
		return (wanted[g]! + sum(parts)) / (1 + counted.length);
	};
	const owes = sum(own(candidate).map((g) => wanted[g]! / given(g) / own(candidate).length));
	return owes / (1 + owes);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** By Gaussian elimination with pivots. */
function determinant(matrix: readonly (readonly number[])[]): number {
	const rows = matrix.map((row) => [...row]);
	let result = 1;
	for (let k = 0; k < rows.length; k++) {
		let pivot = k;
		for (let r = k; r < rows.length; r++)
			if (Math.abs(rows[r]![k]!) > Math.abs(rows[pivot]![k]!)) pivot = r;
		if (rows[pivot]![k] === 0) return 0;
		if (pivot !== k) result = -result;
		[rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
		result *= rows[k]![k]!;
		for (let r = k + 1; r < rows.length; r++) {
			const factor = rows[r]![k]! / rows[k]![k]!;
			for (let c = k; c < rows.length; c++) rows[r]![c]! -= factor * rows[k]![c]!;
		}
	}
	return result;
}

test('every place shows the best by the equation among those that the dial allows, computed anew each time', () => {
	fc.assert(
		fc.property(drawnPools, dials, sizes, (drawn, dial, size) => {
			const wanted = { size, dial, genreMix: mixOf(drawn) };
			const { order } = diversifier(drawn.genres, drawn.likeness)(drawn.pool, wanted);
			const rho = scaled(drawn);
			let [ideal, lost] = [0, 0];
			for (const [place, chosen] of order.entries()) {
				const shown = Array.from(order.subarray(0, place));
				ideal += discount(place) * rho[place]!;
				const allowed = rho.flatMap((each, i) =>
					!shown.includes(i) &&
					lost + discount(place) * (rho[place]! - each) <= dial.share * ideal - 1e-9
						? [finalScore(drawn, dial, shown, i)]
						: [],
				);
				const value = finalScore(drawn, dial, shown, chosen);
				for (const other of allowed) expect(value).toBeGreaterThanOrEqual(other - 1e-5);
				lost += discount(place) * (rho[place]! - rho[chosen]!);
			}
		}),
	);
});

test('no slate, and no beginning of one, does without more relevance than the dial says', () => {
	fc.assert(
		fc.property(drawnPools, dials, sizes, (drawn, dial, size) => {
			const wanted = { size, dial, genreMix: mixOf(drawn) };
			const { order, taken } = diversifier(drawn.genres, drawn.likeness)(drawn.pool, wanted);
			const rho = scaled(drawn);
			let [best, shown] = [0, 0];
			for (const [place, chosen] of order.entries()) {
				best += discount(place) * rho[place]!;
				shown += discount(place) * rho[chosen]!;
				expect(best - shown).toBeLessThanOrEqual(dial.share * best + 1e-9);
			}
			expect(taken.relevanceLost).toBeGreaterThanOrEqual(0);
			expect(taken.relevanceLost).toBeLessThanOrEqual(dial.share + 1e-9);
			expect(taken.relevanceLost).toBeCloseTo(best > 0 ? 1 - shown / best : 0, 9);
		}),
	);
});

test('diversity’s share of the final score is told of each slate as its terms say, computed anew', () => {
	fc.assert(
		fc.property(drawnPools, dials, sizes, (drawn, dial, size) => {
			const wanted = { size, dial, genreMix: mixOf(drawn) };
			const { order, taken } = diversifier(drawn.genres, drawn.likeness)(drawn.pool, wanted);
			const rho = scaled(drawn);
			let [all, relevant] = [0, 0];
			for (const [place, chosen] of order.entries()) {
				const shown = Array.from(order.subarray(0, place));
				all += discount(place) * finalScore(drawn, dial, shown, chosen);
				relevant += discount(place) * (1 - dial.share) * rho[chosen]!;
			}
			expect(taken.ofScore).toBeCloseTo(all > 0 ? 1 - relevant / all : 0, 5);
			expect(taken.ofScore).toBeGreaterThanOrEqual(0);
			expect(taken.ofScore).toBeLessThanOrEqual(1);
		}),
	);
});

test('with the dial at 0 the slate is best first, and nothing was taken by any term', () => {
	fc.assert(
		fc.property(drawnPools, dials, sizes, (drawn, { genreShare, measure }, size) => {
			const dial = diversityDial({ share: 0, genreShare, measure });
			const wanted = { size, dial, genreMix: mixOf(drawn) };
			const { order, taken } = diversifier(drawn.genres, drawn.likeness)(drawn.pool, wanted);
			expect([...order]).toEqual([...order.keys()]);
			expect(taken).toEqual({
				share: 0,
				ofScore: 0,
				relevanceLost: 0,
				moved: 0,
				entered: 0,
				byUnlikeness: 0,
				byGenres: 0,
			});
		}),
	);
});

test('everybody is shown or left once, the others best first, and the account of who moved is right', () => {
	fc.assert(
		fc.property(drawnPools, dials, sizes, (drawn, dial, size) => {
			const wanted = { size, dial, genreMix: mixOf(drawn) };
			const { order, rest, places, taken } = diversifier(drawn.genres, drawn.likeness)(
				drawn.pool,
				wanted,
			);
			expect([...places]).toEqual([...order, ...rest]);
			const all = Array.from(drawn.pool.titles);
			expect(order).toHaveLength(Math.min(size, all.length));
			expect([...order, ...rest].sort((a, b) => a - b)).toEqual(all);
			expect([...rest]).toEqual([...rest].sort((a, b) => a - b));
			const moved = [...order].filter((chosen, place) => chosen !== place);
			expect(taken.moved).toBe(moved.length);
			expect(taken.entered).toBe(moved.filter((chosen) => chosen >= size).length);
			const rho = scaled(drawn);
			const passing = [...order].filter((chosen, place) =>
				[...order.subarray(place), ...rest].some((each) => rho[each]! > rho[chosen]!),
			);
			expect(taken.byUnlikeness + taken.byGenres).toBe(passing.length);
			if (dial.genreShare === 0) expect(taken.byGenres).toBe(0);
			if (dial.genreShare === 1) expect(taken.byUnlikeness).toBe(0);
		}),
	);
});

test('a diversifier that has answered others answers as a new one does', () => {
	fc.assert(
		fc.property(
			drawnPools,
			fc.array(fc.tuple(dials, sizes)),
			dials,
			sizes,
			(drawn, before, dial, size) => {
				const { genres, likeness, pool } = drawn;
				const genreMix = mixOf(drawn);
				const used = diversifier(genres, likeness);
				for (const [other, places] of before) {
					const fewer = {
						titles: Array.from(pool.titles).slice(places),
						relevance: Array.from(pool.relevance).slice(places),
					};
					used(fewer, { size: places, dial: other, genreMix });
				}
				const wanted = { size, dial, genreMix };
				expect(used(pool, wanted)).toEqual(diversifier(genres, likeness)(pool, wanted));
			},
		),
	);
});

test('a copy of the best title steps back behind one that is nearly as good, and not behind one that is not', () => {
	const genres = titleGenresOf(Array.from({ length: 4 }, () => ({ genres: [] })));
	const values = Float32Array.of(1, 0, 1, 0, 0, 1, 0.6, 0.8);
	const likeness = likenessByVectors({ values, width: 2, rowOf: Int32Array.of(0, 1, 2, 3) });
	const pool = { titles: [0, 1, 2, 3], relevance: [10, 9, 8, 0] };
	for (const measure of ['mmr', 'dpp'] as const) {
		const shown = (share: number) => {
			const dial = diversityDial({ share, genreShare: 0, measure });
			const { order } = diversifier(genres, likeness)(pool, {
				size: 3,
				dial,
				genreMix: new Float64Array(0),
			});
			return [...order];
		};
		expect(shown(0.3)).toEqual([0, 2, 1]);
		expect(shown(0.03)).toEqual([0, 1, 2]);
	}
});

test('a dial beyond its range is refused with the value', () => {
	expect(() => diversityDial({ share: 0.31 })).toThrow('0.31');
	expect(() => diversityDial({ share: Number.NaN })).toThrow(RangeError);
	expect(() => diversityDial({ genreShare: 1.5 })).toThrow('1.5');
});

test('a mix over other genres than those of the titles is refused', () => {
	const diversify = diversifier(titleGenresOf([{ genres: ['Crime', 'War'] }]));
	const wanted = { size: 1, dial: diversityDial(), genreMix: new Float64Array(3) };
	expect(() => diversify({ titles: [0], relevance: [1] }, wanted)).toThrow('3 genres, not 2');
});

test('a pool that is not best first, or whose scores are not one for each, is refused', () => {
	const diversify = diversifier(titleGenresOf([{ genres: [] }, { genres: [] }]));
	const wanted = { size: 1, dial: diversityDial(), genreMix: new Float64Array(0) };
	expect(() => diversify({ titles: [0, 1], relevance: [1, 2] }, wanted)).toThrow('from 1 to 2');
	expect(() => diversify({ titles: [0, 1], relevance: [1] }, wanted)).toThrow('1 scores');
});
