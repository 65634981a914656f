export { isAvailable, untilWhen } from './availability.ts';
export {
	type Catalogue,
	catalogueOf,
	type TitleIndex,
	validatedTitle,
	withTitles,
} from './catalogue.ts';
export { readCatalogue, writeCatalogue } from './catalogue-file.ts';
export { oncePerCatalogue } from './once-per-catalogue.ts';
export {
	byName,
	peopleOf,
	type TitlesOfWords,
	titlesOfWords,
	type WordTable,
	wordTable,
} from './word-table.ts';
