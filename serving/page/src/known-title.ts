import type { Catalogue } from '@marquee/catalogue';
import type { PageTrace } from './trace.ts';

/** Whether anybody knows a title: one that has left the catalogue since is still known to the pages that had it. */
export const isTitleKnown = (
	{ rows }: Pick<PageTrace, 'rows'>,
	titleId: string,
	catalogue: Pick<Catalogue, 'title'>,
): boolean =>
	catalogue.title(titleId) !== undefined ||
	rows.some(({ slate, reserve, rejected }) =>
		[slate, reserve, rejected].some((titles) => titles.some(({ id }) => id === titleId)),
	);
