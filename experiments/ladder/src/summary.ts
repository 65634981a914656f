import { quantile } from '@marquee/numerics';
import { type Agreement, agreementOf } from './agreement.ts';
import type { Proof } from './proof.ts';

/** How some numbers lie; null where there are none. */
export interface Spread {
	readonly count: number;
	readonly least: number | null;
	readonly lowerQuartile: number | null;
	readonly median: number | null;
	readonly upperQuartile: number | null;
	readonly most: number | null;
}

/** What many proofs of one world say together. */
export interface Summary {
	/** By how well members truly fare. */
	readonly agreement: Agreement;
	/** By the truth of the metric that the A/B test decides by. */
	readonly agreementByMetric: Agreement;
	/** How many times more members an A/B test needs than interleaving at equal power. */
	readonly ratios: Spread;
	/** The same of members at the decision, where both decided rightly: readings that are always valid, with looks as they came. */
	readonly ratiosAtDecision: Spread;
}

/** What many proofs of one world say together. */
export function summaryOf(proofs: readonly Proof[]): Summary {
	return {
		agreement: agreementOf(proofs),
		agreementByMetric: agreementOf(
			proofs.map(({ metricTruth, isSame, ...proof }) => ({
				...proof,
				isSame,
				truth: isSame ? { verdict: 'equal' } : metricTruth,
			})),
		),
		ratios: spreadOf(proofs.flatMap(({ ratio }) => (ratio === null ? [] : [ratio.ratio]))),
		ratiosAtDecision: spreadOf(proofs.flatMap(ratioAtDecision)),
	};
}

function ratioAtDecision({ truth, answers }: Proof): readonly number[] {
	const [interleaved, test] = (['interleaving', 'a/b'] as const).map((name) =>
		answers.find(({ rung, verdict }) => rung === name && verdict === truth.verdict),
	);
	return interleaved === undefined || test === undefined
		? []
		: [test.members / interleaved.members];
}

function spreadOf(values: readonly number[]): Spread {
	const ascending = Float64Array.from(values).sort();
	const at = (share: number) => (ascending.length === 0 ? null : quantile(ascending, share));
	return {
		count: values.length,
		least: at(0),
		lowerQuartile: at(0.25),
		median: at(0.5),
		upperQuartile: at(0.75),
		most: at(1),
	};
}
