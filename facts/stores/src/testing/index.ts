export { describeControlPlane } from './control-plane-contract.ts';
export { describeDecisionLog } from './decision-log-contract.ts';
export { describeEventLog, eventsFrom } from './event-log-contract.ts';
export { allExposures, anyExposure, describeExposureLog } from './exposure-log-contract.ts';
export { describeEventIntake, type IntakeGround } from './intake-contract.ts';
export { answers, describeProfileStates, recorded } from './profile-states-contract.ts';
export { describeSlateLog } from './slate-log-contract.ts';
