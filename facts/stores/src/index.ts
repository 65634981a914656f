export { memoryEventLog } from './event-log/memory.ts';
export { memoryProfileStates } from './profile-states/memory.ts';
