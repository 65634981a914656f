import { untilWhen } from '@marquee/catalogue';
import { msPerDay } from '@marquee/units';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** What the profile can soon watch no more. */
export function leavingSoon(makings: Makings): RowFamily {
	const { catalogue, policy } = makings;
	const windowed = [...catalogue.titles.keys()].filter((index) =>
		catalogue.titles[index]!.windows?.some(({ until }) => until !== undefined),
	);
	const daysLeft = (index: number, { now, circumstances }: PageQuery): number => {
		const until = untilWhen(catalogue.titles[index]!, circumstances.country, now);
		return until === undefined ? Infinity : Math.ceil((until - now) / msPerDay);
	};
	return {
		name: 'leaving-soon',
		onFailure: 'skip', // the page has other rows
		find: (query) => {
			const leaving = windowed.filter((index) => daysLeft(index, query) <= policy.leavingSoonDays);
			if (leaving.length === 0) return [];
			const source = 'leaving-soon';
			return [
				rankedOffer(
					{
						id: 'leaving-soon',
						family: 'leaving-soon',
						heading: 'Leaving soon',
						evidence: { sentence: 'Your last days to watch these', source },
						found: { indices: Int32Array.from(leaving) },
						evidenceFor: ({ index }) => {
							const days = daysLeft(index, query);
							return { sentence: days <= 1 ? 'Leaves today' : `Leaves in ${days} days`, source };
						},
					},
					query,
					makings,
				),
			];
		},
	};
}
