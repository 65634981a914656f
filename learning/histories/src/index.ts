export { type Action, actions, united } from './actions.ts';
export { columnNames, type EventColumns } from './columns.ts';
export {
	type Histories,
	type History,
	type HistoryEvent,
	histories,
	history,
	historyOf,
	type Interaction,
	joined,
	keepRows,
	lengthOf,
} from './histories.ts';
export { goesOn, merged } from './merged.ts';
export type { Recommender, ScoringRequest } from './recommender.ts';
export { countryIndex, countrySteps, deviceIndex, devices } from './request-context.ts';
export { targetWeight } from './target-weight.ts';
