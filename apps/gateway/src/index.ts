export { type AdminStatus, ServiceStatus } from './admin.ts';
export type { Asking } from './asking.ts';
export type { BundlesAnswer } from './bundles.ts';
export type { ExperimentAnswer } from './experiments.ts';
export { FrontierAnswer } from './frontier.ts';
export { type Gateway, gateway, type ListenAddress } from './gateway.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { type LoopLag, measuredLoopLag } from './loop-lag.ts';
export type { NotificationAnswer } from './notifications.ts';
export type {
	ConsoleFiles,
	ExperimentReadingsPort,
	ExperimentsPort,
	Fault,
	GatewayParts,
	ReplayChanges,
	Replayed,
	SearchAsking,
	SearchPort,
	ViewerFiles,
} from './parts.ts';
export { type ProblemCode, problemCodes } from './problem-codes.ts';
export { type PromptSlateLog, promptSlateLog } from './prompt-slate-log.ts';
export type { SurfacesAnswer } from './surfaces.ts';
export type { NoTrailer, TrailerAnswer } from './trailers.ts';
