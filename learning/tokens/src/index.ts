export { gapStep, gapSteps } from './gap.ts';
export { actionOf, profileHistory, type RuntimeOf, type TitleIndices } from './profile-history.ts';
export {
	emptyTokens,
	type RequestContext,
	requestOf,
	type TokenColumns,
	type TokenField,
	tokenFields,
	tokensOf,
	writeTokens,
} from './tokens.ts';
