import type { Catalogue } from '@marquee/catalogue';
import type { Evidence, Title } from '@marquee/contracts';
import { type Engaged, isLiked } from '@marquee/retrieval';
import { isOften, type Leaning } from './genres.ts';
import type { RankedTitle } from './row.ts';
import type { Touchstone } from './touchstones.ts';

const grouped = new Intl.NumberFormat('en');

/** 1 profile, 1,312 profiles. */
export const profilesInWords = (count: number): string =>
	`${grouped.format(count)} ${count === 1 ? 'profile' : 'profiles'}`;

/** The source to name for a title: its first finder. */
export const finderOf = ({ finders }: RankedTitle): string => finders[0]!.source;

/** Below this cosine two titles are not called close. */
const closeFrom = 0.3;

/** What is known of a profile's past, as evidence compares with it. */
export interface KnownPast {
	readonly touchstones: readonly Touchstone[];
	/** Genres, most leant to first. */
	readonly leanings: readonly Leaning[];
}

/**
 * Matches the taste, naming the one or two titles of the profile's past that the model sees nearest and that share a genre;
 * where there is none, the genres of the title that the profile often watches.
 *
 * To the model a film that everybody watched lately is near to all others of which that is true: without a genre in
 * common that is no reason which a viewer would understand.
 */
export function matchesTaste(
	title: RankedTitle,
	{ touchstones, leanings }: KnownPast,
	catalogue: Catalogue,
): Evidence {
	const source = finderOf(title);
	const near = touchstones
		.filter(({ index }) => isAkin(catalogue.titles[index]!, title.title)) // a look at genres is cheaper than a cosine
		.map(({ index, closenessTo }) => ({ index, cosine: closenessTo(title.id) ?? -1 }))
		.filter(({ cosine }) => cosine >= closeFrom)
		.sort((a, b) => b.cosine - a.cosine)
		.map(({ index }) => catalogue.titles[index]!)
		.slice(0, 2);
	const [nearest] = near;
	if (nearest === undefined) {
		const loved = leanings.filter(isOften).map(({ genre }) => genre);
		const shared = twoAtMost(loved.filter((genre) => title.title.genres.includes(genre)));
		return { sentence: `Matches your taste${shared && ` in ${shared}`}`, source };
	}
	const names = twoAtMost(near.map(({ name }) => name));
	return { sentence: `Matches your taste: close to ${names}`, source, because: nearest.titleId };
}

/** Whether two titles share a genre; of titles whose genres nobody knows it cannot be said that they do not. */
const isAkin = ({ genres }: Title, other: Title): boolean =>
	genres.length === 0 ||
	other.genres.length === 0 ||
	genres.some((genre) => other.genres.includes(genre));

/** Drama; Drama and Crime; nothing. */
export const twoAtMost = (names: readonly string[]): string => names.slice(0, 2).join(' and ');

/** How the profile stands to a title that something rests on: it liked it, or it watched it. */
export const likedOrWatched = ({ activity }: Engaged): 'liked' | 'watched' =>
	isLiked(activity) ? 'liked' : 'watched';
