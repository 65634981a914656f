export { memoryEventLog } from './event-log/memory.ts';
export { type OpenedEventLog, openSegmentEventLog } from './event-log/segments.ts';
export { type OpenedProfileStates, openLmdbProfileStates } from './profile-states/lmdb.ts';
export { memoryProfileStates } from './profile-states/memory.ts';
