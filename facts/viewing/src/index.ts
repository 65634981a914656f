export type { EventLog, LogPosition, RecordedEvent } from './event-log.ts';
export type { ProfileState, TitleActivity } from './profile-state.ts';
