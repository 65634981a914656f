export { expectedPlays } from './expected-choice.ts';
export type { Known, Member } from './member.ts';
export {
	byOdds,
	chanceOfPlay,
	evenly,
	type KnownChoices,
	type OneTitlePolicy,
	type OneTitleSettings,
	oneTitleChoices,
	trueOneTitleValue,
} from './one-title-choices.ts';
export { type LifeSettings, lived, type Outcomes, secondsBy } from './outcomes.ts';
export type { Person } from './person.ts';
export { movieTweetings1 } from './policies/movie-tweetings-1.ts';
export { type Choosing, type Policy, policyLike, type ScreenName } from './policy.ts';
export { atRandom, bestUnwatched, byFame, byTaste, type Scoring } from './rankers.ts';
export type { Ranker, ShownPage, Slate } from './shown.ts';
export { type SlateSettings, slateChoices, trueSlateValue } from './slate-choices.ts';
export type { DescribedTitle, Titles } from './titles.ts';
export { type OutcomeName, type TrueDifference, type Truth, truth, truthOf } from './truth.ts';
export { typedName } from './typed-name.ts';
export { standing, type Visit } from './visit.ts';
export type { WatchedTitles } from './watched-titles.ts';
export type { Play } from './watching.ts';
export { type World, type WorldSettings, world } from './world.ts';
