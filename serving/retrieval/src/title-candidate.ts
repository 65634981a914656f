import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { TitleId } from '@marquee/units';

/** A title that may be shown. */
export interface TitleCandidate {
	readonly id: TitleId;
	/** Its place in the catalogue; −1 for a title that events speak of and the catalogue does not have. */
	readonly index: TitleIndex;
}

/** The title at a place of the catalogue, as a candidate. */
export const candidateAt = (catalogue: Catalogue, index: TitleIndex): TitleCandidate => ({
	id: catalogue.idAt(index),
	index,
});
