export {
	type NotificationDecision,
	type NotificationRequest,
	type SentMessage,
	type SilenceReason,
	type Standing,
	silenceReasons,
} from './decision.ts';
export { type Economy, usualEconomy } from './economy.ts';
export { type Holdback, isHeldBack, usualHoldback } from './holdback.ts';
export {
	type IncrementalityReport,
	incrementality,
	type ReportRequest,
	type Verdict,
} from './incrementality.ts';
export {
	type NotificationPolicy,
	type Notifier,
	notificationPolicy,
	notifier,
} from './notifier.ts';
export { type Occasion, type OccasionKind, occasionsFor, type Tellable } from './occasion.ts';
export { type Reactions, reactionsOf } from './reactions.ts';
export { type ReactionsBook, reactionsBook } from './reactions-book.ts';
export { silencesCounted } from './silences.ts';
export {
	type Pace,
	type PlanRequest,
	type WeeklyPlan,
	weeklyPlan,
	weeklyPlanInSteps,
} from './weekly-plan.ts';
