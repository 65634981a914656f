import { sigmoid } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { fitWeighting } from './fit-weighting.ts';
import { logisticRidge } from './logistic-ridge.ts';
import { reliability } from './reliability.ts';
import { ridgeRegression } from './ridge-regression.ts';
import { rewardOf } from './weighting.ts';

const n = 40;
const centred = (values: readonly number[]) => {
	const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
	return Float64Array.from(values, (value) => value - mean);
};
const step = (by: number, of: number) => Array.from({ length: n }, (_, i) => ((i * by) % of) / of);
const columns = [centred(step(37, 41)), centred(step(17, 23))];
const stayed = step(29, 31).map((one, i) => (one < 0.2 + 0.6 * step(37, 41)[i]! ? 1 : 0));

test('both regressions are those of scikit-learn on the same numbers', () => {
	const logistic = logisticRidge(columns, stayed, 2);
	expect(logistic.intercept).toBeCloseTo(-0.30409961, 7); // LogisticRegression(C=1/2)
	expect(logistic.weights[0]).toBeCloseTo(0.47483361, 7);
	expect(logistic.weights[1]).toBeCloseTo(-0.31864678, 7);
	const hours = step(13, 19).map((one, i) => one + 2 * step(37, 41)[i]! - step(17, 23)[i]!);
	const linear = ridgeRegression(columns, hours, 2);
	expect(linear.intercept).toBeCloseTo(0.9741837361165373, 12); // Ridge(alpha=2)
	expect(linear.weights[0]).toBeCloseTo(1.21834705, 7);
	expect(linear.weights[1]).toBeCloseTo(-0.37996684, 7);
	const expected = Array.from({ length: n }, (_, row) =>
		sigmoid(
			logistic.weights.reduce(
				(sum, weight, p) => sum + weight * columns[p]![row]!,
				logistic.intercept,
			),
		),
	);
	expect(reliability(expected, stayed).areaUnderCurve).toBeCloseTo(0.6547314578005116, 12);
});

test('without a ridge, outcomes that a weighting parts perfectly are refused rather than followed to infinity', () => {
	const parted = Float64Array.from({ length: 20 }, (_, i) => i - 9.5);
	expect(() =>
		logisticRidge(
			[parted],
			[...parted].map((x) => Number(x > 0)),
			0,
		),
	).toThrow(RangeError);
});

/** Members whose staying depends on completion and thumbs, and on nothing else. */
function members(count: number) {
	const random = seededRandom(3, 'members');
	const rows = Array.from({ length: count }, () => {
		const completion = random.next();
		const thumbsDown = random.next() < 0.2 ? 1 : 0;
		const chance = sigmoid(-0.5 + 2 * (completion - 0.5) - 1.2 * thumbsDown);
		return [completion, thumbsDown, random.next(), random.next() < chance ? 1 : 0] as const;
	});
	const column = (at: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[at]);
	return {
		names: ['completion', 'thumbsDown', 'noise'],
		signals: [column(0), column(1), column(2)],
		outcomeName: 'retained-week-4',
		outcome: column(3),
	};
}

test('what makes members stay is found, noise is not, and the chances mean what they say', () => {
	const {
		weighting,
		reliability: shown,
		unexplained,
	} = fitWeighting(members(4000), {
		random: seededRandom(1),
	});
	const [completion, thumbsDown, noise] = weighting.signals;
	expect(completion!.low < 2 && 2 < completion!.high).toBe(true);
	expect(thumbsDown!.low < -1.2 && -1.2 < thumbsDown!.high).toBe(true);
	expect(noise!.low < 0 && 0 < noise!.high).toBe(true);
	expect(shown!.expectedCalibrationError).toBeLessThan(0.03);
	expect(shown!.areaUnderCurve).toBeGreaterThan(0.65);
	expect(unexplained).toBeLessThan(0.95);
	const inside = shown!.bins.filter(
		({ expected, found }) => found.low <= expected && expected <= found.high,
	);
	expect(inside.length).toBeGreaterThanOrEqual(8);
});

test('a version is its content: the same units give the same one, and any other number another', () => {
	const past = members(400);
	const fitted = () => fitWeighting(past, { random: seededRandom(1) }).weighting;
	expect(fitted()).toEqual(fitted());
	const other = { ...past, outcome: past.outcome.with(0, 1 - past.outcome[0]!) };
	expect(fitWeighting(other, { random: seededRandom(1) }).weighting.version).not.toBe(
		fitted().version,
	);
});

test('a reward rises with what people like, is about the mean outcome for the mean member, and needs every signal', () => {
	const { weighting } = fitWeighting(members(2000), { random: seededRandom(1) });
	const mean = Object.fromEntries(weighting.signals.map(({ name, mean: value }) => [name, value]));
	expect(rewardOf(weighting, mean)).toBeCloseTo(sigmoid(weighting.intercept), 12);
	expect(rewardOf(weighting, { ...mean, completion: 1 })).toBeGreaterThan(
		rewardOf(weighting, mean),
	);
	expect(() => rewardOf(weighting, { completion: 1 })).toThrow(
		expect.objectContaining({ code: 'reward-data-malformed' }),
	);
});

test('an outcome in numbers is regressed in numbers', () => {
	const past = members(500);
	const hours = past.signals[0]!.map((value, row) => 3 * value + 0.1 * past.signals[2]![row]!);
	const {
		weighting,
		unexplained,
		reliability: none,
	} = fitWeighting({ ...past, outcome: hours, outcomeName: 'hours' }, { random: seededRandom(1) });
	expect(weighting.answers).toBe('number');
	expect(weighting.signals[0]!.weight).toBeCloseTo(3, 2);
	expect(unexplained).toBeLessThan(0.001);
	expect(none).toBeNull();
});

test('too few units, a signal that never varies, an outcome that all share: each is refused', () => {
	const { signals, ...past } = members(60);
	const refused = (changed: object) => () =>
		fitWeighting({ ...past, signals, ...changed }, { random: seededRandom(1) });
	const few = { signals: signals.map((one) => one.slice(0, 9)), outcome: past.outcome.slice(0, 9) };
	expect(refused(few)).toThrow(/too little/);
	expect(refused({ signals: [signals[0]!, new Float64Array(60), signals[2]!] })).toThrow(
		/thumbsDown/,
	);
	expect(refused({ outcome: new Float64Array(60) })).toThrow(/for everybody/);
	expect(refused({ signals: [signals[0]!.slice(1), signals[1]!, signals[2]!] })).toThrow(
		/59 values/,
	);
});
