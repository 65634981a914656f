import { countryIndex, deviceIndex, type History, type ScoringRequest } from '@marquee/histories';
import type { AskedOn } from '@marquee/retrieval';

/**
 * On what and where a profile asks, as the model reads it: as the request says, and where it does not say, as the profile's
 * newest event that did. So training, which knows both of every event, and serving read the same.
 */
export const askedOn = (
	history: History,
	{ device, country }: AskedOn = {},
): Required<Pick<ScoringRequest, 'device' | 'country'>> => ({
	device: device === undefined ? newestKnown(history.deviceIndices) : deviceIndex(device),
	country: country === undefined ? newestKnown(history.countryIndices) : countryIndex(country),
});

/** 0, unknown, where no event says. */
const newestKnown = (column: ArrayLike<number>): number => {
	for (let at = column.length - 1; at >= 0; at--) if (column[at] !== 0) return column[at]!;
	return 0;
};
