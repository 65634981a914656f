import { catalogueOf } from '@marquee/catalogue';
import { testContext } from '@marquee/pipeline/testing';
import { viewerOf } from '@marquee/retrieval';
import { epochMs, type ProfileId, type TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genreMix, genreMixes } from './genre-mix.ts';
import { owedGenres } from './owed-genres.ts';
import { titleGenresOf } from './title-genres.ts';

const genreNames = ['Crime', 'Drama', 'Horror', 'War'];
const worlds = fc.record({
	titles: fc.array(
		fc.subarray(genreNames).map((genres) => ({ genres })),
		{
			minLength: 1,
			maxLength: 12,
		},
	),
	past: fc.array(fc.nat(11), { maxLength: 8 }),
	shown: fc.array(fc.nat(11), { maxLength: 8 }),
});

test('what is owed is the slope of the divergence between the profile’s genres and those of the slate with the title', () => {
	fc.assert(
		fc.property(worlds, ({ titles, past, shown }) => {
			const genres = titleGenresOf(titles);
			const wanted = genreMixes(genres)(past.filter((v) => v < titles.length));
			const own = (v: number) =>
				Float64Array.from(genres.names, (name) =>
					titles[v]!.genres.includes(name) ? 1 / titles[v]!.genres.length : 0,
				);
			const owed = owedGenres(genres);
			owed.begin(wanted);
			const counted = shown.filter((v) => v < titles.length && titles[v]!.genres.length > 0);
			for (const v of counted) owed.show(v);
			const withOne = (next: number) =>
				wanted.map(
					(p, g) =>
						(p + [...counted, next].reduce((sum, v) => sum + own(v)[g]!, 0)) / (2 + counted.length),
				);
			const divergence = (q: Float64Array) =>
				wanted.reduce((sum, p, g) => sum + (p > 0 ? p * Math.log(p / q[g]!) : 0), 0);
			for (const [v, { genres: ofTitle }] of titles.entries()) {
				if (ofTitle.length === 0) {
					expect(owed.of(v)).toBe(0.5);
					continue;
				}
				const step = 1e-6;
				const slate = withOne(v);
				const towards = slate.map((q, g) => (1 - step) * q + step * own(v)[g]!);
				const slope = (divergence(towards) - divergence(slate)) / step;
				const value = owed.of(v);
				expect(1 - value / (1 - value)).toBeCloseTo(slope, 3);
			}
		}),
	);
});

test('in a slate filled by it alone no genre lacks a whole title of its part, however long the slate', () => {
	const genres = titleGenresOf(genreNames.map((name) => ({ genres: [name] })));
	const mixes = fc
		.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
		.map((parts) => {
			const sum = parts.reduce((a, b) => a + b, 0);
			return Float64Array.from(parts, (part) => part / sum);
		});
	fc.assert(
		fc.property(mixes, fc.integer({ min: 1, max: 40 }), (wanted, size) => {
			const owed = owedGenres(genres);
			owed.begin(wanted);
			const given = [0, 0, 0, 0];
			for (let place = 0; place < size; place++) {
				let next = 0;
				for (let v = 1; v < 4; v++) if (owed.of(v) > owed.of(next)) next = v;
				owed.show(next);
				given[next]!++;
			}
			for (const [g, count] of given.entries()) {
				expect(count).toBeGreaterThan(size * wanted[g]! - 1 - 1e-9);
				expect(count).toBeLessThan((size + 4) * wanted[g]! + 1e-9);
			}
		}),
	);
});

test('a profile is owed the genres of what it chose, tempered by the catalogue’s, and sums to one', () => {
	fc.assert(
		fc.property(worlds, ({ titles, past }) => {
			const genres = titleGenresOf(titles);
			const known = past.filter((v) => v < titles.length);
			const mix = genreMixes(genres)(known);
			const whole = genres.names.length === 0 ? 0 : 1;
			expect(mix.reduce((a, b) => a + b, 0)).toBeCloseTo(whole, 12);
			const usual = genreMixes(genres)([]);
			const longer = genreMixes(genres)(Array.from({ length: 500 }, () => known).flat());
			for (const [g, name] of genres.names.entries()) {
				const chosen = known.filter((v) => titles[v]!.genres.length > 0);
				const own = chosen.reduce((sum, v) => {
					const list = titles[v]!.genres;
					return sum + (list.includes(name) ? 1 / list.length : 0);
				}, 0);
				expect(mix[g]).toBeCloseTo((own + 5 * usual[g]!) / (chosen.length + 5), 12);
				if (chosen.length > 0) expect(longer[g]).toBeCloseTo(own / chosen.length, 1);
			}
		}),
	);
});

test('a request learns the mix from what the profile took up, not from what it dislikes or what no catalogue has', () => {
	const catalogue = catalogueOf([
		{ titleId: 'c', name: 'C', genres: ['Crime'] },
		{ titleId: 'h', name: 'H', genres: ['Horror'] },
	]);
	const touched = (titleId: string, thumb: 'up' | 'down') => ({
		titleId: titleId as TitleId,
		plays: 1,
		positionSeconds: 0,
		watchedSeconds: 0,
		thumb,
		listed: false,
		impressions: 0,
		lastEngagedAt: epochMs(1),
	});
	const state = {
		profileId: 'p' as ProfileId,
		titles: [touched('c', 'up'), touched('h', 'down'), touched('gone', 'up')],
	};
	const viewer = viewerOf(state as never, catalogue);
	expect(genreMix(catalogue).hydrate({ viewer }, testContext())).toEqual({
		genreMix: Float64Array.of((1 + 2.5) / 6, 2.5 / 6),
	});
});
