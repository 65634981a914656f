import { type Random, seededRandom } from '@marquee/units';
import { describe, expect, test } from 'vitest';
import { slateCounterfactual, slateEstimators } from './slate-counterfactual.ts';
import type { SlateEstimator, SlateEvidence } from './slate-log.ts';

/** Two places, three titles, without a title twice; a place earns by its title, and by what stands above it as far as `reach` says. */
const L = 2;
const worth = [0.2, 0.5, 0.8];
const scores = { log: [1, 1.4, 0.7], target: [0.6, 1, 1.6] };
const draws = (odds: readonly number[], above: number | undefined) => {
	const left = odds.map((odd, title) => (title === above ? 0 : odd));
	const total = left.reduce((a, b) => a + b);
	return left.map((odd) => odd / total);
};
const ofPlace = (title: number, above: number | undefined, reach: number) =>
	worth[title]! * (1 - reach * (above === undefined ? 0 : worth[above]!));
/** πₗ(a): at the second place over all that may stand above. */
const marginal = (odds: readonly number[], place: number, title: number) =>
	place === 0
		? draws(odds, undefined)[title]!
		: [0, 1, 2].reduce(
				(sum, above) => sum + draws(odds, undefined)[above]! * draws(odds, above)[title]!,
				0,
			);
const truth = (reach: number) => {
	let value = 0;
	for (const [above, p] of draws(scores.target, undefined).entries()) {
		value += p * ofPlace(above, undefined, reach);
		for (const [title, q] of draws(scores.target, above).entries())
			value += p * q * ofPlace(title, above, reach);
	}
	return value;
};

function slates(count: number, reach: number, random: Random): SlateEvidence {
	const rows = count * L;
	const empty = () => new Float64Array(rows);
	const [rewards, joint, independent, prefix] = [empty(), empty(), empty(), empty()];
	const [direct, factual] = [empty(), empty()];
	for (let i = 0; i < rows; i++) {
		const place = i % L;
		const above = place === 0 ? undefined : titles[i - 1];
		const [p, q] = [draws(scores.log, above), draws(scores.target, above)];
		const u = random.next();
		const title = u < p[0]! ? 0 : u < p[0]! + p[1]! ? 1 : 2;
		titles[i] = title;
		rewards[i] = random.next() < ofPlace(title, above, reach) ? 1 : 0;
		prefix[i] = (place === 0 ? 1 : prefix[i - 1]!) * (q[title]! / p[title]!);
		independent[i] = marginal(scores.target, place, title) / marginal(scores.log, place, title);
		factual[i] = worth[title]! * 0.8;
		direct[i] = q.reduce((sum, chance, each) => sum + chance * worth[each]! * 0.8, 0);
	}
	for (let i = 0; i < rows; i++) joint[i] = prefix[i - (i % L) + L - 1]!;
	return {
		slates: Int32Array.from({ length: rows }, (_, i) => Math.floor(i / L)),
		slateCount: count,
		rewards,
		joint,
		independent,
		prefix,
		direct,
		factual,
		units: Int32Array.from({ length: count }, (_, slate) => slate),
		unitCount: count,
	};
}
const titles: number[] = [];

const logs = new Map<number, readonly SlateEvidence[]>();
const logsOf = (reach: number): readonly SlateEvidence[] => {
	const made =
		logs.get(reach) ??
		Array.from({ length: 150 }, (_, i) => slates(300, reach, seededRandom(i, 'slates')));
	logs.set(reach, made);
	return made;
};

const means = (estimator: SlateEstimator, reach: number) => {
	const values = logsOf(reach).map((log) => {
		const contributions = estimator.contributions(log);
		return contributions.reduce((a, b) => a + b) / log.slateCount;
	});
	const mean = values.reduce((a, b) => a + b) / values.length;
	const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
	return { mean, within: 4 * Math.sqrt(variance / values.length), variance };
};

describe.each(slateEstimators.map((estimator) => ({ estimator })))(
	'$estimator.name',
	({ estimator }) => {
		test('has the truth as its mean where places do not touch each other', () => {
			const { mean, within } = means(estimator, 0);
			expect(Math.abs(mean - truth(0))).toBeLessThan(within);
		});
	},
);

test('where a place takes from those below, all but IIPS keep the truth as their mean', () => {
	const off = (estimator: SlateEstimator) => {
		const { mean, within } = means(estimator, 0.9);
		return Math.abs(mean - truth(0.9)) / within;
	};
	const byName = new Map(slateEstimators.map((estimator) => [estimator.name, off(estimator)]));
	for (const name of ['sips', 'rips', 'cascadeDr']) expect(byName.get(name), name).toBeLessThan(1);
});

test('the less an estimator assumes, the more it strays; a model makes up for some of it', () => {
	const [sips, iips, rips, cascadeDr] = slateEstimators.map(
		(estimator) => means(estimator, 0).variance,
	) as [number, number, number, number];
	expect(iips).toBeLessThan(rips);
	expect(rips).toBeLessThan(sips);
	expect(cascadeDr).toBeLessThan(rips);
});

test('intervals of every estimator hold the truth of 95 % of logs', () => {
	const held = new Map<string, number>();
	for (const log of logsOf(0))
		for (const [name, { estimate }] of slateCounterfactual(log, { regardless: true }).told)
			if (estimate!.low <= truth(0) && truth(0) <= estimate!.high)
				held.set(name, (held.get(name) ?? 0) + 1);
	for (const { name } of slateEstimators) {
		expect(held.get(name)! / 150, name).toBeGreaterThan(0.9);
		expect(held.get(name)! / 150, name).toBeLessThan(0.995);
	}
});

test('each estimator passes the gate by its own weights', () => {
	const all = slates(200, 0, seededRandom(1, 'slates'));
	const wild = { ...all, joint: all.joint!.map((w, i) => (i < L ? 400 * w : 0.01 * w)) };
	const { told } = slateCounterfactual(wild);
	expect(told.get('sips')!.estimate).toBeUndefined();
	expect(told.get('sips')!.refusals.length).toBeGreaterThan(0);
	expect(told.get('iips')!.estimate!.low).toBeLessThan(truth(0));
});

test('an estimator whose weights the log does not say is not asked', () => {
	const { joint: _, direct: __, ...some } = slates(200, 0, seededRandom(1, 'slates'));
	const { told, lacking } = slateCounterfactual(some);
	expect([...told.keys()]).toEqual(['iips', 'rips']);
	expect([...lacking.keys()]).toEqual(['sips', 'cascadeDr']);
});
