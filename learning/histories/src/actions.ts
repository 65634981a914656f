/**
 * What a profile can have done with a title, as a model sees it. The order is part of every trained model: append,
 * never insert.
 */
export const actions = ['unknown', 'played', 'liked', 'disliked', 'listed', 'unlisted'] as const;

export type Action = (typeof actions)[number];

/** A judgement says more than a sitting, a sitting more than a word on the list, anything more than nothing. */
const strength: Readonly<Record<Action, number>> = {
	liked: 3,
	disliked: 3,
	played: 2,
	listed: 1,
	unlisted: 1,
	unknown: 0,
};

/** What two statements about one title come to: the stronger one; of two equally strong ones the later. */
export const united = (earlier: Action, later: Action): Action =>
	strength[later] >= strength[earlier] ? later : earlier;
