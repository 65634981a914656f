import {
	averagePrecision,
	hitRate,
	type Metric,
	ndcg,
	precision,
	recall,
	recallCapped,
	reciprocalRank,
} from '@marquee/metrics';
import { failures } from './errors.ts';

const byName: Readonly<Record<string, (k: number) => Metric>> = Object.fromEntries(
	[hitRate, ndcg, recall, recallCapped, precision, averagePrecision, reciprocalRank].map(
		(make) => [make(1).name.replace(/@1$/, ''), make] as const,
	),
);

/**
 * The metric of that name, over the whole catalogue: `ndcg@10`. There is no other: a rank among sampled titles is no
 * rank, and whoever asks for one is told why.
 *
 * @throws {Failure} `metric-sampled`, `metric-unknown`
 * @paper Krichene, Rendle: On Sampled Metrics for Item Recommendation. KDD 2020.
 */
export function metricNamed(name: string): Metric {
	if (/sampl|cand|negativ|\d+neg/i.test(name)) throw failures['metric-sampled'](name);
	const [, kind, depth] = /^([a-z-]+)@([1-9]\d{0,5})$/.exec(name.toLowerCase()) ?? [];
	const make = kind !== undefined && Object.hasOwn(byName, kind) ? byName[kind] : undefined;
	if (make === undefined) throw failures['metric-unknown'](name, Object.keys(byName));
	return make(Number(depth));
}

/**
 * Guarantees that a ranking is asked for over all titles.
 *
 * @throws {Failure} `metric-sampled` for anything but `all`
 */
export function requireAllCandidates(candidates: string): void {
	if (candidates !== 'all') throw failures['metric-sampled'](`ranking ${candidates} candidates`);
}

/** The protocol read by other metrics; its primary one stays, since by it the best baseline is found. */
export const withMetrics = <
	Asked extends { readonly metrics: readonly Metric[]; readonly primary: string },
>(
	protocol: Asked,
	names: readonly string[],
): Asked => ({
	...protocol,
	metrics: [...new Set([...names.map((name) => name.toLowerCase()), protocol.primary])].map(
		metricNamed,
	),
});
