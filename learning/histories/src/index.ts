export {
	type Action,
	actions,
	type Histories,
	type History,
	histories,
	historyOf,
	type Interaction,
	keepRows,
	lengthOf,
} from './histories.ts';
export type { Recommender, ScoringRequest } from './recommender.ts';
