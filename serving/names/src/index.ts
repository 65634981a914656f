export {
	type MatchBucket,
	matchBuckets,
	type NamedEntity,
	type NamedKind,
	type NameMatch,
	type NameQuery,
	type NameSearch,
	type WrittenName,
} from './name-search.ts';
