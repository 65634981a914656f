import { untilWhen } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { isDisliked, isFinished, notInCatalogue } from '@marquee/retrieval';
import { msPerDay } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { RankedTitle } from '../ranked-row.ts';
import type { RowFamily } from '../row-offer.ts';
import { givenOffer } from './offer.ts';

/** What the profile put on its list and has not finished since: what leaves soon first, then what it would watch next. */
export const myList = (makings: Makings): RowFamily => ({
	name: 'my-list',
	onFailure: 'skip', // the page is poorer without it, but it is a page
	find: (query) => {
		const titles = listedInOrder(query, makings);
		if (titles.length === 0) return [];
		return [
			givenOffer(
				{
					id: 'my-list',
					family: 'my-list',
					heading: 'My list',
					evidence: { sentence: 'You put these on your list', source: 'listed' },
					titles: titles.map(({ index }) => index),
					evidenceFor: (title) => ({ sentence: whyNow(title, query), source: 'listed' }),
				},
				query,
			),
		];
	},
});

/**
 * The list in the order of what to watch next: titles that leave within the policy's days first, the soonest before the others; the
 * rest by what the ranker expects of them, ties by what was listed last.
 */
export function listedInOrder(query: PageQuery, { catalogue, policy }: Makings) {
	const { viewer, now, circumstances, rank } = query;
	const listed = viewer.engaged.filter(
		({ index, activity }) =>
			activity.listed &&
			index !== notInCatalogue &&
			!isDisliked(activity) &&
			!isDoneSinceListed(activity, catalogue.titles[index]!),
	);
	const indices = listed.map(({ index }) => index);
	const scores = rank(indices);
	const soon = now + policy.leavingSoonDays * msPerDay;
	return listed
		.map((engaged, place) => {
			const until = untilWhen(catalogue.titles[engaged.index]!, circumstances.country, now);
			return {
				...engaged,
				leaves: until !== undefined && until <= soon ? until : Infinity,
				score: scores[place]!,
			};
		})
		.sort(
			(a, b) =>
				(a.leaves === b.leaves ? 0 : a.leaves - b.leaves) ||
				b.score - a.score ||
				(b.activity.listedAt ?? 0) - (a.activity.listedAt ?? 0) ||
				(a.id < b.id ? -1 : 1),
		);
}

/** Whether it was watched to the credits after it was put on the list: who lists what it has seen wants to see it again. */
export const isDoneSinceListed = (activity: TitleActivity, title: Title): boolean =>
	isFinished(activity, title) && (activity.positionAt ?? 0) > (activity.listedAt ?? -Infinity);

function whyNow({ title }: RankedTitle, { now, circumstances }: PageQuery): string {
	const until = untilWhen(title, circumstances.country, now);
	if (until === undefined) return 'On your list';
	const days = Math.ceil((until - now) / msPerDay);
	if (days > 30) return 'On your list';
	return days <= 1
		? 'On your list, and it leaves today'
		: `On your list, and it leaves in ${days} days`;
}
