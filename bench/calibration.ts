import {
	type Arm,
	asymptoticSequence,
	cuped,
	exactShare,
	kolmogorovSmirnov,
	type Moments,
	meanArm,
	momentsOf,
	type Reading,
	ratioArm,
	twoChancesSequence,
	welch,
} from '@marquee/statistics';
import { type Random, seededRandom } from '@marquee/units';

/**
 * Are readings as sure as they say? Experiments without and with an effect, by the thousand: how many sequences ever cry
 * out under continuous peeking, whether p-values of one look are uniform, how often intervals hold the truth.
 *
 * What is counted comes with the exact 95 % interval of the count itself. Ends with 1 if a promise is broken: more than 5 %
 * false alarms of a sequence, a p-value of Kolmogorov and Smirnov below 0.01, coverage outside 94 to 96 %.
 *
 *     node bench/calibration.ts [experiments = 10000] [seed = 1]
 */
const experiments = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);

/** A metric: what one unit of an arm brings, and its covariate or denominator. */
interface Metric {
	readonly name: string;
	readonly draw: (random: Random, lift: number) => readonly [number, number];
	readonly arms: (control: Moments, treatment: Moments) => { control: Arm; treatment: Arm };
	/** What `lift` truly changes. */
	readonly truth: (lift: number) => number;
}

const plain = (control: Moments, treatment: Moments) => ({
	control: meanArm(control),
	treatment: meanArm(treatment),
});

const metrics: readonly Metric[] = [
	{
		name: 'normal mean',
		draw: (random, lift) => [random.normal() + lift, 0],
		arms: plain,
		truth: (lift) => lift,
	},
	{
		name: 'share of 0.4',
		draw: (random, lift) => [random.next() < 0.4 + lift ? 1 : 0, 0],
		arms: plain,
		truth: (lift) => lift,
	},
	{
		name: 'skewed hours, exp(normal)',
		draw: (random, lift) => [Math.exp(random.normal()) + lift, 0],
		arms: plain,
		truth: (lift) => lift,
	},
	{
		name: 'CUPED, correlation 0.7',
		draw: (random, lift) => {
			const before = random.normal();
			return [0.7 * before + Math.sqrt(0.51) * random.normal() + lift, before];
		},
		arms: cuped,
		truth: (lift) => lift,
	},
	{
		name: 'ratio: hours per session',
		draw: (random, lift) => {
			const sessions = 1 + random.below(8);
			return [sessions * (0.5 + lift + 0.2 * random.normal()), sessions];
		},
		arms: (control, treatment) => ({ control: ratioArm(control), treatment: ratioArm(treatment) }),
		truth: (lift) => lift,
	},
];

function drawn(metric: Metric, units: number, lift: number, random: Random): Moments {
	const columns = [new Float64Array(units), new Float64Array(units)];
	for (let unit = 0; unit < units; unit++) {
		const [value, other] = metric.draw(random, lift);
		columns[0]![unit] = value;
		columns[1]![unit] = other;
	}
	return momentsOf(...columns);
}

/** Of one look at 1,000 and 500 units: uniformity of p under no effect, coverage of a true one. */
function fixedLook(metric: Metric): { readonly uniform: number; readonly coverage: number } {
	const random = seededRandom(seed, metric.name);
	const pValues: number[] = [];
	let covered = 0;
	const read = (lift: number): Reading => {
		const { control, treatment } = metric.arms(
			drawn(metric, 1000, 0, random),
			drawn(metric, 500, lift, random),
		);
		return welch(control, treatment);
	};
	for (let e = 0; e < experiments; e++) {
		pValues.push(read(0).pValue);
		const { low, high } = read(0.05);
		if (low <= metric.truth(0.05) && metric.truth(0.05) <= high) covered++;
	}
	const even = Array.from({ length: experiments }, (_, i) => (i + 0.5) / experiments);
	return { uniform: kolmogorovSmirnov(even, pValues).pValue, coverage: covered / experiments };
}

const ways = ['plain', 'asymptotic', 'exact'] as const;
type Cried = Record<(typeof ways)[number], boolean>;

/** Peeked at after every unit pair from 100 on, to 2,000 a side, a retention of 0.4 in both arms. */
function peeking(): Readonly<Record<string, number>> {
	const random = seededRandom(seed, 'peeking');
	const all = Array.from({ length: experiments }, () => peekedAt(random));
	return Object.fromEntries(
		ways.map((way) => [way, all.filter((one) => one[way]).length / experiments]),
	);
}

function peekedAt(random: Random): Cried {
	const cried = { plain: false, asymptotic: false, exact: false };
	const counts = [0, 0];
	for (let n = 1; n <= 2000; n++) {
		for (const arm of [0, 1]) if (random.next() < 0.4) counts[arm]!++;
		if (n >= 100) lookAt(cried, counts, n);
	}
	return cried;
}

function lookAt(cried: Cried, counts: readonly number[], n: number): void {
	const arms = counts.map((count) => {
		const mean = count / n;
		return { n, mean, variance: mean * (1 - mean), baseline: mean };
	});
	const [c, t] = [arms[0]!, arms[1]!];
	const apart = Math.abs(t.mean - c.mean) / Math.sqrt((c.variance + t.variance) / n);
	cried.plain ||= apart > 1.96;
	// No sequence cries before some 2.5 deviations: the rest of the work is saved.
	if (apart < 2.5) return;
	cried.asymptotic ||= asymptoticSequence(c, t, { tuning: 4000 }).pValue < 0.05;
	const [control, treatment] = counts.map((successes) => ({ successes, trials: n }));
	cried.exact ||= twoChancesSequence(control!, treatment!).pValue < 0.05;
}

/** A share of the experiments with its exact interval. */
function counted(share: number): string {
	const successes = Math.round(share * experiments);
	const { low, high } = exactShare({ successes, trials: experiments });
	const percent = (one: number) => `${(100 * one).toFixed(2)} %`;
	return `${percent(share)} [${percent(low)}, ${percent(high)}]`;
}

const broken: string[] = [];
console.log(`${experiments} experiments, seed ${seed}`);
console.log('one look at 1,000 and 500 units, no effect and an effect of 0.05');
for (const metric of metrics) {
	const { uniform, coverage } = fixedLook(metric);
	console.log(
		`  ${metric.name.padEnd(28)} p even: KS p ${uniform.toFixed(3)}   95 % intervals hold the truth in ${counted(coverage)}`,
	);
	if (uniform < 0.01) broken.push(`${metric.name}: p-values are not even`);
	if (coverage < 0.94 || coverage > 0.96) broken.push(`${metric.name}: coverage ${coverage}`);
}
console.log(
	'false alarms without an effect, peeked at after every unit of each arm from 100 to 2,000',
);
for (const [way, share] of Object.entries(peeking())) {
	console.log(`  ${way.padEnd(28)} ${counted(share)}`);
	if (way !== 'plain' && share > 0.05) broken.push(`${way}: ${share} false alarms`);
}
for (const promise of broken) console.log(`broken: ${promise}`);
process.exitCode = broken.length > 0 ? 1 : 0;
