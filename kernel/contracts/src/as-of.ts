import Type from 'typebox';
import { Moment } from './schema.ts';

/** As of when an answer knew the profile, everybody, and what is popular; null where it had nothing of it. */
export const viewingAsOf = {
	profile: Type.Union([Moment('newest event of this profile'), Type.Null()]),
	events: Type.Union([Moment('newest event taken in'), Type.Null()]),
	popularity: Type.Union([Moment('when what is popular was counted'), Type.Null()]),
};
