import type { Title } from '@marquee/contracts';
import { hash32, type Random, seededRandom } from '@marquee/units';
import type { Language } from '../words/language.ts';
import { type Composition, compositionFor, emblem, facesOf, type SetLine } from './compositions.ts';
import { posterGenre } from './genre.ts';
import { motifOf } from './motif-of.ts';
import { type Palette, paletteFor } from './palettes.ts';
import { joined, type Shape } from './shapes.ts';

/** What a poster's look is made from. */
export type PosterSubject = Pick<Title, 'titleId' | 'name' | 'year' | 'genres'>;

/** A drawing without words: behind the hero, the panel and the player. */
export interface Backdrop {
	readonly width: number;
	readonly height: number;
	readonly palette: Palette;
	readonly picture: readonly Shape[];
}

/** A poster, drawn: the picture, what lies over it, and the lettering. */
export interface Poster extends Backdrop {
	readonly panels: readonly Shape[];
	readonly lines: readonly SetLine[];
}

/** The sheets a poster is printed on. */
export const sheets = {
	portrait: { width: 200, height: 300 },
	landscape: { width: 320, height: 180 },
} as const;

/** How a poster says what a title is, in the viewer's language. */
export type PosterWords = Pick<Language, 'genre' | 'year'>;

/** As the catalogue has them. */
const asWritten: PosterWords = { genre: (genre) => genre, year: String };

/**
 * The title's poster. The same title always has the same poster: the genre decides the picture, the palettes, faces and
 * compositions to choose from; the title id decides among them. Only its printer's line is in the viewer's language.
 */
export function posterOf(
	title: PosterSubject,
	sheet: keyof typeof sheets = 'portrait',
	words: PosterWords = asWritten,
): Poster {
	const genre = posterGenre(title);
	const look = seededRandom(hash32(title.titleId), 'poster look');
	const palette = paletteFor(genre, look);
	const faces = facesOf[genre];
	const face = faces[look.below(faces.length)]!;
	const lettering = { face, name: title.name, credit: creditOf(title, words) };
	const composition = compositionFor({ ...sheets[sheet], ...lettering }, genre, look);
	const picture = pictureOn(sheets[sheet], composition, title);
	return {
		...sheets[sheet],
		palette,
		picture,
		panels: composition.panels,
		lines: composition.lines,
	};
}

/** Year and genres, as far as they are known. */
const creditOf = ({ year, genres }: PosterSubject, words: PosterWords): string =>
	[...(year === undefined ? [] : [words.year(year)]), ...genres.slice(0, 2).map(words.genre)].join(
		' · ',
	);

/** A square with the subject's name, one or two letters, in its corner. */
export function emblemOf(subject: PosterSubject): Poster {
	const size = 200;
	const genre = posterGenre(subject);
	const look = seededRandom(hash32(subject.titleId), 'poster look');
	const palette = paletteFor(genre, look);
	const composition = emblem(size, subject.name, facesOf[genre][0]!);
	const picture = pictureOn({ width: size, height: size }, composition, subject);
	return {
		width: size,
		height: size,
		palette,
		picture,
		panels: composition.panels,
		lines: composition.lines,
	};
}

/** The picture of the title's poster on a wide sheet, drawn to the right so that words have room on the left. */
export function backdropOf(
	title: PosterSubject,
	{ width, height, focusX = 0.7 } = { width: 1600, height: 900, focusX: 0.7 },
): Backdrop {
	const palette = paletteFor(
		posterGenre(title),
		seededRandom(hash32(title.titleId), 'poster look'),
	);
	const place = { focus: { x: width * focusX, y: height * 0.46 }, reach: height * 0.45 };
	return { width, height, palette, picture: pictureOn({ width, height }, place, title) };
}

function pictureOn(
	{ width, height }: { width: number; height: number },
	{ focus, reach }: Pick<Composition, 'focus' | 'reach'>,
	title: PosterSubject,
): Shape[] {
	const random: Random = seededRandom(hash32(title.titleId), 'poster picture');
	const motif = motifOf[posterGenre(title)];
	return joined(motif({ width, height, focusX: focus.x, focusY: focus.y, reach, random }));
}
