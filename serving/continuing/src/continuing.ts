import type { Title } from '@marquee/contracts';
import { sigmoid } from '@marquee/numerics';
import { isFinished, isUnfinished, shareWatched } from '@marquee/retrieval';
import { type Probability, probability, type TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import { type Asked, pastOf } from './begun.ts';
import { softmax, utility } from './choice.ts';
import { type ContinuingModel, handSetModel } from './model.ts';
import { sessionFeatureNames, sessionRow } from './session-features.ts';
import { titleFeatureNames, titleRow } from './title-features.ts';
import { type TitleState, titleStanding } from './title-standing.ts';

/** A title that the profile has begun, with what becomes of it. */
export interface ContinuingTitle {
	readonly titleId: TitleId;
	/** That it is the first thing watched in this visit; 0 where there is nothing left to go on with. */
	readonly probability: Probability;
	readonly shareWatched: Probability;
	readonly state: TitleState;
	/** Why it is in that state, in words for viewers. */
	readonly reason: string;
}

/** What a profile may go on with. */
export interface Continued {
	/** Everything that was ever begun, likeliest first, of equals the newest. */
	readonly titles: readonly ContinuingTitle[];
	/** That the first thing watched in this visit was begun before: the sum over the titles. */
	readonly sessionIsContinuation: Probability;
	/** Of the model that said so. */
	readonly model: string;
}

/**
 * Which begun title a profile goes on with, and whether this visit is for going on at all.
 *
 * Rests on what happened before `now` alone, as far as `state` does. A title that is given up keeps its small
 * probability: its state says that it should not be offered, and why.
 */
export function continuing(asked: Asked, model: ContinuingModel = handSetModel): Continued {
	const { state, catalogue, now, device } = asked;
	const { begun, habits } = pastOf(asked);
	const weights = Float64Array.from(titleFeatureNames, (name) => model.title[name]);
	const utilities = begun.map((each) => utility(weights, titleRow(each, { now, device })));
	const { probabilities, logSum: drawnTo } = softmax(utilities);
	const isContinuation =
		begun.length === 0 || habits === undefined
			? 0
			: sigmoid(utility(sessionWeights(model), sessionRow({ now, device, habits, drawnTo })));
	const likely = new Map(
		begun.map(({ activity }, k) => [activity.titleId, isContinuation * probabilities[k]!]),
	);
	const titles = (state?.titles ?? [])
		.map((activity) => ({ activity, title: catalogue.title(activity.titleId) }))
		.filter(({ activity, title }) => isBegun(activity, title))
		.map(
			({ activity, title }): ContinuingTitle => ({
				titleId: activity.titleId,
				probability: probability(likely.get(activity.titleId) ?? 0),
				shareWatched: probability(title === undefined ? 0 : shareWatched(activity, title)),
				...titleStanding(activity, title, now, model.abandonedFrom),
			}),
		)
		.reverse() // the newest first
		.sort((a, b) => b.probability - a.probability);
	return {
		titles,
		sessionIsContinuation: probability(isContinuation),
		model: model.version,
	};
}

const sessionWeights = ({ session }: ContinuingModel): Float64Array =>
	Float64Array.from(sessionFeatureNames, (name) => session[name]);

/** Neither a judgement alone nor a look of seconds is a beginning. */
const isBegun = (activity: TitleActivity, title: Title | undefined): boolean =>
	title === undefined
		? activity.plays > 0 || activity.positionSeconds > 0
		: isUnfinished(activity, title) || isFinished(activity, title);
