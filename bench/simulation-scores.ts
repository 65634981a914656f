import { parseArgs } from 'node:util';
import {
	allEstimators,
	binMean,
	counterfactual,
	crossFitted,
	evidence,
	slateCounterfactual,
	stated,
} from '@marquee/counterfactual';
import {
	byOdds,
	type OneTitlePolicy,
	oneTitleChoices,
	slateChoices,
	trueOneTitleValue,
	trueSlateValue,
	world,
} from '@marquee/simulation';

/*
 * How right is each estimator of what another policy would have earned, held against a world whose truth is known?
 *
 *     node bench/simulation-scores.ts [--logs 300] [--members 1000] [--seed 1] [--json]
 *
 * Logs are of different members of one world; rows of a member go together. Bias and deviation are shares of the true value;
 * coverage is of 95 % intervals, with the gate's share of logs let through beside it (numbers are told regardless).
 */
const { values: flags } = parseArgs({
	options: {
		logs: { type: 'string', default: '300' },
		members: { type: 'string', default: '1000' },
		seed: { type: 'string', default: '1' },
		json: { type: 'boolean', default: false },
	},
});
const [logs, members, seed] = [flags.logs, flags.members, flags.seed].map(Number) as [
	number,
	number,
	number,
];
const of = world({ seed, titles: 200 });
const actions = Array.from({ length: 20 }, (_, a) => a * 10);
const slateActions = actions.slice(0, 8);
const far = 10_000_000; // members of no log: of them the truth is taken

interface Told {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

interface Row {
	readonly regime: string;
	readonly letThrough: number;
	readonly estimator: string;
	readonly bias: number;
	readonly biasError: number;
	readonly deviation: number;
	readonly coverage: number;
}

/** The rows of one regime, from what each estimator said of each log. */
function scored(
	regime: string,
	truth: number,
	letThrough: number,
	told: ReadonlyMap<string, readonly Told[]>,
): readonly Row[] {
	return [...told].map(([estimator, all]) => {
		const mean = all.reduce((sum, { value }) => sum + value, 0) / all.length;
		const squares = all.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
		const deviation = Math.sqrt(squares / (all.length - 1));
		const held = all.filter(({ low, high }) => low <= truth && truth <= high).length;
		return {
			regime,
			letThrough,
			estimator,
			bias: mean / truth - 1,
			biasError: deviation / Math.sqrt(all.length) / truth,
			deviation: deviation / truth,
			coverage: held / all.length,
		};
	});
}

function oneTitle(regime: string, logging: OneTitlePolicy, target: OneTitlePolicy) {
	const truth = trueOneTitleValue(of, target, { actions, from: far, members: 40_000 }).value;
	const told = new Map<string, Told[]>();
	let passed = 0;
	for (let log = 0; log < logs; log++) {
		const from = log * members;
		const { log: choices, personAt } = oneTitleChoices(of, logging, { actions, members, from });
		const asked = stated(target.name, choices, (row) => ({
			probabilities: target.chances(personAt(row)),
		}));
		const seen = evidence(choices, asked, crossFitted(choices, binMean));
		const said = counterfactual({ log: choices, target: asked, seen }, allEstimators(seen), {
			regardless: true,
		});
		if (said.identifiable) passed++;
		for (const [name, estimate] of said.estimates)
			told.set(name, [...(told.get(name) ?? []), estimate]);
	}
	return scored(regime, truth, passed / logs, told);
}

function slates(regime: string, logging: OneTitlePolicy, target: OneTitlePolicy) {
	const settings = { actions: slateActions, places: 3 };
	const truth = trueSlateValue(of, target, { ...settings, from: far, members: 40_000 }).value;
	const told = new Map<string, Told[]>();
	let passed = 0;
	for (let log = 0; log < logs; log++) {
		const drawn = { ...settings, members, from: log * members };
		const said = slateCounterfactual(slateChoices(of, { logging, target }, drawn), {
			regardless: true,
		}).told;
		if (said.get('sips')?.refusals.length === 0) passed++;
		for (const [name, { estimate }] of said)
			if (estimate !== undefined) told.set(name, [...(told.get(name) ?? []), estimate]);
	}
	return scored(regime, truth, passed / logs, told);
}

const odds = (noise: number, temperature: number, explored: number, among = actions) =>
	byOdds(of, among, { noise, temperature, explored });

const rows = [
	...oneTitle('near: warm log, a little colder', odds(0.5, 1, 0.2), odds(0, 0.7, 0.2)),
	...oneTitle('far: warm log, much colder', odds(0.5, 1, 0.2), odds(0, 0.25, 0.02)),
	...oneTitle('beyond: cold log, cold elsewhere', odds(2, 0.3, 0.05), odds(0, 0.15, 0)),
	...slates(
		'slates of 3: warm log, a little colder',
		odds(0.5, 1.5, 0.3, slateActions),
		odds(0, 1, 0.3, slateActions),
	),
];

if (flags.json) console.log(JSON.stringify({ logs, members, seed, rows }));
else {
	let regime = '';
	for (const { letThrough, ...row } of rows) {
		if (row.regime !== regime) {
			console.log(`\n${row.regime}; the gate lets ${(100 * letThrough).toFixed(0)} % through`);
			console.log('estimator          bias            deviation  coverage');
		}
		regime = row.regime;
		const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
		const bias = `${percent(row.bias)} ± ${percent(row.biasError)}`;
		console.log(
			row.estimator.padEnd(16),
			bias.padEnd(18),
			percent(row.deviation).padStart(8),
			percent(row.coverage).padStart(9),
		);
	}
}
