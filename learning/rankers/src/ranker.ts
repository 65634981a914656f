import { featureAt, featureCount } from '@marquee/features';

/** What a ranker is after, in the order in which people speak of it. */
export const objectives = ['engagement', 'retention', 'satisfaction', 'freshness'] as const;
export type Objective = (typeof objectives)[number];

/** The objectives that are learnt; freshness is a feature. */
export const heads = ['engagement', 'retention', 'satisfaction'] as const;
export type Head = (typeof heads)[number];

/**
 * What a play is worth, in numbers a person can read: `engagement` for itself, and more if the viewer comes back, likes the
 * title, or the title is fresh. Only the ratios between them matter.
 */
export interface RankerPolicy extends Readonly<Record<Objective, number>> {
	/** Stands in every trace: a policy that changes gets another one. */
	readonly version: string;
}

/** What a ranker says of N titles: the first N of each, where there is room for more. */
export interface Scored {
	/** What showing the title is expected to be worth; 0 to the sum of the policy's weights. `// (N)` */
	readonly score: Float32Array;
	/**
	 * Chances: of a play, if shown; of completing it or coming back within 7 days, if played; of praise, if played and judged;
	 * and how fresh the title is, 0 to 1. `// (N)` each
	 */
	readonly heads: Readonly<Record<Objective, Float32Array>>;
}

/** Orders titles for a moment by their features. The same features give the same scores, whatever stands beside them. */
export interface Ranker {
	/** Which ranker it is, for traces: `prior 1`, or a trained one by the hash of its file. */
	readonly name: string;
	readonly policy: RankerPolicy;
	/**
	 * What it says of n rows of features. `into` is written and answered where it is given: whoever asks a hundred times in a row
	 * spares the arrays.
	 *
	 * @throws {RangeError} if there are not at least n rows of features, or `into` has no room for what is said of them.
	 */
	readonly score: (
		features: Float32Array, // (≥ N, F)
		n: number,
		into?: Scored, // (≥ N) each
	) => Scored;
	/** The same ranker with other weights between its objectives. */
	readonly withPolicy: (policy: RankerPolicy) => Ranker;
}

/** The weights that stand until a service has measured its own: mostly that people watch, then that they are glad they did. */
export const defaultPolicy: RankerPolicy = {
	version: 'objectives 1',
	engagement: 0.5,
	retention: 0.2,
	satisfaction: 0.25,
	freshness: 0.05,
};

/** Writes a head's chances for n rows of features. */
export type Chances = (
	features: Float32Array, // (N, F)
	n: number,
	into: Readonly<Record<Head, Float32Array>>, // (≥ N) each
) => void;

/**
 * A ranker over chances:
 *
 *   score = P(play) · (w_e + w_r P(return | play) + w_s P(praise | play) + w_f freshness)
 *
 * which is what a play is worth, times how likely it is. Every weight has one unit, worth per play, so they can be compared.
 *
 * @throws {RangeError} if a weight is negative or not finite, or all are 0.
 */
export function rankerOf(name: string, policy: RankerPolicy, chances: Chances): Ranker {
	checkPolicy(policy);
	return {
		name,
		policy,
		withPolicy: (other) => rankerOf(name, other, chances),
		score: (features, n, into = scoredRoom(n)) => {
			if (!(Number.isInteger(n) && n >= 0 && features.length >= n * featureCount))
				throw new RangeError(`${features.length} features are not ${n} × ${featureCount}`);
			if (into.score.length < n)
				throw new RangeError(`room for ${into.score.length} of ${n} scores`);
			const { heads } = into;
			chances(features, n, heads);
			for (let i = 0, at = freshness; i < n; i++, at += featureCount)
				heads.freshness[i] = features[at]!;
			worth(policy, heads, n, into.score);
			return into;
		},
	};
}

/** Room for what is said of n titles. */
export const scoredRoom = (n: number): Scored => ({
	score: new Float32Array(n),
	heads: {
		engagement: new Float32Array(n),
		retention: new Float32Array(n),
		satisfaction: new Float32Array(n),
		freshness: new Float32Array(n),
	},
});

const freshness = featureAt('freshness');

function worth(
	{ engagement, retention, satisfaction, freshness }: RankerPolicy,
	heads: Scored['heads'],
	n: number,
	into: Float32Array,
): void {
	for (let i = 0; i < n; i++)
		into[i] =
			heads.engagement[i]! *
			(engagement +
				retention * heads.retention[i]! +
				satisfaction * heads.satisfaction[i]! +
				freshness * heads.freshness[i]!);
}

function checkPolicy(policy: RankerPolicy): void {
	let sum = 0;
	for (const objective of objectives) {
		const weight = policy[objective];
		if (!(weight >= 0 && weight < Infinity))
			throw new RangeError(`policy ${policy.version}: ${objective} weighs ${weight}`);
		sum += weight;
	}
	if (sum === 0) throw new RangeError(`policy ${policy.version}: all weights are 0`);
}
