import type { Makings } from './makings.ts';
import type { PageSoFar } from './rank-row.ts';
import type { RankedRow } from './ranked-row.ts';

/** A page that grows row by row, and knows which titles stand on it. */
export interface GrowingPage {
	readonly soFar: PageSoFar;
	readonly place: (row: RankedRow) => void;
}

/** A page without a row yet. */
export function emptyPage({ catalogue }: Pick<Makings, 'catalogue'>): GrowingPage {
	const onPage = new Map<string, string>();
	const shown = new Uint8Array(catalogue.size); // (V)
	return {
		soFar: { onPage, shown },
		place: ({ offer, slate }) => {
			for (const { id, index } of slate) {
				onPage.set(id, `“${offer.heading}”`);
				shown[index] = 1;
			}
		},
	};
}
