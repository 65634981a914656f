export { profileHistory, type RuntimeOf, type TitleIndices } from './profile-history.ts';
export {
	emptyTokens,
	requestOf,
	type TokenColumns,
	type TokenField,
	tokenFields,
	tokensOf,
	writeTokens,
} from './tokens.ts';
