import type { Catalogue } from '@marquee/catalogue';
import type { Evidence, Title } from '@marquee/contracts';
import { type Engaged, isLiked } from '@marquee/retrieval';
import { isOften } from './genres.ts';
import type { PageQuery } from './page-query.ts';
import type { RankedTitle } from './ranked-row.ts';

const grouped = new Intl.NumberFormat('en');

/** 1 profile, 1,312 profiles. */
export const profilesInWords = (count: number): string =>
	`${grouped.format(count)} ${count === 1 ? 'profile' : 'profiles'}`;

/** Below this cosine two titles are not called close. */
const closeFrom = 0.3;

/**
 * Matches the taste, naming the one or two titles of the profile's past that the model sees nearest and that share a genre;
 * where there is none, the genres of the title that the profile often watches.
 *
 * To the model a film that everybody watched lately is near to all others of which that is true: without a genre in
 * common that is no reason which a viewer would understand.
 */
export function matchesTaste(
	{ touchstones, leanings, titleAt }: Pick<PageQuery, 'touchstones' | 'leanings' | 'titleAt'>,
	catalogue: Catalogue,
	source: string,
): (title: RankedTitle) => Evidence {
	const past = touchstones.map((each) => ({ ...each, title: catalogue.titles[each.index]! }));
	const loved = leanings.filter(isOften).map(({ genre }) => genre);
	return ({ id, title }) => {
		const near = past
			.filter((each) => isAkin(each.title, title)) // a look at genres is cheaper than a cosine
			.map(({ index, closenessTo }) => ({ index, cosine: closenessTo(id) ?? -1 }))
			.filter(({ cosine }) => cosine >= closeFrom)
			.sort((a, b) => b.cosine - a.cosine)
			.slice(0, 2)
			.map(({ index }) => titleAt(index));
		const [nearest] = near;
		if (nearest === undefined) {
			const shared = twoAtMost(loved.filter((genre) => title.genres.includes(genre)));
			return { sentence: `Matches your taste${shared && ` in ${shared}`}`, source };
		}
		const names = twoAtMost(near.map(({ name }) => name));
		return { sentence: `Matches your taste: close to ${names}`, source, because: nearest.titleId };
	};
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
