export { gapStep, gapSteps } from './gap.ts';
export { actionOf, profileHistory, type TitleIndices } from './profile-history.ts';
export { type Tokens, tokensOf } from './tokens.ts';
