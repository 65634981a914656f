import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
	allEstimators,
	binMean,
	type ChoiceLog,
	type Counterfactual,
	clusteredEstimate,
	counterfactual,
	crossFitted,
	evidence,
	stated,
	type Target,
	uniform,
} from '@marquee/counterfactual';
import { choiceWorld, type WorldMade } from '@marquee/counterfactual/testing';
import { observedQuantile } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';

/*
 * How often do 95 % intervals of counterfactual estimates hold the truth, where the gate lets them through and where it does not, and how
 * wide are they?
 *
 *     node bench/counterfactual.ts [--logs 2000] [--worlds 20] [--seed 1] [--only 'NAME;NAME'] [--calibrate]
 *         [--obd FOLDER]
 *
 * Regimes of overlap, rewards, rows, units and tails; each over many worlds whose truth is known, since two policies drawn alike may overlap
 * well or badly. With a folder of Open Bandit data (`random/men/men.csv`, `bts/men/men.csv`, …) also what a policy earned beside what the
 * other's log says of it. With --calibrate also what other thresholds of the gate would have let through, and how well covered.
 */
const { values } = parseArgs({
	options: {
		logs: { type: 'string', default: '2000' },
		worlds: { type: 'string', default: '20' },
		seed: { type: 'string', default: '1' },
		only: { type: 'string' },
		calibrate: { type: 'boolean', default: false },
		obd: { type: 'string' },
	},
});
const [logs, worlds, seed] = [Number(values.logs), Number(values.worlds), Number(values.seed)];

interface Regime {
	readonly name: string;
	readonly units: number;
	readonly world: WorldMade;
}
const regime = (name: string, units: number, world: WorldMade): Regime => ({ name, units, world });
const together = (perUnit: number, by: number) => ({
	logging: 0.5,
	trial: 0.5,
	perUnit,
	together: by,
});
const regimes: readonly Regime[] = [
	regime('near', 2_000, { logging: 0.5, trial: 0.5 }),
	regime('near, few rows', 400, { logging: 0.5, trial: 0.5 }),
	regime('apart', 2_000, { logging: 1, trial: 1 }),
	regime('apart, few rows', 500, { logging: 1, trial: 1 }),
	regime('at the edge', 2_000, { logging: 1.4, trial: 1.4 }),
	regime('at the edge, many rows', 10_000, { logging: 1.4, trial: 1.4 }),
	regime('far', 2_000, { logging: 1.8, trial: 1.8 }),
	regime('far, many rows', 10_000, { logging: 1.8, trial: 1.8 }),
	regime('opposed', 2_000, { logging: 3, trial: 3, actions: 20 }),
	regime('50 actions', 5_000, { logging: 1.2, trial: 0.5, actions: 50 }),
	regime('a fifth explored', 2_000, { exploring: 0.2, trial: 0.5 }),
	regime('a twentieth explored', 5_000, { exploring: 0.05, trial: 0.5 }),
	regime('rewards of 2 %', 10_000, { logging: 0.7, trial: 0.7, level: 0.02 }),
	regime('rewards of .5 %', 10_000, { logging: 0.7, trial: 0.7, level: 0.005 }),
	regime('rewards of .1 %', 10_000, { logging: 0.5, trial: 0.5, level: 0.001 }),
	regime('rewards of .03 %', 10_000, { logging: 0.5, trial: 0.5, level: 0.0003 }),
	regime('rewards of 2 %, apart', 10_000, { logging: 1.2, trial: 1.2, level: 0.02 }),
	regime('units of ten rows', 300, together(10, 0.5)),
	regime('50 units of fifty rows', 50, together(50, 0.8)),
	regime('uneven units', 300, { ...together(10, 0.5), uneven: true }),
	regime('amounts', 2_000, { logging: 0.7, trial: 0.7, amounts: true }),
	regime('amounts, apart', 4_000, { logging: 1.2, trial: 1.2, amounts: true }),
];

function judged(log: ChoiceLog, target: Target): Counterfactual {
	const seen = evidence(log, target, crossFitted(log, binMean));
	const estimators = allEstimators(seen).filter(({ name }) => name !== 'mips' && name !== 'replay');
	return counterfactual({ log, target, seen }, estimators, { regardless: true });
}

interface Answer extends Counterfactual {
	readonly truth: number;
}

function answersOf({ name, units, world: made }: Regime): readonly Answer[] {
	const all = Array.from({ length: worlds }, (_, w) =>
		choiceWorld(seededRandom(seed * 1_000 + w, `world/${name}`), made),
	);
	return Array.from({ length: logs }, (_, i) => {
		const world = all[i % worlds]!;
		const log = world.log(units, seededRandom(seed * 1e6 + i, `log/${name}`));
		return { ...judged(log, world.target(log)), truth: world.truth };
	});
}

const unbiased = ['ips', 'snips', 'dr', 'sndr'];
const biased = ['clippedIps', 'dm', 'switchDr', 'dros'];
/** Of fewer logs a share says next to nothing. */
const fewest = Math.max(20, logs / 20);

const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const percent = (share: number) => (100 * share).toFixed(1);
const median = (numbers: readonly number[]) =>
	observedQuantile(Float64Array.from(numbers).sort(), 0.5);

const covered = (answers: readonly Answer[], name: string): number =>
	mean(
		answers.map(({ estimates, truth }) => {
			const { low, high } = estimates.get(name)!;
			return low <= truth && truth <= high ? 1 : 0;
		}),
	);
const width = (answers: readonly Answer[], name: string): number =>
	median(
		answers.map(({ estimates, truth }) => {
			const { low, high } = estimates.get(name)!;
			return (high - low) / truth;
		}),
	);
const range = (shares: readonly number[]) =>
	`${percent(Math.min(...shares))}–${percent(Math.max(...shares))}`;

function line(about: Regime, answers: readonly Answer[]): string {
	const passed = answers.filter(({ identifiable }) => identifiable);
	const of = <Cell>(
		some: readonly Answer[],
		cells: () => readonly Cell[],
		none: readonly string[],
	) => (some.length < fewest ? none : cells());
	const reasons = new Map<string, number>();
	for (const { refusals } of answers)
		for (const { code } of refusals) reasons.set(code, (reasons.get(code) ?? 0) + 1);
	const why = [...reasons]
		.filter(([, times]) => times >= fewest)
		.sort(([, a], [, b]) => b - a)
		.map(([code]) => code);
	const middle = (key: 'effectiveSampleSize' | 'effectiveForVariance' | 'effectiveRewards') =>
		Math.round(median(answers.map(({ diagnostics }) => diagnostics[key])));
	return [
		about.name,
		`${middle('effectiveSampleSize')} of ${Math.round(median(answers.map(({ diagnostics }) => diagnostics.rows)))}`,
		`${middle('effectiveForVariance')}, ${middle('effectiveRewards')}`,
		percent(passed.length / answers.length),
		...of(passed, () => unbiased.map((name) => percent(covered(passed, name))), [
			'–',
			'–',
			'–',
			'–',
		]),
		...of(passed, () => [range(biased.map((name) => covered(passed, name)))], ['–']),
		range(unbiased.map((name) => covered(answers, name))),
		...of(
			passed,
			() => [`${width(passed, 'snips').toFixed(2)}, ${width(passed, 'dr').toFixed(2)}`],
			['–'],
		),
		why.join(', '),
	].join(' | ');
}

interface Calibration {
	readonly rule: Answer['refusals'][number]['code'];
	readonly of: 'effectiveForVariance' | 'effectiveSampleSize' | 'effectiveRewards';
	readonly thresholds: readonly number[];
}
const calibrations: readonly Calibration[] = [
	{
		rule: 'tails-too-heavy',
		of: 'effectiveForVariance',
		thresholds: [0, 3, 6, 9, 12, 16, 24, 48],
	},
	{
		rule: 'effective-sample-too-small',
		of: 'effectiveSampleSize',
		thresholds: [0, 25, 50, 100, 200, 400],
	},
	{ rule: 'too-few-rewards', of: 'effectiveRewards', thresholds: [0, 1, 2, 3, 4, 6, 8, 12, 20] },
];

/**
 * What one threshold of the gate does while all others stay: how many logs it lets through, and of these the coverage in the worst and in
 * the best covered regime and of all together; regimes of which it lets through a tenth of the logs and more.
 */
function calibrated({ rule, of, thresholds }: Calibration, all: readonly (readonly Answer[])[]) {
	console.log(
		`\n| ${of} | let through % | ${unbiased.map((name) => `${name}: worst, all, best`).join(' | ')} |`,
	);
	console.log(`|${'---|'.repeat(2 + unbiased.length)}`);
	for (const threshold of thresholds) {
		const passed = all
			.map((answers) =>
				answers.filter(
					({ refusals, diagnostics }) =>
						refusals.every(({ code }) => code === rule) && diagnostics[of] >= threshold,
				),
			)
			.filter((some) => some.length >= logs / 10);
		const share = passed.flat().length / all.flat().length;
		const cells = unbiased.map((name) => {
			const shares = passed.map((some) => covered(some, name));
			const [worst, best] = [Math.min(...shares), Math.max(...shares)];
			return [worst, covered(passed.flat(), name), best].map(percent).join(', ');
		});
		console.log(`| ${threshold} | ${percent(share)} | ${cells.join(' | ')} |`);
	}
}

const head = [
	'regime',
	'effective of rows',
	'behind the error, rewards',
	'let through %',
	...['IPS', 'SNIPS', 'DR', 'SNDR'],
	'biased',
	'unbiased, all logs',
	'width of SNIPS, DR',
	'refused for',
];
console.log(`| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
const only = values.only?.split(';');
const answered: (readonly Answer[])[] = [];
for (const each of regimes) {
	if (only !== undefined && !only.includes(each.name)) continue;
	const answers = answersOf(each);
	console.log(`| ${line(each, answers)} |`);
	if (values.calibrate) answered.push(answers);
}
if (values.calibrate) for (const each of calibrations) calibrated(each, answered);

if (values.obd !== undefined)
	for (const campaign of ['men', 'women'])
		if (existsSync(`${values.obd}/bts/${campaign}/${campaign}.csv`))
			openBandit(values.obd, campaign);

/** The random log says of the bandit, and the bandit's of random choice, what each earned itself. */
function openBandit(folder: string, campaign: string): void {
	const read = (policy: string) =>
		openBanditLog(readFileSync(`${folder}/${policy}/${campaign}/${campaign}.csv`, 'utf8'));
	const [random, bandit] = [read('random'), read('bts')];
	// the bandit learns on and takes no context: what it chose at each position is its policy on the mean
	const shares = frequencies(bandit);
	const asBandit = stated('bts', random, (row) => ({
		probabilities: shares[random.contexts[0]!.codes[row]!]!,
	}));
	for (const [log, target, own] of [
		[random, asBandit, bandit],
		[bandit, uniform(bandit), random],
	] as const) {
		const earned = mean([...own.rewards]);
		const { standardError } = clusteredEstimate(
			{ value: earned, influences: own.rewards.map((r) => r - earned) },
			own,
		);
		const { identifiable, estimates, refusals, diagnostics } = judged(log, target);
		console.log(
			`\n${campaign}, ${target.name} from the other's log: it earned ${earned.toFixed(5)} ± ${standardError.toFixed(5)}; worth ${diagnostics.effectiveSampleSize.toFixed(1)} rows, ${identifiable ? 'identifiable' : `refused: ${refusals.map(({ code }) => code).join(', ')}`}`,
		);
		for (const [name, { value, low, high }] of estimates)
			console.log(
				`  ${name.padEnd(10)} ${value.toFixed(5)} [${low.toFixed(5)}, ${high.toFixed(5)}]`,
			);
	}
}

function openBanditLog(text: string): ChoiceLog {
	const rows = text
		.trimEnd()
		.split('\n')
		.slice(1)
		.map((line) => line.split(',', 6).map(Number));
	const items = text.slice(0, text.indexOf('\n')).split('user-item_affinity').length - 1;
	const column = (at: number) => rows.map((row) => row[at]!);
	return {
		actions: Array.from({ length: items }, (_, item) => String(item)),
		chosen: Int32Array.from(column(2)),
		propensities: Float64Array.from(column(5)),
		rewards: Float64Array.from(column(4)),
		units: Int32Array.from(rows.keys()),
		unitCount: rows.length,
		contexts: [
			{
				name: 'position',
				labels: ['1', '2', '3'],
				codes: Int32Array.from(column(3), (position) => position - 1),
			},
		],
	};
}

function frequencies({ chosen, contexts, actions }: ChoiceLog): readonly Float64Array[] {
	const { codes, labels } = contexts[0]!;
	const counts = labels.map(() => new Float64Array(actions.length));
	const totals = new Float64Array(labels.length);
	for (const [row, item] of chosen.entries()) {
		counts[codes[row]!]![item]!++;
		totals[codes[row]!]!++;
	}
	return counts.map((each, label) => each.map((count) => count / totals[label]!));
}
