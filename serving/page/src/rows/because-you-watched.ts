import { bestWithGenreSpread, closenessAndTaste } from '@marquee/ranking';
import {
	type Anchored,
	type Close,
	type Engaged,
	isDisliked,
	isFinished,
	isLiked,
	isWatched,
	type Likeness,
	notInCatalogue,
	similarTo,
	type Viewer,
} from '@marquee/retrieval';
import { finderOf, likedOrWatched, twoAtMost } from '../evidence.ts';
import type { HomeQuery } from '../home-query.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type Row, type RowFamily } from '../row.ts';

/** What is like the anchor and unknown to the profile. */
export const becauseYouWatchedTitles = (makings: Makings) =>
	recommended<HomeQuery & Anchored, Close>(makings, similarTo(makings.catalogue, makings.likeness))
		.score(closenessAndTaste(makings.policy.weights['because-you-watched']))
		.select(
			bestWithGenreSpread({ size: makings.policy.titlesPerRow, share: makings.policy.spread }),
		);

/** A row for each of a few titles that the profile liked or finished lately. */
export function becauseYouWatched(makings: Makings): RowFamily {
	const titles = becauseYouWatchedTitles(makings);
	const rowFor = async (
		anchor: Engaged,
		query: HomeQuery,
		context: Parameters<RowFamily['find']>[1],
	): Promise<Row> => {
		const outcome = await titles.run({ ...query, anchor }, context);
		const { name, genres } = makings.catalogue.titles[anchor.index]!;
		const sentence = `Because you ${likedOrWatched(anchor)} ${name}`;
		return {
			id: `because-you-watched:${anchor.id}`,
			family: 'because-you-watched',
			heading: sentence,
			evidence: { sentence, source: 'similar-to', because: anchor.id },
			fewest: makings.policy.fewestTitles,
			titles: outcome,
			appeal: appealOf(outcome.slate, query),
			evidenceFor: (title) => {
				const shared = twoAtMost(genres.filter((genre) => title.title.genres.includes(genre)));
				return {
					sentence: `${sentence}${shared && `: also ${shared}`}`,
					source: finderOf(title),
					because: anchor.id,
				};
			},
		};
	};
	return {
		name: 'because-you-watched',
		onFailure: 'skip', // the page has other rows
		find: (query, context) =>
			query.taste === undefined
				? [] // a model that does not answer is not asked what is alike either
				: Promise.all(
						anchorsOf(query.viewer, makings).map((anchor) => rowFor(anchor, query, context)),
					),
	};
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
		if (chosen.length === policy.anchors) break;
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
