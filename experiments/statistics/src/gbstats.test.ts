import { expect, test } from 'vitest';
import { meanArm, proportionArm } from './arm.ts';
import { asymptoticSequence } from './asymptotic-sequence.ts';
import { cuped } from './cuped.ts';
import { gbstatsAnswers } from './gbstats.fixture.ts';
import { momentsFromSums } from './moments.ts';
import { ratioArm } from './ratio-arm.ts';
import type { Reading } from './reading.ts';
import { welch } from './welch.ts';

/** Two columns of n units: their sums, their sums of squares, the sum of their products. */
const pair = (n: number, sums: [number, number], squares: [number, number], product: number) =>
	momentsFromSums({ n, sums, products: [squares[0], product, product, squares[1]] });

const arms = {
	mean: {
		control: meanArm({ n: 3407, sum: 1396.87, sumSquares: 52377.9173 }),
		treatment: meanArm({ n: 3461, sum: 2422.7, sumSquares: 134696.29 }),
	},
	proportion: { control: proportionArm(14_000, 2411), treatment: proportionArm(6900, 1290) },
	ratio: {
		control: ratioArm(pair(3000, [9000, 15_000], [39_000, 91_000], 52_000)),
		treatment: ratioArm(pair(2500, [8100, 12_600], [36_500, 77_000], 47_000)),
	},
	cuped: cuped(
		pair(3000, [9000, 8700], [39_000, 37_000], 34_000),
		pair(1200, [3800, 3510], [17_000, 15_100], 14_100),
	),
};

const numbers = ({ estimate, standardError, low, high, pValue }: Reading) => [
	estimate,
	standardError,
	low,
	high,
	pValue,
];

test.each(Object.keys(gbstatsAnswers) as (keyof typeof gbstatsAnswers)[])(
	'%s: Welch, one-sided and sequential are those of gbstats to 9 digits, groups of unequal size',
	(name) => {
		const [metric, kind] = name.split(' ') as [keyof typeof arms, string];
		const { control, treatment } = arms[metric];
		const asked = { relative: kind === 'relative' };
		const answers = gbstatsAnswers[name];
		const ours = {
			welch: welch(control, treatment, asked),
			greater: welch(control, treatment, { ...asked, alternative: 'greater' }),
			sequential: asymptoticSequence(control, treatment, { ...asked, tuning: 8000 }),
		};
		for (const [way, reading] of Object.entries(ours))
			for (const [i, expected] of answers[way as keyof typeof ours].entries())
				expect(numbers(reading)[i]).toBeCloseTo(expected, 9);
	},
);
