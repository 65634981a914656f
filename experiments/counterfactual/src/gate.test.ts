import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChoiceLog } from './choice-log.ts';
import { counterfactual } from './counterfactual.ts';
import { type Diagnostics, diagnosed } from './diagnostics.ts';
import { ips } from './estimators/ips.ts';
import { snips } from './estimators/snips.ts';
import { evidence } from './evidence.ts';
import { refusals, usualThresholds } from './gate.ts';
import type { Target } from './target.ts';
import { logged } from './targets/logged.ts';
import { mixed } from './targets/mixed.ts';
import { stated } from './targets/stated.ts';
import { uniform } from './targets/uniform.ts';
import { choiceWorld } from './testing/choice-world.ts';

const world = choiceWorld(seededRandom(5, 'world'));
const log = world.log(2_000, seededRandom(1, 'log'));
const judged = (on: ChoiceLog, target: Target) =>
	counterfactual({ log: on, target, seen: evidence(on, target) }, [ips, snips]);
const codes = (on: ChoiceLog, target: Target) =>
	judged(on, target).refusals.map(({ code }) => code);

const sound: Diagnostics = {
	rows: 10_000,
	units: 10_000,
	effectiveSampleSize: 5_000,
	meanWeight: 1,
	meanWeightError: 0.01,
	largestWeightShare: 0.001,
	largestWeight: 4,
	effectiveForVariance: 3_000,
	unsupportedMass: 0,
	impossibleRows: 0,
	effectiveRewards: 300,
};

test('a policy that the log carries passes, with numbers and without reasons', () => {
	const { identifiable, refusals, estimates } = judged(log, world.target(log));
	expect({ identifiable, refusals }).toEqual({ identifiable: true, refusals: [] });
	expect([...estimates.keys()]).toEqual(['ips', 'snips']);
});

test('where the gate refuses there is a reason and no number', () => {
	const few = world.log(60, seededRandom(1, 'log'));
	const { identifiable, refusals, estimates } = judged(few, world.target(few));
	expect(identifiable).toBe(false);
	expect(refusals.map(({ code }) => code)).toContain('effective-sample-too-small');
	expect(estimates.size).toBe(0);
});

test('a few rows of enormous weight are refused: such as uniform choice after a bandit that had settled', () => {
	const settled = choiceWorld(seededRandom(9, 'world'), { logging: 6, actions: 20 });
	const narrow = settled.log(5_000, seededRandom(1, 'log'));
	expect(codes(narrow, uniform(narrow))).toContain('effective-share-too-small');
});

test('propensities that are not those of the log are found out by the mean weight', () => {
	const doubled = { ...log, propensities: log.propensities.map((p) => p / 2) };
	expect(codes(doubled, world.target(doubled))).toEqual(['mean-weight-off']);
});

test('a row logged as impossible is refused, not divided by', () => {
	const impossible = { ...log, propensities: log.propensities.map((p, i) => (i === 7 ? 0 : p)) };
	const { refusals, diagnostics } = judged(impossible, world.target(impossible));
	expect(refusals.map(({ code }) => code)).toContain('impossible-rows');
	expect(Object.values(diagnostics).every(Number.isFinite)).toBe(true);
});

test('a target that chooses nothing of what was logged has no weight and no effective rows', () => {
	const never: Target = { ...uniform(log), ofChosen: () => 0 };
	const { refusals, diagnostics } = judged(log, never);
	expect(refusals[0]!.code).toBe('no-weight');
	expect(diagnostics.effectiveSampleSize).toBe(0);
});

test('what the log never showed and the target would is unsupported, to the digit', () => {
	const narrow = choiceWorld(seededRandom(2, 'world'), { actions: 30, logging: 0, labels: 1 });
	const all = narrow.log(3_000, seededRandom(1, 'log'));
	const wider: ChoiceLog = {
		...all,
		actions: Array.from({ length: 34 }, (_, action) => String(action)),
	};
	const { diagnostics, identifiable } = judged(wider, uniform(wider));
	expect(diagnostics.unsupportedMass).toBeCloseTo(4 / 34, 12);
	expect(diagnostics.meanWeight).toBeCloseTo(30 / 34, 12);
	expect(identifiable).toBe(false);
});

test('many actions that chance passed over are no lack of support', () => {
	const wide = choiceWorld(seededRandom(2, 'world'), { actions: 2_000, logging: 0, labels: 1 });
	const all = wide.log(2_000, seededRandom(1, 'log'));
	expect(new Set(all.chosen).size).toBeLessThan(1_500);
	expect(judged(all, uniform(all)).identifiable).toBe(true);
});

test('where the log keeps all probabilities, support is what had none', () => {
	const half = Float64Array.of(0.5, 0.5, 0);
	const some: ChoiceLog = {
		actions: ['a', 'b', 'c'],
		chosen: Int32Array.from({ length: 200 }, (_, row) => row % 2),
		propensities: new Float64Array(200).fill(0.5),
		rewards: Float64Array.from({ length: 200 }, (_, row) => row % 4),
		units: Int32Array.from({ length: 200 }, (_, row) => row),
		unitCount: 200,
		contexts: [],
		logging: () => half,
	};
	const target = stated('mostly b', some, () => ({
		probabilities: Float64Array.of(0.1, 0.6, 0.3),
	}));
	expect(diagnosed(some, target, evidence(some, target)).unsupportedMass).toBeCloseTo(0.3, 12);
});

test('the policy that wrote the log weighs all rows alike', () => {
	const { diagnostics } = judged(log, logged(log));
	expect(diagnostics.effectiveSampleSize).toBeCloseTo(2_000, 6);
	expect(diagnostics.meanWeight).toBeCloseTo(1, 12);
	expect(diagnostics.largestWeightShare).toBeCloseTo(1 / 2_000, 12);
	expect(diagnostics.meanWeightError).toBeCloseTo(0, 12);
});

test('a mixture has the weights of its parts, mixed', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
			const parts = [
				{ share, target: logged(log) },
				{ share: 1 - share, target: uniform(log) },
			];
			const both = evidence(log, mixed(parts)).weights;
			const even = evidence(log, uniform(log)).weights;
			for (let i = 0; i < 20; i++) expect(both[i]).toBeCloseTo(share + (1 - share) * even[i]!, 10);
		}),
		{ numRuns: 20 },
	);
	expect(() => mixed([{ share: 0.4, target: logged(log) }])).toThrow(RangeError);
});

test('each threshold refuses just beyond itself and names itself', () => {
	const { fewestEffective, leastEffectiveShare, mostErrorsOff, mostUnsupported } = usualThresholds;
	const { fewestUnits, fewestForVariance, fewestRewards } = usualThresholds;
	const beyond: readonly (readonly [string, Partial<Diagnostics>, Partial<Diagnostics>])[] = [
		[
			'effective-sample-too-small',
			{ rows: 500, effectiveSampleSize: fewestEffective },
			{ rows: 500, effectiveSampleSize: fewestEffective - 1 },
		],
		[
			'effective-share-too-small',
			{ rows: 1e6, effectiveSampleSize: 1e6 * leastEffectiveShare },
			{ rows: 1e6, effectiveSampleSize: 1e6 * leastEffectiveShare - 1 },
		],
		[
			'mean-weight-off',
			{ meanWeight: 1 + 0.0099 * mostErrorsOff },
			{ meanWeight: 1 - 0.0101 * mostErrorsOff },
		],
		[
			'unsupported',
			{ unsupportedMass: mostUnsupported },
			{ unsupportedMass: 1.01 * mostUnsupported },
		],
		[
			'tails-too-heavy',
			{ effectiveForVariance: fewestForVariance },
			{ effectiveForVariance: fewestForVariance - 0.1 },
		],
		['too-few-units', { units: fewestUnits }, { units: fewestUnits - 1 }],
		[
			'too-few-rewards',
			{ effectiveRewards: fewestRewards },
			{ effectiveRewards: fewestRewards - 0.1 },
		],
	];
	for (const [code, still, no] of beyond) {
		expect(refusals({ ...sound, ...still }), code).toEqual([]);
		expect(refusals({ ...sound, ...no }).map((refusal) => refusal.code)).toEqual([code]);
	}
});

test('a log without a single reward is refused: its error of 0 is no certainty, and neither is that of rewards without a miss', () => {
	for (const reward of [0, 1]) {
		const alike = { ...log, rewards: new Float64Array(2_000).fill(reward) };
		expect(codes(alike, logged(alike))).toEqual(['too-few-rewards']);
		const once = { ...alike, rewards: alike.rewards.map((r, i) => (i === 5 ? 1 - r : r)) };
		const { refusals, diagnostics } = judged(once, logged(once));
		expect(refusals.map(({ code }) => code)).toEqual(['too-few-rewards']);
		expect(diagnostics.effectiveRewards).toBeCloseTo(1, 12);
	}
});

test('one unit that owns most of the log is one witness, however many its rows', () => {
	const even = choiceWorld(seededRandom(5, 'world'), { logging: 0.3, trial: 0.3 });
	const own = even.log(2_000, seededRandom(1, 'log'));
	const greedy = {
		...own,
		units: own.units.map((unit) => Math.max(0, unit - 1_500)),
		unitCount: 500,
	};
	expect(codes(own, even.target(own))).toEqual([]);
	expect(codes(greedy, even.target(greedy))).toContain('tails-too-heavy');
});

test('adding a constant to every reward moves no diagnostic', () => {
	const more = { ...log, rewards: log.rewards.map((r) => r + 7) };
	const [before, after] = [judged(log, world.target(log)), judged(more, world.target(more))];
	expect(after.diagnostics).toEqual(before.diagnostics);
});
