import type { Title } from '@marquee/contracts';

/** The genres that have a visual language of their own. */
export type PosterGenre = (typeof tellingOrder)[number];

/** Most telling first: nearly every title is a drama or a comedy, few are westerns. */
const tellingOrder = [
	'film-noir',
	'western',
	'animation',
	'sci-fi',
	'horror',
	'war',
	'musical',
	'sport',
	'documentary',
	'news',
	'music',
	'fantasy',
	'short',
	'romance',
	'mystery',
	'history',
	'crime',
	'biography',
	'adventure',
	'family',
	'action',
	'thriller',
	'comedy',
	'drama',
] as const;

/** Words other catalogues use. */
const otherWords: Readonly<Record<string, PosterGenre>> = {
	children: 'family',
	"children's": 'family',
	kids: 'family',
	'science fiction': 'sci-fi',
	scifi: 'sci-fi',
	noir: 'film-noir',
	'film noir': 'film-noir',
	suspense: 'thriller',
	sports: 'sport',
	anime: 'animation',
	'reality-tv': 'news',
	'talk-show': 'news',
	'game-show': 'comedy',
	imax: 'documentary',
};

/** The genre that a catalogue's word names, whatever its case; `undefined` where it has no look of its own. */
export function knownGenre(word: string): PosterGenre | undefined {
	const lower = word.toLowerCase();
	return tellingOrder.find((genre) => genre === lower);
}

/** The genre that decides how a title's poster looks: its most telling one; drama where none is known. */
export function posterGenre({ genres }: Pick<Title, 'genres'>): PosterGenre {
	const known = new Set(
		genres.map((genre) => genre.toLowerCase()).map((genre) => otherWords[genre] ?? genre),
	);
	return tellingOrder.find((genre) => known.has(genre)) ?? 'drama';
}
