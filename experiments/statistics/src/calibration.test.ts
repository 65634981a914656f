import { normalQuantile } from '@marquee/numerics';
import { type Random, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { type Arm, proportionArm } from './arm.ts';
import { asymptoticSequence } from './asymptotic-sequence.ts';
import { betaBinomialSequence } from './beta-binomial-sequence.ts';
import { groupSequentialBounds } from './group-sequential.ts';
import { sequentialSampleRatio } from './sequential-sample-ratio.ts';
import { twoChancesSequence } from './two-chances-sequence.ts';
import { welch } from './welch.ts';

type Cries = (counts: readonly number[], n: number) => readonly boolean[];

/** Experiments without an effect, looked at after every batch: the share that ever cries out, of each way of reading. */
function falseAlarms(experiments: number, looks: number, cries: Cries): readonly number[] {
	const random = seededRandom(11, 'peeking');
	const all = Array.from({ length: experiments }, () => everCried(looks, cries, random));
	return all[0]!.map((_, way) => all.filter((one) => one[way]).length / experiments);
}

/** Both arms get a hundred units a look, two in five of which stay. */
function everCried(looks: number, cries: Cries, { next }: Random): readonly boolean[] {
	const stay = () => Array.from({ length: 100 }, next).filter((one) => one < 0.4).length;
	let counts: readonly number[] = [0, 0];
	let cried: readonly boolean[] = [];
	for (let look = 1; look <= looks; look++) {
		counts = counts.map((count) => count + stay());
		cried = cries(counts, look * 100).map((cry, way) => cry || cried[way] === true);
	}
	return cried;
}

test('peeked at forty times, sequences cry wolf in at most one experiment of twenty; plain tests in many more', () => {
	const rates = falseAlarms(300, 40, (counts, n) => {
		const [c, t] = counts.map((count) => proportionArm(n, count)) as [Arm, Arm];
		return [
			asymptoticSequence(c, t, { tuning: 4000 }).pValue < 0.05,
			twoChancesSequence(
				{ successes: counts[0]!, trials: n },
				{ successes: counts[1]!, trials: n },
				{ alternative: 'greater' },
			).pValue < 0.05,
			betaBinomialSequence({ successes: counts[0]!, trials: n }, { chance: 0.4 }).pValue < 0.05,
			sequentialSampleRatio([counts.map((count) => ({ count, weight: 1 }))]).pValue < 0.05,
			welch(c, t).pValue < 0.05,
		];
	});
	const noise = 3 * Math.sqrt((0.05 * 0.95) / 300);
	for (const rate of rates.slice(0, 4)) expect(rate).toBeLessThan(0.05 + noise);
	expect(rates[4]).toBeGreaterThan(0.15);
});

test('bounds of a group of looks are crossed by chance as often as alpha says', () => {
	const information = [0.25, 0.5, 0.75, 1];
	const bounds = groupSequentialBounds({ information });
	const random = seededRandom(3, 'looks');
	let crossed = 0;
	for (let e = 0; e < 20_000; e++) {
		let score = 0;
		let cries = false;
		for (const [look, bound] of bounds.entries()) {
			score += random.normal() / 2;
			cries ||= Math.abs(score) / Math.sqrt(information[look]!) > bound;
		}
		crossed += Number(cries);
	}
	expect(Math.abs(crossed / 20_000 - 0.05)).toBeLessThan(-normalQuantile(0.001) * 0.00155);
});
