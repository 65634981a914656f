import type { TitleIndex } from '@marquee/catalogue';
import type { GenreMix } from './genre-mix.ts';
import type { TitleGenres } from './title-genres.ts';

/** How much a slate in the making owes its profile what a title would bring. Kept for many slates, one after another. */
export interface OwedGenres {
	/**
	 * Begins a slate for a profile with this mix.
	 *
	 * @throws {RangeError} if the mix is over other genres.
	 */
	readonly begin: (mix: GenreMix) => void;
	/** 0 … 1: 0 for genres that the profile never watches, ½ for a title of the very mix, towards 1 for what is missing. */
	readonly of: (title: TitleIndex) => number;
	readonly show: (title: TitleIndex) => void;
}

/**
 * How far a title leads down Steck's divergence between the profile's genres p and the slate's q:
 *
 *   owed(i) = Σ_g p(g | i) p(g) / q(g),   of(i) = owed(i) / (1 + owed(i)),   q = (p + Σ_{j shown, i} p(· | j)) / (2 + shown)
 *
 * The slope of KL(p ‖ q) towards a title is 1 − owed: falling for genres that the slate has too little of. It
 * is the slope at the end of the step: what would be too much with this title is owed less, so that the genre
 * a profile watches most comes first. The slope and not the step itself, because steps shrink as a slate
 * grows, and its last places would be balanced no more. One imagined title of the profile's mix smooths q. A
 * title without genres is taken for one of the very mix.
 * @paper Steck: Calibrated Recommendations. RecSys 2018.
 */
export function owedGenres({ names, offsets, of }: TitleGenres): OwedGenres {
	const given = new Float64Array(names.length); // p + Σ_{j shown} p(· | j), (G)
	let wanted: GenreMix = new Float64Array(names.length); // p, (G)
	let shown = 0;
	return {
		begin: (mix) => {
			if (mix.length !== names.length)
				throw new RangeError(`a mix of ${mix.length} genres, not ${names.length}`);
			wanted = mix;
			given.set(mix);
			shown = 0;
		},
		of: (title) => {
			const [from, to] = [offsets[title]!, offsets[title + 1]!];
			if (from === to) return 0.5;
			const part = 1 / (to - from);
			let owed = 0;
			for (let at = from; at < to; at++) owed += wanted[of[at]!]! / (given[of[at]!]! + part);
			owed *= part * (2 + shown);
			return owed / (1 + owed);
		},
		show: (title) => {
			const [from, to] = [offsets[title]!, offsets[title + 1]!];
			if (from === to) return;
			shown++;
			for (let at = from; at < to; at++) given[of[at]!]! += 1 / (to - from);
		},
	};
}
