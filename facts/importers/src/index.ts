export type { BrokenReason, BrokenRow } from './broken-row.ts';
export { detect, formats } from './detect.ts';
export { type ImportFailureCode, importFailures } from './errors.ts';
export { type JoinedTitles, withFilmFacts } from './film-facts.ts';
export type { Format, Place } from './format.ts';
export type { EventsFound, ImportReport, UnknownTitles } from './import-report.ts';
export { type ImportSource, surveyed } from './import-source.ts';
export {
	historiesOf,
	type ImportedHistories,
	movielens100kHistories,
	sequenceHistories,
} from './imported-histories.ts';
export type { RowsReport } from './row-tally.ts';
