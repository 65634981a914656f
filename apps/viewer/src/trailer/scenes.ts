import type { Title, Trailer } from '@marquee/contracts';
import type { Language } from '../words/language.ts';

/** One moment of a trailer: the poster's picture from one side, with words over it or without, or the poster itself. */
export interface Scene {
	readonly kind: 'picture' | 'words' | 'poster';
	readonly fromSeconds: number;
	readonly untilSeconds: number;
	/** What is said; empty for a picture. */
	readonly line: string;
	/** Where the picture's heart stands, as a share of the width from where lines begin. */
	readonly focus: number;
}

/** Where nothing says how long a trailer is. */
export const nominalTrailerSeconds = 30;

const sceneSeconds = 4;
const posterShare = 0.2;
const focuses = [0.72, 0.34, 0.6, 0.5] as const;

/**
 * The scenes that stand for a trailer: pictures and words take turns, the poster ends it, and together they last as long
 * as the trailer does. Words say what the trailer stresses, then who plays and what kind of title it is.
 */
export function scenesOf(
	title: Pick<Title, 'genres' | 'people' | 'year'>,
	trailer: Pick<Trailer, 'tags' | 'durationSeconds'>,
	{ genre, year, list }: Pick<Language, 'genre' | 'year' | 'list'>,
): readonly Scene[] {
	const lasts = trailer.durationSeconds ?? nominalTrailerSeconds;
	const lines = [
		...(trailer.tags ?? []).slice(0, 3).map(genre),
		...pairs((title.people ?? []).slice(0, 4)).map(list),
		...title.genres.slice(0, 2).map(genre),
		...(title.year === undefined ? [] : [year(title.year)]),
	].filter((line, i, all) => all.indexOf(line) === i);
	const beforePoster = lasts * (1 - posterShare);
	const count = Math.max(2, Math.round(beforePoster / sceneSeconds));
	const length = beforePoster / count;
	const scenes = Array.from({ length: count }, (_, i): Scene => {
		const line = i % 2 === 1 ? (lines[((i - 1) / 2) % Math.max(1, lines.length)] ?? '') : '';
		return {
			kind: line ? 'words' : 'picture',
			fromSeconds: i * length,
			untilSeconds: (i + 1) * length,
			line,
			focus: focuses[i % focuses.length]!,
		};
	});
	return [
		...scenes,
		{ kind: 'poster', fromSeconds: beforePoster, untilSeconds: lasts, line: '', focus: 0.5 },
	];
}

/** Which scene is on the screen at a moment; the last one from its end on. */
export const sceneAt = (scenes: readonly Scene[], seconds: number): number => {
	const at = scenes.findIndex(({ untilSeconds }) => seconds < untilSeconds);
	return at === -1 ? scenes.length - 1 : at;
};

const pairs = (names: readonly string[]): string[][] =>
	names.flatMap((name, i) => (i % 2 === 0 ? [[name, ...names.slice(i + 1, i + 2)]] : []));
