export { type AdminStatus, ServiceStatus } from './admin.ts';
export { type Gateway, gateway, type ListenAddress } from './gateway.ts';
export { fingerprint, type Keyring, type KnownKey, type Scope, scopes } from './keys.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { Fault, GatewayParts, HomeRequest, ViewerFiles } from './parts.ts';
export { type ProblemCode, problemCodes } from './problem-codes.ts';
