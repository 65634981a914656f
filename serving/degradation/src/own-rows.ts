import type { Catalogue } from '@marquee/catalogue';
import type { Evidence, Page, Title, TitleCard } from '@marquee/contracts';
import { type OwnTitle, ownTitles, type PageRequest } from '@marquee/page';

/** What of a page is the profile’s own: its rows, as of when they are known, and what was done without. */
export type OwnRows = Pick<Page, 'asOf' | 'served' | 'rows' | 'skipped'>;

/** What a surface that is a profile’s own says of itself. */
const ownSurfaces: Readonly<Record<string, { readonly heading: string; readonly why: Evidence }>> =
	{
		'my-list': {
			heading: 'My list',
			why: { sentence: 'You put these on your list', source: 'listed' },
		},
		'continue-watching': {
			heading: 'Continue watching',
			why: { sentence: 'You began these', source: 'unfinished' },
		},
	};

/**
 * The profile’s own titles as it left them; no rows, and the reason, where nothing of the profile can be read. `undefined`: the surface
 * is nobody’s own.
 */
export function ownRows(
	{ asked, state }: Pick<PageRequest, 'asked' | 'state'>,
	allowed: (title: Title) => TitleCard | undefined,
	catalogue: Pick<Catalogue, 'title'>,
): OwnRows | undefined {
	const { surface } = asked;
	const own = ownTitles(surface, state, catalogue);
	if (own === undefined) return undefined;
	const { heading, why } = ownSurfaces[surface]!;
	const titles = own.flatMap((each) => placed(each, why, allowed(each.title)));
	const unread = {
		stage: surface,
		cause: 'nothing is known of the profile just now, so nothing is shown',
	};
	return {
		asOf: { profile: state?.newestAt ?? null, events: null, popularity: null },
		served: { how: 'kept' },
		rows:
			titles.length === 0
				? []
				: [{ rowId: surface, family: surface, heading, evidence: why, titles }],
		skipped: state === undefined ? [unread] : [],
	};
}

function placed(
	{ activity: { positionSeconds = 0, positionAt, listedAt } }: OwnTitle,
	evidence: Evidence,
	title: TitleCard | undefined,
): Page['rows'][number]['titles'] {
	if (title === undefined) return [];
	const score = positionAt ?? listedAt ?? 0; // they stand by when
	return [{ title, score, evidence, ...(positionSeconds > 0 && { positionSeconds }) }];
}
