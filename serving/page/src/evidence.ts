import type { TitleIndex } from '@marquee/catalogue';
import type { Evidence, Title } from '@marquee/contracts';
import { type Engaged, isLiked } from '@marquee/retrieval';
import { isOften } from './genres.ts';
import type { PageQuery } from './page-query.ts';
import type { RankedTitle } from './ranked-row.ts';
import type { Touchstone } from './touchstones.ts';

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
	source: string,
): (title: RankedTitle) => Evidence {
	const loved = leanings.filter(isOften).map(({ genre }) => genre);
	const closeTo = (nearest: Touchstone, second: Touchstone | undefined): Evidence => {
		const { name, titleId } = titleAt(nearest.index);
		const also = second === undefined ? '' : ` and ${titleAt(second.index).name}`;
		return { sentence: `Matches your taste: close to ${name}${also}`, source, because: titleId };
	};
	const inGenres = (shared: string): Evidence => ({
		sentence: `Matches your taste${shared && ` in ${shared}`}`,
		source,
	});
	const sharedBy = ({ genres }: Title) =>
		twoAtMost(loved.filter((genre) => genres.includes(genre)));
	// Of many titles of a row the same is to be said: it is one object, and is written once.
	const said = new Map<string | number, Evidence>();
	return ({ index, title }) => {
		const { nearest, second } = nearestTwo(touchstones, index);
		const about =
			nearest === -1 ? sharedBy(title) : nearest * (touchstones.length + 1) + second + 1;
		const known = said.get(about);
		if (known !== undefined) return known;
		const evidence =
			typeof about === 'string'
				? inGenres(about)
				: closeTo(touchstones[nearest]!, touchstones[second]);
		said.set(about, evidence);
		return evidence;
	};
}

/** The places of the two that are akin to a title and nearest to it; −1 where there is none. Runs for every title of a page. */
function nearestTwo(touchstones: readonly Touchstone[], title: TitleIndex) {
	let [nearest, second] = [-1, -1];
	let [near, nextNear] = [-Infinity, -Infinity];
	for (let place = 0; place < touchstones.length; place++) {
		const touchstone = touchstones[place]!;
		if (!touchstone.isAkinTo(title)) continue; // a look at genres is cheaper than a cosine
		const cosine = touchstone.closenessTo(title) ?? -1;
		if (cosine < closeFrom || cosine <= nextNear) continue;
		if (cosine > near) {
			[second, nextNear] = [nearest, near];
			[nearest, near] = [place, cosine];
		} else [second, nextNear] = [place, cosine];
	}
	return { nearest, second };
}

/** Drama; Drama and Crime; nothing. */
export const twoAtMost = (names: readonly string[]): string => names.slice(0, 2).join(' and ');

/** How the profile stands to a title that something rests on: it liked it, or it watched it. */
export const likedOrWatched = ({ activity }: Engaged): 'liked' | 'watched' =>
	isLiked(activity) ? 'liked' : 'watched';
