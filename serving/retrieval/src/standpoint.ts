import type { RequestHydrator } from '@marquee/pipeline';
import type { TasteModel } from './taste-model.ts';
import type { AskedFor } from './viewer.ts';

/** Where a profile stands among the titles; `undefined` where the model does not say, or nothing is known of the profile. */
export interface StandingAt {
	readonly standpoint: Float32Array | undefined; // (D)
}

/**
 * Asks the model where the profile stands: what a search among a million titles begins with, where scoring all of them would
 * take too long. A model that fails or is late leaves `undefined`.
 */
export const standpointOfProfile = (
	model: TasteModel,
	deadlineMs: number,
): RequestHydrator<AskedFor, StandingAt> => ({
	name: 'standpoint-of-profile',
	deadlineMs,
	onFailure: { fallback: { standpoint: undefined } },
	hydrate: async ({ state, on }, { now }) => {
		const standpoint = await model.standpoint?.(state, now, on);
		return { standpoint: standpoint?.some((value) => value !== 0) ? standpoint : undefined };
	},
});
