export {
	type AlwaysValidSigns,
	alwaysValidMean,
	alwaysValidSigns,
} from './always-valid-reading.ts';
export { balanced } from './balanced.ts';
export { commonPrefix, type Draft, draft } from './draft.ts';
export { type FixedReading, fixedReading } from './fixed-reading.ts';
export type { Interleaved, InterleavingMethod } from './interleaving.ts';
export { multileavedReadings, type PairReading, preferenceBySigns } from './multileaving.ts';
export { optimised } from './optimised.ts';
export { type Chosen, type CreditedChoice, preferenceReading } from './preference-reading.ts';
export { probabilistic } from './probabilistic.ts';
export { type Team, teamAt, teamsInSigns } from './team.ts';
export { teamDraft, teamDraftBeyondPrefix } from './team-draft.ts';
export { type Earned, votes } from './votes.ts';
