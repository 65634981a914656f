import { expect, test } from 'vitest';
import type { ChoiceLog } from './choice-log.ts';
import { counterfactual } from './counterfactual.ts';
import { allEstimators } from './estimators.ts';
import { evidence } from './evidence.ts';
import { marginalWeights } from './marginal-weights.ts';
import { slateCounterfactual } from './slates/slate-counterfactual.ts';
import { stated } from './targets/stated.ts';

// Values of Open Bandit Pipeline 0.5.5 (github.com/st-tech/zr-obp, 8cbd5fa) for logs that are given by formulae.
const rows = 300;
const A = 5;
const each = (count: number) => Array.from({ length: count }, (_, i) => i);
const shares = (values: readonly number[]) => {
	const total = values.reduce((sum, value) => sum + value, 0);
	return Float64Array.from(values, (value) => value / total);
};
const logging = each(rows).map((i) => shares(each(A).map((a) => 1 + ((i * 31 + a * 17 + 7) % 10))));
const wanted = each(rows).map((i) =>
	shares(each(A).map((a) => 1 + ((i * 13 + a * 29 + (i % 3) * 5) % 11))),
);
const chosen = Int32Array.from(each(rows), (i) => (i * i * 3 + i) % A);
const log: ChoiceLog = {
	actions: each(A).map(String),
	chosen,
	propensities: Float64Array.from(each(rows), (i) => logging[i]![chosen[i]!]!),
	rewards: Float64Array.from(each(rows), (i) => ((i * 37 + chosen[i]! * 11) % 7 < 2 ? 1 : 0)),
	units: Int32Array.from(each(rows)),
	unitCount: rows,
	contexts: [],
	logging: (i) => logging[i]!,
};
const model = (i: number, a: number) => ((i * 3 + a * 7 + (i % 3) * 11) % 20) / 40;

test('every estimator says what Open Bandit Pipeline says, given the same model of rewards', () => {
	const target = stated('formula', log, (i) => ({ probabilities: wanted[i]! }));
	const marginal = marginalWeights(log, target, Int32Array.of(0, 1, 0, 1, 0))!;
	const seen = { ...evidence(log, target, model), marginal };
	const tuning = { clip: 1.5, switchAt: 1.5, shrinkage: 2 };
	const { estimates, lacking } = counterfactual(
		{ log, target, seen },
		allEstimators(seen, tuning),
		{ regardless: true },
	);
	expect(Object.fromEntries(lacking)).toEqual({
		replay: 'the target leaves its choice to chance',
	});
	for (const [name, value] of Object.entries({
		ips: 0.6927295039053646,
		clippedIps: 0.33541596375810817,
		snips: 0.34379123687225493,
		dm: 0.237274312153433,
		dr: 0.470666523847742,
		sndr: 0.35310335752017863,
		switchDr: 0.25060544915317107,
		dros: 0.2642627587814503,
		mips: 0.2994632496428237,
	}))
		expect(estimates.get(name)!.value, name).toBeCloseTo(value, 12);
});

test('replay says what Open Bandit Pipeline says, of choices that were equally likely', () => {
	const even = { ...log, propensities: new Float64Array(rows).fill(1 / A) };
	const target = stated('turning', even, (i) => ({
		probabilities: Float64Array.from(each(A), (a) => (a === (i * 7) % A ? 1 : 0)),
	}));
	const seen = evidence(even, target);
	const { estimates } = counterfactual({ log: even, target, seen }, allEstimators(seen), {
		regardless: true,
	});
	expect(estimates.get('replay')!.value).toBeCloseTo(0.2833333333333333, 12);
});

test('every estimator of slates says what Open Bandit Pipeline says, given the same model of rewards', () => {
	const slateCount = 100;
	const L = 3;
	const K = 4;
	const places = each(slateCount * L);
	const byItem = places.map((k) => (2 + ((k * 23 + 1) % 8)) / (2 + ((k * 17 + 5) % 7)));
	const prefix = Float64Array.from(byItem);
	for (const k of places) if (k % L > 0) prefix[k]! *= prefix[k - 1]!;
	const expectedOf = (k: number) => {
		const chances = shares(each(K).map((u) => (((k * K + u) * 11) % 9) + 1));
		return each(K).reduce((sum, u) => sum + chances[u]! * ((((k * K + u) * 7) % 13) / 13), 0);
	};
	const { told } = slateCounterfactual(
		{
			slates: Int32Array.from(places, (k) => Math.floor(k / L)),
			slateCount,
			rewards: Float64Array.from(places, (k) => ((k * 29 + 3) % 5) / 4),
			joint: Float64Array.from(places, (k) => prefix[Math.floor(k / L) * L + L - 1]!),
			independent: Float64Array.from(byItem),
			prefix,
			direct: Float64Array.from(places, expectedOf),
			factual: Float64Array.from(places, (k) => (((k * K + ((k * 5) % K)) * 7) % 13) / 13),
			units: Int32Array.from(each(slateCount)),
			unitCount: slateCount,
		},
		{ regardless: true },
	);
	for (const [name, value] of Object.entries({
		sips: 3.28546875,
		iips: 2.006657738095238,
		rips: 2.6870228174603175,
		cascadeDr: 2.1125571837715,
	}))
		expect(told.get(name)!.estimate!.value, name).toBeCloseTo(value, 12);
});
