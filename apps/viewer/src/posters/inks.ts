import { hash32, seededRandom } from '@marquee/units';
import { posterGenre } from './genre.ts';
import { paletteFor } from './palettes.ts';
import type { PosterSubject } from './poster.ts';

/** A title's colours for what stands around its picture, as custom properties of a style sheet. */
export interface Inks {
	readonly '--ground': string;
	/** The paper, wholly transparent: where gradients end. */
	readonly '--ground-clear': string;
	readonly '--ink': string;
}

/** The inks of the title's poster. */
export function inksOf(title: PosterSubject): Inks {
	const { ground, ink } = paletteFor(
		posterGenre(title),
		seededRandom(hash32(title.titleId), 'poster look'),
	);
	return { '--ground': ground, '--ground-clear': `${ground}00`, '--ink': ink };
}
