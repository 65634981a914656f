import { msPerSecond } from '@marquee/units';
import type { Habits } from './begun.ts';
import { hourNearness, logOfPauses, type Occasion } from './title-features.ts';

/** What is known of a visit when it begins. */
export interface Visit extends Occasion {
	readonly habits: Habits;
	/** How strongly what was begun draws, all together: ln Σ exp(utility). */
	readonly drawnTo: number;
}

type Feature = (visit: Visit) => number;

/** What speaks for or against coming to go on with something: the one definition, for training and for serving. */
export const sessionFeatures = {
	constant: () => 1,
	/** The inclusive value of what was begun: with it the two questions make one nested choice. */
	drawnTo: ({ drawnTo }) => drawnTo,
	/** ln(1 + hours) since the profile did anything. */
	hoursAway: ({ habits, now }) => Math.log1p(Math.max(0, now - habits.engagedAt) / msPerHour),
	/** How much longer the pause is than usual, as a logarithm; 0 where nothing is usual yet. */
	overdue: ({ habits: { engagedAt, usualPauseMs }, now }) =>
		usualPauseMs === undefined ? 0 : logOfPauses(now - engagedAt, usualPauseMs),
	/** 1 at the hours at which the profile goes on with things, −1 half a day off; 0 where it never did. */
	usualHour: ({ habits: { wentOnAt }, now }) =>
		wentOnAt.reduce((sum, at) => sum + hourNearness(now, at), 0) / Math.max(1, wentOnAt.length),
	/** The share of titles that took more than one sitting. */
	comesBack: ({ habits }) => habits.comesBack,
	onPhone: ({ device }) => Number(device === 'phone'),
	onTelevision: ({ device }) => Number(device === 'television'),
} as const satisfies Readonly<Record<string, Feature>>;

export type SessionFeature = keyof typeof sessionFeatures;

/** The names of a row's columns, in their order. */
export const sessionFeatureNames = Object.keys(sessionFeatures) as readonly SessionFeature[];

/** One row of features for a visit. */
export const sessionRow = (visit: Visit): Float64Array =>
	Float64Array.from(sessionFeatureNames, (name) => sessionFeatures[name](visit)); // (S)

const msPerHour = 3_600 * msPerSecond;
