export { type GramIndex, gramIndex } from './gram-index.ts';
export { editsAllowed } from './likeness.ts';
export {
	byStanding,
	type MatchBucket,
	matchBuckets,
	type NamedEntity,
	type NamedKind,
	type NameMatch,
	type NameQuery,
	type NameSearch,
	namedKinds,
	standing,
	type WrittenName,
} from './name-search.ts';
export { loadIndex, saveIndex } from './snapshot.ts';
