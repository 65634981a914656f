export type { Asked } from './begun.ts';
export { type Continued, type ContinuingTitle, continuing } from './continuing.ts';
export {
	type AbandonedFrom,
	type ContinuingModel,
	continuingModel,
	handSetModel,
	type LearntFrom,
} from './model.ts';
export type { SessionFeature } from './session-features.ts';
export type { TitleFeature } from './title-features.ts';
export { type TitleStanding, type TitleState, titleStanding } from './title-standing.ts';
export { type ContinuingTraining, trainContinuing } from './train.ts';
export { type PastVisit, pastVisits } from './visits.ts';
