import type { Catalogue, TitleIndex } from '@marquee/catalogue';
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
	return ({ index: shown, title }) => {
		const [nearest, second] = nearestTwo(past, shown, title);
		if (nearest === -1) {
			const shared = twoAtMost(loved.filter((genre) => title.genres.includes(genre)));
			return { sentence: `Matches your taste${shared && ` in ${shared}`}`, source };
		}
		const { name, titleId } = titleAt(nearest);
		const also = second === -1 ? '' : ` and ${titleAt(second).name}`;
		return { sentence: `Matches your taste: close to ${name}${also}`, source, because: titleId };
	};
}

interface Past {
	readonly index: TitleIndex;
	readonly title: Title;
	readonly closenessTo: (other: TitleIndex) => number | undefined;
}

/** The two titles of the past that are nearest, nearest first; −1 where there is none. Runs for every title of a page. */
function nearestTwo(past: readonly Past[], index: TitleIndex, title: Title): [number, number] {
	let [nearest, second] = [-1, -1];
	let [near, nextNear] = [-Infinity, -Infinity];
	for (const each of past) {
		if (!isAkin(each.title, title)) continue; // a look at genres is cheaper than a cosine
		const cosine = each.closenessTo(index) ?? -1;
		if (cosine < closeFrom || cosine <= nextNear) continue;
		if (cosine > near) {
			[second, nextNear] = [nearest, near];
			[nearest, near] = [each.index, cosine];
		} else [second, nextNear] = [each.index, cosine];
	}
	return [nearest, second];
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
