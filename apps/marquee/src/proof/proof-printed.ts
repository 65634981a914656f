import type { Answer, Proof, Truth } from '@marquee/ladder';
import { table } from '../terminal/table.ts';
import { agreementPrinted } from './agreement-printed.ts';
import { percent } from './cells.ts';
import type { ProofReport, ProvenWorld } from './proven-pairs.ts';

/** The report as a person reads it: one pair in full, or many in a table with what they say of the ladder. */
export function proofPrinted(report: ProofReport): string {
	return report.worlds
		.map((proven) =>
			proven.proofs.length === 1
				? onePair(report, proven, proven.proofs[0]!)
				: manyPairs(report, proven),
		)
		.join('\n\n\n');
}

function onePair(
	{ metric, titles }: ProofReport,
	{ world, members, exposed }: ProvenWorld,
	proof: Proof,
) {
	const { a, b, answers, ratio } = proof;
	return [
		`A is ${a}, B is ${b}; ${count(titles)} titles, ${count(members)} members, ${count(exposed[0]!)} of whom came after the log; ${world}`,
		'',
		...table(
			['', 'says', 'B less A', '95 % from', 'to', 'members', ''],
			answers.map((answer) => [
				answer.rung,
				answer.verdict,
				...[answer.estimate, answer.low, answer.high].map(figure),
				count(answer.members),
				answer.detail,
			]),
		),
		'',
		...truths(proof, metric),
		'',
		...(ratio === null
			? ['How many more members an A/B test needs cannot be told: one of both sees no difference.']
			: [
					`For 80 % power at 5 % interleaving needs ${count(ratio.interleaved.members)} members, an A/B test of ${ratio.metric} with CUPED ${count(ratio.byTest.members)}: ${ratio.ratio.toFixed(1)} times as many (± ${percent(ratio.relativeError)}).`,
				]),
		'',
		plainWords(proof),
	].join('\n');
}

function truths({ truth, metricTruth, retention }: Proof, metric: string): readonly string[] {
	const told = (name: string, { verdict, lift, estimate, standardError, members }: Truth) => [
		name,
		verdict,
		Number.isFinite(lift) ? signedPercent(lift) : '–',
		figure(estimate),
		figure(standardError),
		count(members),
	];
	return table(
		['the truth', '', 'lift', 'B less A', 'error', 'members'],
		[told('enjoyment', truth), told(metric, metricTruth), told('retention', retention)],
	);
}

/** What the whole comes to, in words. */
export function plainWords({ a, b, isSame, truth, firstSeen, answers }: Proof): string {
	const wrong = answers.filter(
		({ verdict }) => (verdict === 'A' || verdict === 'B') && verdict !== truth.verdict,
	);
	const told =
		truth.verdict === 'B' ? `${b} is truly better than ${a}` : `${a} is truly better than ${b}`;
	const fact = isSame
		? `Both are ${a}: nothing differs but chance`
		: truth.verdict === 'equal'
			? `${a} and ${b} are equal, as far as ${count(truth.members)} members who lived both ways can tell`
			: told;
	const seen =
		truth.verdict === 'equal'
			? ''
			: firstSeen === null
				? '; no rung saw it'
				: `; first seen ${rungWords[firstSeen]}`;
	const errors =
		wrong.length === 0 ? '' : ` ${sentence(wrong.map(({ rung }) => rung))} said otherwise.`;
	return `${fact}${seen}.${errors}`;
}

const rungWords: Readonly<Record<Answer['rung'], string>> = {
	offline: 'offline',
	counterfactual: 'by counterfactuals',
	interleaving: 'by interleaving',
	'a/b': 'by the A/B test',
};

const sentence = (rungs: readonly string[]): string => {
	const text = rungs.join(' and ');
	return `${text[0]!.toUpperCase()}${text.slice(1)}`;
};

function manyPairs({ metric, titles, seeds }: ProofReport, proven: ProvenWorld): string {
	const { world, members, exposed, proofs, summary } = proven;
	const came = exposed.reduce((sum, one) => sum + one, 0) / exposed.length;
	return [
		`${world}: ${proofs.length} pairs, ${count(titles)} titles, ${count(members)} members, ${count(came)} of whom came after the log${seeds.length > 1 ? `, in each of ${seeds.length} worlds` : ''}`,
		'',
		...table(
			['A', 'B', 'truth', 'lift', metric, 'offline', 'counterf.', 'interleaving', 'A/B', 'ratio'],
			proofs.map(rowOf),
		),
		'',
		...agreementPrinted(summary, metric),
	].join('\n');
}

function rowOf({ a, b, isSame, truth, metricTruth, answers, ratio }: Proof): readonly string[] {
	return [
		...[a, b],
		isSame ? 'same' : truth.verdict,
		signedPercent(truth.lift),
		signedPercent(metricTruth.lift),
		...answers.map(({ rung, verdict, members }) =>
			rung === 'interleaving' || rung === 'a/b'
				? `${short[verdict]} ${count(members)}`
				: short[verdict],
		),
		ratio === null
			? '–'
			: `${ratio.ratio.toFixed(1)} ± ${(ratio.ratio * ratio.relativeError).toFixed(1)}`,
	];
}

const short: Readonly<Record<Answer['verdict'], string>> = {
	A: 'A',
	B: 'B',
	undecided: '·',
	'not identifiable': 'n.i.',
};

const count = (value: number): string => Math.round(value).toLocaleString('en');
const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(4));
const signedPercent = (share: number): string =>
	`${share < 0 ? '' : '+'}${(100 * share).toFixed(1)} %`;
