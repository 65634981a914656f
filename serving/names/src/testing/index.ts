export {
	describeNameSearch,
	type NameSearchTolerances,
	title,
	trickyTitles,
} from './describe-name-search.ts';
