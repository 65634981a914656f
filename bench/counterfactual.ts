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
import { seededRandom } from '@marquee/units';

/*
 * How far are counterfactual estimates off, and how often do their 95 % intervals hold the truth, where the gate lets them through?
 *
 *     node bench/counterfactual.ts [--logs 1000] [--seed 1] [--obd FOLDER]
 *
 * Worlds whose truth is known, from near policies to far ones, with rare rewards and with units whose rows go together. With a folder of
 * Open Bandit data (`random/men/men.csv`, `bts/men/men.csv`, …) also what a policy earned beside what the other's log says of it.
 */
const { values } = parseArgs({
	options: {
		logs: { type: 'string', default: '1000' },
		seed: { type: 'string', default: '1' },
		obd: { type: 'string' },
	},
});
const [logs, seed] = [Number(values.logs), Number(values.seed)];

interface Regime {
	readonly name: string;
	readonly units: number;
	readonly world: WorldMade;
}
const regimes: readonly Regime[] = [
	{ name: 'near', units: 2_000, world: { logging: 0.5, trial: 0.5 } },
	{ name: 'apart', units: 2_000, world: { logging: 1, trial: 1 } },
	{ name: 'at the edge', units: 2_000, world: { logging: 1.4, trial: 1.4 } },
	{ name: 'far', units: 2_000, world: { logging: 1.8, trial: 1.8 } },
	{ name: 'opposed', units: 2_000, world: { logging: 3, trial: 3, actions: 20 } },
	{ name: 'rare rewards', units: 10_000, world: { logging: 0.7, trial: 0.7, level: 0.02 } },
	{
		name: 'units of ten rows',
		units: 300,
		world: { logging: 0.5, trial: 0.5, perUnit: 10, together: 0.5 },
	},
];

function judged(log: ChoiceLog, target: Target, regardless: boolean): Counterfactual {
	const seen = evidence(log, target, crossFitted(log, binMean));
	const estimators = allEstimators(seen).filter(({ name }) => name !== 'mips' && name !== 'replay');
	return counterfactual({ log, target, seen }, estimators, { regardless });
}

const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

for (const { name, units, world: made } of regimes) {
	const world = choiceWorld(seededRandom(seed, `world/${name}`), made);
	const answers = Array.from({ length: logs }, (_, i) => {
		const log = world.log(units, seededRandom(seed * 1e6 + i, `log/${name}`));
		return judged(log, world.target(log), true);
	});
	const passed = answers.filter(({ identifiable }) => identifiable);
	const sizes = answers.map(({ diagnostics }) => diagnostics.effectiveSampleSize);
	console.log(
		`\n${name}: ${units} units, worth ${mean(sizes).toFixed(0)} rows; the gate lets ${percent(passed.length / logs)} of ${logs} logs through`,
	);
	tell('  passed ', passed, world.truth);
	const refused = answers.filter(({ identifiable }) => !identifiable);
	if (refused.length > logs / 20) tell('  refused', refused, world.truth);
}

function tell(heading: string, answers: readonly Counterfactual[], truth: number): void {
	if (answers.length < logs / 20) return;
	for (const name of answers[0]!.estimates.keys()) {
		const all = answers.map(({ estimates }) => estimates.get(name)!);
		const bias = mean(all.map(({ value }) => value - truth)) / truth;
		const strays = Math.sqrt(mean(all.map(({ value }) => (value - truth) ** 2))) / truth;
		const covered = mean(all.map(({ low, high }) => (low <= truth && truth <= high ? 1 : 0)));
		console.log(
			`${heading} ${name.padEnd(10)} bias ${percent(bias).padStart(7)}, off by ${percent(strays).padStart(7)}, covers ${percent(covered)}`,
		);
	}
}

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
		const { identifiable, estimates, refusals, diagnostics } = judged(log, target, true);
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
