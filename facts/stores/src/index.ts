export type {
	ApiKey,
	AuditEntry,
	Bundle,
	Change,
	ControlPlane,
	ExperimentDeed,
	Import,
	NamedProfile,
	Scope,
	Tried,
} from './control-plane/control-plane.ts';
export { scopes } from './control-plane/control-plane.ts';
export { keyHash } from './control-plane/key-hash.ts';
export { memoryControlPlane } from './control-plane/memory.ts';
export { nameAfter } from './control-plane/name-after.ts';
export { openSqliteControlPlane } from './control-plane/sqlite.ts';
export type { DecisionLog, LoggedDecision } from './decision-log/decision-log.ts';
export { memoryDecisionLog } from './decision-log/memory.ts';
export {
	type OpenedDecisionLog,
	openSegmentDecisionLog,
	readSegmentDecisionLog,
} from './decision-log/segments.ts';
export { memoryEventLog } from './event-log/memory.ts';
export {
	type OpenedEventLog,
	openSegmentEventLog,
	readSegmentEventLog,
} from './event-log/segments.ts';
export type { ExposureLog, LoggedExposure, PlacedExposure } from './exposure-log/exposure-log.ts';
export { memoryExposureLog } from './exposure-log/memory.ts';
export {
	type OpenedExposureLog,
	openSegmentExposureLog,
	readSegmentExposureLog,
} from './exposure-log/segments.ts';
export {
	type OpenedProfileStates,
	openLmdbProfileStates,
	type ReadProfileStates,
	readLmdbProfileStates,
	type TellChanges,
} from './profile-states/lmdb.ts';
export { memoryProfileStates } from './profile-states/memory.ts';
export { memorySlateLog } from './slate-log/memory.ts';
export {
	type OpenedSlateLog,
	openSegmentSlateLog,
	readSegmentSlateLog,
	type SlateLogReader,
} from './slate-log/segments.ts';
export type {
	ListedSlate,
	SlateHead,
	SlateLog,
	SlatesAsked,
} from './slate-log/slate-log.ts';
