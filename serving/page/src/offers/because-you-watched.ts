import {
	type Engaged,
	isDisliked,
	isFinished,
	isLiked,
	isWatched,
	type Likeness,
	notInCatalogue,
	type Viewer,
} from '@marquee/retrieval';
import { likedOrWatched, twoAtMost } from '../evidence.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { RowFamily, RowOffer } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** A row of likenesses for each of a few titles that the profile liked or finished lately. */
export const becauseYouWatched = (makings: Makings): RowFamily => ({
	name: 'because-you-watched',
	onFailure: 'skip', // the page has other rows
	find: (query) =>
		query.taste === undefined
			? [] // a model that does not answer is not asked what is alike either
			: anchorsOf(query.viewer, makings).flatMap((anchor) => rowAround(anchor, query, makings)),
});

function rowAround(anchor: Engaged, query: PageQuery, makings: Makings): readonly RowOffer[] {
	const near = makings.likeness.neighbours(anchor.id);
	if (near === undefined) return [];
	const { name, genres } = makings.catalogue.titles[anchor.index]!;
	const sentence = `Because you ${likedOrWatched(anchor)} ${name}`;
	const source = 'similar-to';
	return [
		rankedOffer(
			{
				id: `because-you-watched:${anchor.id}`,
				family: 'because-you-watched',
				heading: sentence,
				evidence: { sentence, source, because: anchor.id },
				found: { indices: Int32Array.from(near.indices) },
				evidenceFor: ({ title }) => {
					const shared = twoAtMost(genres.filter((genre) => title.genres.includes(genre)));
					return {
						sentence: `${sentence}${shared && `: also ${shared}`}`,
						source,
						because: anchor.id,
					};
				},
			},
			query,
			makings,
		),
	];
}

/**
 * The titles that rows rest on: newest first among those liked or finished (or, where there is none, watched), leaving
 * out any that is so like a newer anchor that its row would be the same.
 */
export function anchorsOf(
	viewer: Viewer,
	{ catalogue, likeness, policy }: Pick<Makings, 'catalogue' | 'likeness' | 'policy'>,
): readonly Engaged[] {
	const known = viewer.engaged.filter(
		({ index, activity }) => index !== notInCatalogue && !isDisliked(activity),
	);
	const dear = known.filter(
		({ index, activity }) => isLiked(activity) || isFinished(activity, catalogue.titles[index]!),
	);
	const eligible = dear.length > 0 ? dear : known.filter(({ activity }) => isWatched(activity));
	const chosen: Engaged[] = [];
	for (const anchor of eligible.slice(0, policy.anchorsAmong)) {
		if (chosen.length === policy.offered['because-you-watched']) break;
		if (isApart(anchor, chosen, likeness, policy.anchorsApart)) chosen.push(anchor);
	}
	return chosen;
}

function isApart(
	{ id }: Engaged,
	chosen: readonly Engaged[],
	likeness: Likeness,
	limit: number,
): boolean {
	if (!likeness.knows(id)) return false;
	return chosen.every((other) => (likeness.closenessTo(other.id)(id) ?? 1) <= limit);
}
