import {
	allEstimators,
	binMean,
	type ChoiceLog,
	clusteredEstimate,
	crossFitted,
	type Estimator,
	type Expectation,
	evidence,
	counterfactual as judgedBy,
	stated,
	type Target,
} from '@marquee/counterfactual';
import { type Answer, verdictOf } from '../answer.ts';

/** What each ranker would have put first in each row of a log, of what could be put there. */
export interface Picks {
	readonly ofA: Int32Array;
	readonly ofB: Int32Array;
}

/**
 * Counterfactual: which of two rankers would have earned more by what it puts first, from a log in which chance put other
 * titles there with known probabilities. By the doubly robust estimator with a cross-fitted model of rewards, whose
 * contributions are subtracted row by row; the interval is over members.
 *
 * Where the log does not carry either ranker, the answer is that this is not identifiable, with the gate's reasons.
 */
export function counterfactual(log: ChoiceLog, { ofA, ofB }: Picks): Answer {
	const members = log.unitCount;
	if (log.rewards.length === 0 || members < 2)
		return refused(members, `a log of ${log.rewards.length} rows and ${members} members`);
	const model = crossFitted(log, binMean);
	const [a, b] = [alwaysChoosing('A', log, ofA), alwaysChoosing('B', log, ofB)].map((target) =>
		judged(log, target, model),
	) as [Judgement, Judgement];
	for (const { name, refusal } of [a, b])
		if (refusal !== undefined) return refused(members, `${name}: ${refusal}`);
	const difference = {
		value: b.told.value - a.told.value,
		influences: b.told.influences.map((influence, row) => influence - a.told.influences[row]!),
	};
	const { value: estimate, low, high } = clusteredEstimate(difference, log);
	const differing = ofA.reduce((count, pick, row) => count + (pick === ofB[row] ? 0 : 1), 0);
	return {
		rung: 'counterfactual',
		verdict: verdictOf({ low, high }),
		...{ estimate, low, high, members },
		detail: `${a.told.value.toFixed(4)} → ${b.told.value.toFixed(4)} a visit by what is put first; ${log.rewards.length} visits, ${differing} of them with another title first; effective rows ${a.effective.toFixed(0)} and ${b.effective.toFixed(0)}`,
	};
}

const refused = (members: number, why: string): Answer => ({
	rung: 'counterfactual',
	verdict: 'not identifiable',
	...{ estimate: null, low: null, high: null, members },
	detail: why,
});

/** A policy that puts one stated title first in each row. */
function alwaysChoosing(name: string, log: ChoiceLog, picks: Int32Array): Target {
	const all = Int32Array.from(log.actions.keys());
	return stated(name, log, (row) => {
		const actions = log.available?.(row) ?? all;
		const probabilities = new Float64Array(actions.length);
		const place = actions.indexOf(picks[row]!);
		if (place < 0) throw new RangeError(`row ${row}: ${picks[row]} could not be put first there`);
		probabilities[place] = 1;
		return { actions, probabilities };
	});
}

interface Judgement {
	readonly name: string;
	readonly refusal: string | undefined;
	readonly told: ReturnType<Estimator['of']>;
	readonly effective: number;
}

function judged(log: ChoiceLog, target: Target, model: Expectation): Judgement {
	const seen = evidence(log, target, model);
	const estimator = allEstimators(seen, fixedTuning).find(({ name }) => name === 'dr')!;
	const { refusals, diagnostics } = judgedBy({ log, target, seen }, [estimator]);
	return {
		name: target.name,
		refusal: refusals.length === 0 ? undefined : refusals.map(({ why }) => why).join('; '),
		told: estimator.of(seen),
		effective: diagnostics.effectiveSampleSize,
	};
}

/** Of the other estimators, which are not asked: so that nothing is tuned for them. */
const fixedTuning = { clip: 10, switchAt: 10, shrinkage: 1 };
