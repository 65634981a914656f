import { normalQuantile } from '@marquee/numerics';
import { type Answer, isDecided, type RungName, rungs } from './answer.ts';
import type { Truth } from './truth.ts';

/** What agreement is counted over: one pair's answers, and the truth. */
export interface Judged {
	/** Whether both are the same ranker, chance aside. */
	readonly isSame: boolean;
	readonly truth: Pick<Truth, 'verdict'>;
	readonly answers: readonly Pick<Answer, 'rung' | 'verdict'>[];
}

/** A share of counted pairs with its interval; null where there is nothing to count. */
export interface Share {
	readonly count: number;
	readonly of: number;
	readonly share: number | null;
	/** Wilson's 95 % interval. */
	readonly low: number | null;
	readonly high: number | null;
}

/** How one rung did against the truth. Every pair is in exactly one of the six counts. */
export interface RungRecord {
	readonly rung: RungName;
	/** Named the better one. */
	readonly right: number;
	/** Named the worse one. */
	readonly wrong: number;
	/** Saw no difference where there is one. */
	readonly missed: number;
	/** Saw a difference where there is none that the truth can tell. */
	readonly falseAlarms: number;
	/** Saw none where there is none. */
	readonly rightlyUndecided: number;
	/** Could not be asked. */
	readonly notIdentifiable: number;
	/** Of the pairs that differ: how many it named rightly. */
	readonly power: Share;
	/** Of the pairs that it decided and that differ: how many rightly. */
	readonly correctness: Share;
	/** Of the equal pairs that it could be asked: how many it decided. */
	readonly falseAlarmRate: Share;
	/** The same of pairs of the same ranker alone: there the truth itself cannot err. */
	readonly falseAlarmRateOfSame: Share;
}

/** How often two rungs say the same. */
export interface RungAgreement {
	readonly between: readonly [RungName, RungName];
	/** Of the pairs that both decided: the same ranker. */
	readonly sameWhereBothDecided: Share;
	/** Of all pairs: the same verdict, undecided and not identifiable included. */
	readonly sameVerdict: Share;
}

/** What many proofs say of the ladder itself. */
export interface Agreement {
	readonly pairs: number;
	/** Pairs that the truth can tell apart. */
	readonly different: number;
	readonly records: readonly RungRecord[];
	readonly between: readonly RungAgreement[];
	/** At which rung a true difference was first seen: by rung, and `none`. */
	readonly firstSeen: Readonly<Record<RungName | 'none', number>>;
}

/** How often rungs agree with the truth and with each other over many pairs. */
export function agreementOf(proofs: readonly Judged[]): Agreement {
	const differing = proofs.filter(({ truth }) => truth.verdict !== 'equal');
	const firstSeen = { offline: 0, counterfactual: 0, interleaving: 0, 'a/b': 0, none: 0 };
	for (const proof of differing) firstSeen[firstRungToSee(proof) ?? 'none']++;
	return {
		pairs: proofs.length,
		different: differing.length,
		records: rungs.map((rung) => recordOf(rung, proofs)),
		between: rungs.flatMap((one, i) =>
			rungs.slice(i + 1).map((other) => betweenRungs(one, other, proofs)),
		),
		firstSeen,
	};
}

/** The cheapest rung that named the better of two that differ; `undefined` if none did, or if they are equal. */
export function firstRungToSee({ truth, answers }: Omit<Judged, 'isSame'>): RungName | undefined {
	if (truth.verdict === 'equal') return undefined;
	return rungs.find((name) =>
		answers.some(({ rung, verdict }) => rung === name && verdict === truth.verdict),
	);
}

function recordOf(rung: RungName, proofs: readonly Judged[]): RungRecord {
	const counts = {
		...{ right: 0, wrong: 0, missed: 0 },
		...{ falseAlarms: 0, rightlyUndecided: 0, notIdentifiable: 0 },
	};
	for (const { truth, answers } of proofs) {
		const answer = answers.find((one) => one.rung === rung);
		if (answer !== undefined) counts[kindOf(answer, truth.verdict)]++;
	}
	const { right, wrong, missed, falseAlarms, rightlyUndecided } = counts;
	const ofSame = proofs
		.filter(({ isSame }) => isSame)
		.flatMap(({ answers }) => answers.filter((one) => one.rung === rung))
		.filter(({ verdict }) => verdict !== 'not identifiable');
	return {
		rung,
		...counts,
		power: shareOf(right, right + wrong + missed),
		correctness: shareOf(right, right + wrong),
		falseAlarmRate: shareOf(falseAlarms, falseAlarms + rightlyUndecided),
		falseAlarmRateOfSame: shareOf(ofSame.filter(isDecided).length, ofSame.length),
	};
}

function kindOf(answer: Pick<Answer, 'verdict'>, truth: Truth['verdict']) {
	if (answer.verdict === 'not identifiable') return 'notIdentifiable';
	if (truth === 'equal') return isDecided(answer) ? 'falseAlarms' : 'rightlyUndecided';
	if (answer.verdict === 'undecided') return 'missed';
	return answer.verdict === truth ? 'right' : 'wrong';
}

function betweenRungs(one: RungName, other: RungName, proofs: readonly Judged[]): RungAgreement {
	const both = proofs.flatMap(({ answers }) => {
		const [first, second] = [one, other].map((name) => answers.find(({ rung }) => rung === name));
		return first === undefined || second === undefined ? [] : [[first, second] as const];
	});
	const decided = both.filter((two) => two.every(isDecided));
	const same = ([a, b]: (typeof both)[number]) => a.verdict === b.verdict;
	return {
		between: [one, other],
		sameWhereBothDecided: shareOf(decided.filter(same).length, decided.length),
		sameVerdict: shareOf(both.filter(same).length, both.length),
	};
}

const z = normalQuantile(0.975);

/**
 * A share with Wilson's interval, which is honest at 0 and at all of a few.
 *
 *   (p̂ + z²/2n ± z √(p̂ (1 − p̂)/n + z²/4n²)) / (1 + z²/n)
 *
 * @paper Wilson: Probable Inference, the Law of Succession, and Statistical Inference. JASA 1927.
 */
export function shareOf(count: number, of: number): Share {
	if (of === 0) return { count, of, share: null, low: null, high: null };
	const share = count / of;
	const middle = share + z ** 2 / (2 * of);
	const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
	const scale = 1 + z ** 2 / of;
	return {
		count,
		of,
		share,
		low: Math.max(0, (middle - reach) / scale),
		high: Math.min(1, (middle + reach) / scale),
	};
}
