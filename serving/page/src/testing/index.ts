export { drawnPolicies, smallPolicy } from './drawn-policies.ts';
export { homeIn, requestsIn } from './drawn-requests.ts';
export { memorySlateLog } from './memory-slate-log.ts';
export { brokenRules, type Judged, type PageRule, pageRules } from './page-rules.ts';
export { factsIn, pagesIn, surroundings } from './small-service.ts';
export { stateIn, stockedWorld, type World, worldNow, worlds } from './worlds.ts';
