import { asymptoticSequence, meanArm, momentsOf } from '@marquee/statistics';
import { type Random, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';

const members = 400;
const looksPerDay = 4;

/** Members who come within days and play for a week, each as often as suits them; the arms differ in nothing. */
function everCriesOut(random: Random, daysOfComing: number): boolean {
	const comesAt = Array.from({ length: members }, () => random.next() * daysOfComing);
	const rate = Array.from({ length: members }, () => Math.exp(random.normal()) / looksPerDay);
	const plays = new Float64Array(members);
	for (let look = 1; look <= 14 * looksPerDay; look++) {
		const now = look / looksPerDay;
		const arms: readonly number[][] = [[], []];
		for (let i = 0; i < members; i++) {
			if (comesAt[i]! >= now) continue;
			if (now - comesAt[i]! <= 7) plays[i]! += poisson(rate[i]!, random);
			arms[i % 2]!.push(plays[i]!);
		}
		if (arms.some(({ length }) => length < 100)) continue;
		const [control, treatment] = arms.map((values) => meanArm(momentsOf(values)));
		const { low, high } = asymptoticSequence(control!, treatment!, { tuning: members });
		if (low > 0 || high < 0) return true;
	}
	return false;
}

function poisson(mean: number, random: Random): number {
	let [chance, count] = [random.next(), 0];
	for (let mass = Math.exp(-mean); chance > mass; mass *= mean / ++count) chance -= mass;
	return count;
}

test.each([
	['all at once', 0.5],
	['over two weeks', 14],
])(
	'sums that still grow are read four times a day without crying out too often: members come %s',
	(_, days) => {
		const random = seededRandom(1, `open windows, ${days}`);
		const experiments = 100;
		const alarms = Array.from({ length: experiments }, () => everCriesOut(random, days));
		expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(0.05 * experiments);
	},
);
