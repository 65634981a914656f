import Type from 'typebox';
import { Moment } from './schema.ts';

/** A moment as of which something was known; null where nothing of it was. */
export const asOfMoment = (description: string) => Type.Union([Moment(description), Type.Null()]);

/** As of when an answer knew the profile and everybody. */
export const viewersAsOf = {
	profile: asOfMoment('newest event of this profile'),
	events: asOfMoment('newest event taken in'),
};

/** The same, and as of when what is popular. */
export const viewingAsOf = {
	...viewersAsOf,
	popularity: asOfMoment('when what is popular was counted'),
};
