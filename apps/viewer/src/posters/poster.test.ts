import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { languageOf } from '../words/language.ts';
import { settledOn } from '../words/locales.ts';
import { contrast } from './colour.ts';
import { posterGenre } from './genre.ts';
import { motifOf } from './motif-of.ts';
import { leastContrast } from './palettes.ts';
import { backdropOf, emblemOf, posterOf, sheets } from './poster.ts';

const words = fc
	.array(fc.stringMatching(/^[A-Za-z]{1,12}$/), { minLength: 1, maxLength: 7 })
	.map((all) => all.join(' '));
const anyTitle = fc.record({
	titleId: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
	name: fc.oneof(
		fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
		// With a subtitle, as many films have one.
		fc.tuple(words, words).map((parts) => parts.join(': ')),
	),
	year: fc.integer({ min: 1870, max: 2200 }),
	genres: fc.array(fc.constantFrom(...Object.keys(motifOf), 'IMAX', 'no such genre'), {
		maxLength: 4,
	}),
});
/** How high capitals stand, as a share of the size of the letters. */
const capitals = 0.72;
const sheet = fc.constantFrom('portrait' as const, 'landscape' as const);

test('a title has the same poster every time', () => {
	fc.assert(
		fc.property(anyTitle, sheet, (title, on) => {
			expect(posterOf(title, on)).toEqual(posterOf({ ...title }, on));
		}),
	);
});

test('every poster can be read: its lettering stands out from its paper and lies on the sheet', () => {
	fc.assert(
		fc.property(anyTitle, sheet, (title, on) => {
			const { palette, lines } = posterOf(title, on);
			expect(contrast(palette.ground, palette.ink)).toBeGreaterThanOrEqual(leastContrast);
			for (const { x, y, size, width, anchor, upright } of lines) {
				const left = anchor === 'middle' ? x - width / 2 : x;
				const across = upright ? sheets[on].height : sheets[on].width;
				expect(size).toBeGreaterThan(0);
				expect(left).toBeGreaterThanOrEqual(-0.01);
				expect(upright ? width : left + width).toBeLessThanOrEqual(across + 0.01);
				expect(y).toBeGreaterThan(0);
				expect(y).toBeLessThanOrEqual(sheets[on].height);
			}
		}),
	);
});

test('no line of a poster runs into another: name, subtitle and credit keep apart', () => {
	fc.assert(
		fc.property(anyTitle, sheet, (title, on) => {
			const level = posterOf(title, on).lines.filter(({ upright }) => !upright);
			const stacked = level.toSorted((a, b) => a.y - b.y);
			for (const [i, { text, y, size }] of stacked.slice(1).entries())
				expect(y - capitals * size, `${text} under ${stacked[i]!.text}`).toBeGreaterThan(
					stacked[i]!.y,
				);
		}),
		{ numRuns: 500 },
	);
});

test('no drawing holds a number that is none', () => {
	fc.assert(
		fc.property(anyTitle, (title) => {
			const drawn = JSON.stringify([
				posterOf(title),
				posterOf(title, 'landscape'),
				backdropOf(title),
				emblemOf(title),
			]);
			expect(drawn).not.toMatch(/NaN|Infinity|null|undefined/);
		}),
	);
});

test('a hundred titles have at least ninety different looks', () => {
	const looks = new Set(
		rehearsalCatalogue(100).map((title) => JSON.stringify(posterOf(title).picture)),
	);
	expect(looks.size).toBeGreaterThanOrEqual(90);
});

test('a poster is some two dozen shapes at most, so that a page of them stays light', () => {
	const counts = rehearsalCatalogue(240).map((title) => posterOf(title).picture.length);
	expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThan(24);
});

test('the most telling genre decides, in whatever words the catalogue has', () => {
	expect(posterGenre({ genres: ['Drama', 'Western'] })).toBe('western');
	expect(posterGenre({ genres: ['Comedy', "Children's"] })).toBe('family');
	expect(posterGenre({ genres: ['Science Fiction'] })).toBe('sci-fi');
	expect(posterGenre({ genres: [] })).toBe('drama');
});

test('its printer’s line is in the viewer’s language, and all else is as in any other', () => {
	const title = {
		titleId: 't-1',
		name: 'Heat',
		year: 1995,
		genres: ['Crime', 'Drama', 'Thriller'],
	};
	const plain = posterOf(title);
	const language = languageOf(settledOn(['ar']));
	const arabic = posterOf(title, 'portrait', language);
	expect(plain.lines.map(({ text }) => text)).toContain('1995 · CRIME · DRAMA');
	expect(arabic.lines.some(({ text }) => /[A-Z]{3}/.test(text.replace('HEAT', '')))).toBe(false);
	expect(arabic.lines.some(({ text }) => text.includes(language.genre('Crime')))).toBe(true);
	expect({ ...arabic, lines: [] }).toEqual({ ...plain, lines: [] });
});

test('of a title of which neither year nor genre is known no line says a thing that is not so', () => {
	const { lines } = posterOf({ titleId: 't-2', name: 'Unknown', genres: [] });
	expect(lines.map(({ text }) => text.toLowerCase()).join(' ')).toBe('unknown');
});
