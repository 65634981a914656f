export { EventsImplausible } from './errors.ts';
export {
	type EventIntake,
	eventIntake,
	type IntakeCounters,
	type IntakeDependencies,
} from './event-intake.ts';
export type { EventLog, LogPosition, RecordedEvent } from './event-log.ts';
export { type Judgement, judgementOf } from './judgement.ts';
export { applied, appliedAll, type ProfileState, profileState } from './profile-state.ts';
export {
	type KnownActivity,
	type ProfileStateChanges,
	profileStateChanges,
} from './profile-state-changes.ts';
export type { ProfileStates, TitleDay } from './profile-states.ts';
export { type CaughtUp, catchUp, expectContinuous, type Projection } from './projection.ts';
export { type Session, sessionGapMs, sessionise } from './sessions.ts';
export { isEngagement, noActivity, offers, type TitleActivity } from './title-activity.ts';
