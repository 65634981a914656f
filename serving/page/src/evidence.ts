import type { Catalogue } from '@marquee/catalogue';
import type { Evidence } from '@marquee/contracts';
import { type Engaged, isLiked } from '@marquee/retrieval';
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

/** Matches the taste, naming the one or two titles of the profile's past that the model sees nearest. */
export function matchesTaste(
	title: RankedTitle,
	touchstones: readonly Touchstone[],
	catalogue: Catalogue,
): Evidence {
	const source = finderOf(title);
	const near = touchstones
		.map(({ index, closenessTo }) => ({ index, cosine: closenessTo(title.id) ?? -1 }))
		.filter(({ cosine }) => cosine >= closeFrom)
		.sort((a, b) => b.cosine - a.cosine)
		.slice(0, 2)
		.map(({ index }) => catalogue.titles[index]!);
	const [nearest] = near;
	if (nearest === undefined) return { sentence: 'Matches your taste', source };
	const names = near.map(({ name }) => name).join(' and ');
	return { sentence: `Matches your taste: close to ${names}`, source, because: nearest.titleId };
}

/** How the profile stands to a title that something rests on: it liked it, or it watched it. */
export const likedOrWatched = ({ activity }: Engaged): 'liked' | 'watched' =>
	isLiked(activity) ? 'liked' : 'watched';
