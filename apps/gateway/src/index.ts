export { type AdminStatus, ServiceStatus } from './admin.ts';
export { type Gateway, gateway, type ListenAddress } from './gateway.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { Fault, GatewayParts, ViewerFiles } from './parts.ts';
export { type ProblemCode, problemCodes } from './problem-codes.ts';
export { type PromptSlateLog, promptSlateLog } from './prompt-slate-log.ts';
