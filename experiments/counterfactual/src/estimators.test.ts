import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChoiceLog } from './choice-log.ts';
import { counterfactual, told } from './counterfactual.ts';
import type { Estimator } from './estimator.ts';
import { clippedIps } from './estimators/clipped-ips.ts';
import { dm } from './estimators/dm.ts';
import { dr } from './estimators/dr.ts';
import { dros } from './estimators/dros.ts';
import { ips } from './estimators/ips.ts';
import { mips } from './estimators/mips.ts';
import { replay } from './estimators/replay.ts';
import { sndr } from './estimators/sndr.ts';
import { snips } from './estimators/snips.ts';
import { switchDr } from './estimators/switch-dr.ts';
import { type Evidence, evidence } from './evidence.ts';
import { marginalWeights } from './marginal-weights.ts';
import { binMean } from './reward/bin-mean.ts';
import { crossFitted } from './reward/cross-fitted.ts';
import type { Target } from './target.ts';
import { logged } from './targets/logged.ts';
import { uniform } from './targets/uniform.ts';
import { choiceWorld } from './testing/choice-world.ts';

/** Every estimator of single choices, and the same again as plainly as its equation can be written, row by row. */
interface Case {
	readonly estimator: Estimator;
	/** Whether the mean over logs is the truth (SNIPS and SNDR: nearly). */
	readonly isUnbiased: boolean;
	readonly plainly: (rows: readonly PlainRow[]) => number;
}
interface PlainRow {
	readonly w: number;
	readonly r: number;
	readonly d: number;
	readonly q: number;
	readonly m: number;
	readonly p: number;
}
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
const total = (rows: readonly PlainRow[], of: (row: PlainRow) => number) =>
	rows.reduce((sum, row) => sum + of(row), 0);
const cases: readonly Case[] = [
	{
		estimator: ips,
		isUnbiased: true,
		plainly: (rows) => mean(rows.map(({ w, r }) => w * r)),
	},
	{
		estimator: clippedIps(2),
		isUnbiased: false,
		plainly: (rows) => mean(rows.map(({ w, r }) => (w > 2 ? 2 : w) * r)),
	},
	{
		estimator: snips,
		isUnbiased: true,
		plainly: (rows) => total(rows, ({ w, r }) => w * r) / total(rows, ({ w }) => w),
	},
	{ estimator: dm, isUnbiased: false, plainly: (rows) => mean(rows.map(({ d }) => d)) },
	{
		estimator: dr,
		isUnbiased: true,
		plainly: (rows) => mean(rows.map(({ w, r, d, q }) => d + w * (r - q))),
	},
	{
		estimator: sndr,
		isUnbiased: true,
		plainly: (rows) =>
			mean(rows.map(({ d }) => d)) +
			total(rows, ({ w, r, q }) => w * (r - q)) / total(rows, ({ w }) => w),
	},
	{
		estimator: switchDr(1.5),
		isUnbiased: false,
		plainly: (rows) => mean(rows.map(({ w, r, d, q }) => (w > 1.5 ? d : d + w * (r - q)))),
	},
	{
		estimator: dros(3),
		isUnbiased: false,
		plainly: (rows) => mean(rows.map(({ w, r, d, q }) => d + ((3 * w) / (w * w + 3)) * (r - q))),
	},
	{
		estimator: mips,
		isUnbiased: false,
		plainly: (rows) => mean(rows.map(({ m, r }) => m * r)),
	},
];

const plainRows = (seen: Evidence): readonly PlainRow[] =>
	Array.from(seen.rewards, (r, i) => ({
		r,
		w: seen.weights[i]!,
		d: seen.direct![i]!,
		q: seen.factual![i]!,
		m: seen.marginal![i]!,
		p: seen.chances[i]!,
	}));

function fullySeen(log: ChoiceLog, target: Target): Evidence {
	const model = crossFitted(log, binMean);
	const embeddings = Int32Array.from(log.actions, (_, action) => action % 3);
	return {
		...evidence(log, target, model),
		marginal: marginalWeights(log, target, embeddings)!,
	};
}

const world = choiceWorld(seededRandom(7, 'world'), { logging: 0.7, trial: 0.7 });
const logs = Array.from({ length: 250 }, (_, i) => world.log(400, seededRandom(i, 'log')));
const seenLogs = logs.map((log) => fullySeen(log, world.target(log)));

describe.each(cases)('$estimator.name', ({ estimator, plainly }) => {
	test('says what its equation says, written down row by row', () => {
		for (const seen of seenLogs.slice(0, 10))
			expect(estimator.of(seen).value).toBeCloseTo(plainly(plainRows(seen)), 12);
	});

	test('influences have mean 0', () => {
		for (const seen of seenLogs.slice(0, 10))
			expect(mean([...estimator.of(seen).influences])).toBeCloseTo(0, 12);
	});

	test('the order of rows changes nothing', () => {
		const seen = seenLogs[0]!;
		const turned = reordered(seen, (row) => seen.rewards.length - 1 - row);
		expect(told(estimator, turned).value).toBeCloseTo(told(estimator, seen).value, 12);
		expect(told(estimator, turned).standardError).toBeCloseTo(
			told(estimator, seen).standardError,
			12,
		);
	});

	test('rewards in another unit make an estimate in that unit', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (scale) => {
				const seen = seenLogs[1]!;
				const scaled: Evidence = {
					...seen,
					rewards: seen.rewards.map((r) => r * scale),
					direct: seen.direct!.map((d) => d * scale),
					factual: seen.factual!.map((q) => q * scale),
				};
				expect(estimator.of(scaled).value / scale).toBeCloseTo(estimator.of(seen).value, 10);
			}),
			{ numRuns: 20 },
		);
	});

	test('of the policy that wrote the log it says what that earned', () => {
		const log = logs[2]!;
		const seen = fullySeen(log, logged(log));
		const { value, standardError } = told(estimator, seen);
		if (estimator.name === 'dm' || estimator.name === 'dros')
			expect(Math.abs(value - mean([...log.rewards]))).toBeLessThan(2 * standardError + 0.01);
		else expect(value).toBeCloseTo(mean([...log.rewards]), 10);
	});

	test('every row twice, of the same unit, says no more than once', () => {
		const seen = seenLogs[3]!;
		const rows = seen.rewards.length;
		const twice = reordered(seen, (row) => row % rows, 2 * rows);
		expect(told(estimator, twice).value).toBeCloseTo(told(estimator, seen).value, 12);
		expect(told(estimator, twice).standardError).toBeCloseTo(
			told(estimator, seen).standardError,
			12,
		);
	});

	test('one row of one unit has an estimate and no end to its interval', () => {
		const one = reordered({ ...seenLogs[0]!, unitCount: 1 }, () => 0, 1);
		expect(told(estimator, one).high).toBe(Number.POSITIVE_INFINITY);
	});
});

describe.each(cases.filter(({ isUnbiased }) => isUnbiased))('$estimator.name', ({ estimator }) => {
	const values = seenLogs.map((seen) => estimator.of(seen).value);
	const deviation = Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2)));

	test('its standard error is how far it strays from log to log', () => {
		const errors = seenLogs.map((seen) => told(estimator, seen).standardError);
		expect(mean(errors) / deviation).toBeGreaterThan(0.88);
		expect(mean(errors) / deviation).toBeLessThan(1.12);
	});

	test('has the truth as its mean over logs', () => {
		const within = 4 * (deviation / Math.sqrt(values.length));
		expect(Math.abs(mean(values) - world.truth)).toBeLessThan(within + 1e-3);
	});

	test('its intervals hold the truth of 95 % of logs', () => {
		expect(coverage(estimator)).toBeGreaterThan(0.91);
		expect(coverage(estimator)).toBeLessThan(0.99);
	});
});

describe.each(cases.filter(({ estimator }) => estimator.unbiased !== undefined))(
	'$estimator.name',
	({ estimator }) => {
		test('its bias is admitted: its intervals hold the truth of 95 % of logs at least', () => {
			expect(coverage(estimator)).toBeGreaterThan(0.91);
		});

		test('what it says it leaves out is what the unbiased one lies above it', () => {
			for (const seen of seenLogs.slice(0, 10)) {
				const { value, leavesOut, low, high } = told(estimator, seen);
				const unbiased = told(estimator.unbiased!, seen);
				expect(value + leavesOut!).toBeCloseTo(unbiased.value, 12);
				expect(low).toBeLessThanOrEqual(unbiased.low);
				expect(high).toBeGreaterThanOrEqual(unbiased.high);
			}
		});
	},
);

const coverage = (estimator: Estimator): number =>
	mean(
		seenLogs.map((seen) => {
			const { low, high } = told(estimator, seen);
			return low <= world.truth && world.truth <= high ? 1 : 0;
		}),
	);

function reordered(seen: Evidence, from: (row: number) => number, rows = seen.rewards.length) {
	const column = (values: Float64Array) =>
		Float64Array.from({ length: rows }, (_, i) => values[from(i)]!);
	return {
		rewards: column(seen.rewards),
		weights: column(seen.weights),
		chances: column(seen.chances),
		propensities: column(seen.propensities),
		direct: column(seen.direct!),
		factual: column(seen.factual!),
		marginal: column(seen.marginal!),
		units: Int32Array.from({ length: rows }, (_, i) => seen.units[from(i)]!),
		unitCount: seen.unitCount,
	};
}

describe.each([snips, sndr].map((estimator) => ({ estimator })))(
	'$estimator.name',
	({ estimator }) => {
		test('a constant added to every reward, and to the model, is added to the estimate', () => {
			const seen = seenLogs[4]!;
			const more: Evidence = {
				...seen,
				rewards: seen.rewards.map((r) => r + 5),
				direct: seen.direct!.map((d) => d + 5),
				factual: seen.factual!.map((q) => q + 5),
			};
			expect(estimator.of(more).value).toBeCloseTo(estimator.of(seen).value + 5, 10);
		});
	},
);

test('weights that are all too large by one factor do not move SNIPS, and move IPS by that factor', () => {
	const seen = seenLogs[5]!;
	const larger = { ...seen, weights: seen.weights.map((w) => 3 * w) };
	expect(snips.of(larger).value).toBeCloseTo(snips.of(seen).value, 12);
	expect(ips.of(larger).value).toBeCloseTo(3 * ips.of(seen).value, 12);
});

test('SNIPS never leaves the range of the rewards', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: -9, max: 9 })),
				{
					minLength: 1,
				},
			),
			(rows) => {
				const weights = Float64Array.from(rows, ([w]) => w);
				fc.pre(weights.some((w) => w > 0) && weights.reduce((a, b) => a + b) > 1e-300);
				const rewards = Float64Array.from(rows, ([, r]) => r);
				const none = new Float64Array(rows.length);
				const units = new Int32Array(rows.length);
				const { value } = snips.of({
					rewards,
					weights,
					chances: none,
					propensities: none,
					units,
					unitCount: 1,
				});
				expect(value).toBeGreaterThanOrEqual(Math.min(...rewards) - 1e-9);
				expect(value).toBeLessThanOrEqual(Math.max(...rewards) + 1e-9);
			},
		),
	);
});

test('a model that is right leaves weights nothing to set right: DR strays less than IPS', () => {
	const spread = (values: readonly number[]) => mean(values.map((v) => (v - mean(values)) ** 2));
	const right = logs.map((log) => evidence(log, world.target(log), world.worth(log)));
	expect(spread(right.map((seen) => dr.of(seen).value))).toBeLessThan(
		spread(right.map((seen) => ips.of(seen).value)),
	);
	expect(mean(right.map((seen) => dm.of(seen).value))).toBeCloseTo(world.truth, 2);
});

test('a model that is wrong everywhere biases DM and not DR', () => {
	const wrong = logs.map((log) => evidence(log, world.target(log), () => 0.9));
	expect(mean(wrong.map((seen) => dm.of(seen).value))).toBeCloseTo(0.9, 12);
	expect(Math.abs(mean(wrong.map((seen) => dr.of(seen).value)) - world.truth)).toBeLessThan(0.02);
});

test('at their ends the tuned estimators are DM, DR and IPS', () => {
	const seen = seenLogs[6]!;
	expect(switchDr(0).of(seen).value).toBeCloseTo(dm.of(seen).value, 12);
	expect(dros(0).of(seen).value).toBeCloseTo(dm.of(seen).value, 12);
	expect(switchDr(Infinity).of(seen).value).toBeCloseTo(dr.of(seen).value, 12);
	expect(dros(Infinity).of(seen).value).toBeCloseTo(dr.of(seen).value, 12);
	expect(clippedIps(Infinity).of(seen).value).toBeCloseTo(ips.of(seen).value, 12);
});

test('rows of one unit that go together widen the interval, and it still holds the truth', () => {
	const alike = choiceWorld(seededRandom(3, 'world'), {
		perUnit: 20,
		together: 0.9,
		logging: 0.3,
		trial: 0.3,
	});
	const seen = Array.from({ length: 150 }, (_, i) => {
		const log = alike.log(60, seededRandom(i, 'alike'));
		return evidence(log, alike.target(log));
	});
	const alone = ({ units, ...rest }: Evidence): Evidence => ({
		...rest,
		units: Int32Array.from(units, (_, row) => row),
		unitCount: units.length,
	});
	const covers = (each: Evidence) => {
		const { low, high } = told(snips, each);
		return low <= alike.truth && alike.truth <= high;
	};
	expect(seen.filter(covers).length / seen.length).toBeGreaterThan(0.9);
	expect(told(snips, seen[0]!).standardError).toBeGreaterThan(
		1.3 * told(snips, alone(seen[0]!)).standardError,
	);
});

test('replay of even choices is SNIPS', () => {
	const even = choiceWorld(seededRandom(1, 'world'), { logging: 0 });
	const log = even.log(500, seededRandom(2, 'log'));
	const first: Target = {
		...uniform(log),
		ofChosen: (row) => (log.chosen[row] === row % 8 ? 1 : 0),
	};
	const seen = evidence(log, first);
	expect(replay.lacks(seen)).toBeUndefined();
	expect(told(replay, seen)).toEqual(told(snips, seen));
});

test('replay of choices that were not equally likely is refused', () => {
	const log = logs[0]!;
	const seen = evidence(log, { ...uniform(log), ofChosen: (row) => log.chosen[row]! % 2 });
	expect(replay.lacks(seen)).toMatch(/not equally likely/);
	expect(replay.lacks(evidence(log, { ...uniform(log), ofChosen: () => 0 }))).toBe(
		'no row matches',
	);
});

test('weights of what actions have in common stray less than weights of actions, and by themselves are the same', () => {
	const log = logs[0]!;
	const target = world.target(log);
	const own = marginalWeights(
		log,
		target,
		Int32Array.from(log.actions, (_, a) => a),
	)!;
	const seen = evidence(log, target);
	for (const [i, w] of own.entries()) expect(w).toBeCloseTo(seen.weights[i]!, 10);
	const one = marginalWeights(log, target, new Int32Array(log.actions.length))!;
	expect(mean([...one])).toBeCloseTo(mean([...seen.weights]), 10);
});

test('an estimator that lacks what it needs says so, and the others answer', () => {
	const log = logs[0]!;
	const target = world.target(log);
	const seen = evidence(log, target);
	const { estimates, lacking } = counterfactual({ log, target, seen }, [ips, dr, mips]);
	expect([...estimates.keys()]).toEqual(['ips']);
	expect([...lacking.keys()]).toEqual(['dr', 'mips']);
});
