import { firstRungToSee } from './agreement.ts';
import type { Answer, RungName } from './answer.ts';
import type { ExposedMembers } from './exposed-members.ts';
import type { Lived } from './lives.ts';
import { type Ratio, ratioOfMembers } from './members-needed.ts';
import { type MetricName, metrics } from './proving-ground.ts';
import { isSameRanker } from './rankers/named-rankers.ts';
import { abTest } from './rungs/ab-test.ts';
import { interleaving } from './rungs/interleaving.ts';
import { type Truth, truthOf } from './truth.ts';

/** What all rungs say of two rankers, or of two ways to make pages, and what is true. */
export interface Proof {
	readonly a: string;
	readonly b: string;
	/** Whether both are the same, chance aside: then nothing differs, whatever any number says. */
	readonly isSame: boolean;
	/** How much better members truly fare: how good all that they watched was, which nobody can measure. */
	readonly truth: Truth;
	/** The truth of the metric that the A/B test decides by. */
	readonly metricTruth: Truth;
	/** Of whether members are still there after the guardrail's window. */
	readonly retention: Truth;
	readonly answers: readonly Answer[];
	/** The cheapest rung that named the better one; null if they are equal or no rung did. */
	readonly firstSeen: RungName | null;
	/** How many times more members an A/B test needs than interleaving; null where one of both sees no difference. */
	readonly ratio: Ratio | null;
}

/** What a proof rests on: both lives of everybody, their votes, and what the rungs said that no life is needed for. */
export interface Evidence {
	readonly a: string;
	readonly b: string;
	readonly underA: Lived;
	readonly underB: Lived;
	readonly exposed: Pick<ExposedMembers, 'before'>;
	/** −1 for A to 1 for B, NaN of those who chose nothing: (members). */
	readonly votes: Float64Array;
	readonly offline: Answer;
	readonly counterfactual: Answer;
	/** What the A/B test decides by. */
	readonly metric: MetricName;
	readonly seed: number;
}

/** Reads what was lived, rung by rung, and puts the truth beside it. */
export function proofOf(evidence: Evidence): Proof {
	const { a, b, underA, underB, exposed, votes, metric, seed } = evidence;
	const answers: readonly Answer[] = [
		evidence.offline,
		evidence.counterfactual,
		interleaving(votes),
		abTest({
			before: exposed.before,
			underA: { outcome: underA.measured[metric], retained: underA.retained },
			underB: { outcome: underB.measured[metric], retained: underB.retained },
			key: `${a} against ${b}, seed ${seed}`,
		}),
	];
	const isSame = isSameRanker(a, b);
	const known = truthOf(underA.enjoyed, underB.enjoyed);
	const truth: Truth = isSame ? { ...known, verdict: 'equal' } : known;
	const bothLives = metrics.map((name) => ({
		metric: name,
		underA: underA.measured[name],
		underB: underB.measured[name],
	}));
	return {
		...{ a, b, isSame, truth, answers },
		metricTruth: truthOf(underA.measured[metric], underB.measured[metric]),
		retention: truthOf(underA.retained, underB.retained),
		firstSeen: firstRungToSee({ truth, answers }) ?? null,
		ratio: ratioOfMembers(bothLives, exposed.before, votes) ?? null,
	};
}
