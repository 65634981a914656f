import {
	type Estimate,
	pairedDifference,
	readQrels,
	readRun,
	resampled,
	type SignTest,
	signTest,
	type TrecEvaluation,
	trecEvaluation,
	trecMeasuresAt,
} from '@marquee/metrics';
import { Failure, seededRandom } from '@marquee/units';
import { textIn } from '../terminal/text-in.ts';
import type { MetricsFlags } from './metrics.ts';

/** How much better a run is than the other on the same users. */
type Difference = Estimate & SignTest;

/** The measures by name, as trec_eval names them, beside what explains them. */
export interface MetricsReport {
	readonly [name: string]: unknown;
	/** Which definition each measure is, by the part of its name before the depth. */
	readonly variants: Readonly<Record<string, string>>;
	readonly unanswered: readonly string[];
	readonly unknown: readonly string[];
	readonly perUser?: readonly Readonly<Record<string, unknown>>[];
	/** Run less the other run, by measure: mean, 95 % bootstrap interval, sign test. */
	readonly differences?: Readonly<Record<string, Difference>>;
}

/** Judges a run; with another, compares the two over the users of both. */
export async function measuredRuns(flags: MetricsFlags): Promise<MetricsReport> {
	const qrels = readQrels(await textIn(flags.qrels), flags.qrels);
	const measures = trecMeasuresAt(flags.cutoffs);
	const measured = async (path: string) => {
		const evaluation = trecEvaluation(readRun(await textIn(path), path), qrels, {
			measures,
			relevanceLevel: flags.level,
			judgedOnly: flags.judgedOnly ?? false,
			complete: flags.complete ?? false,
			deepest: flags.deepest ?? Infinity,
		});
		if (evaluation.topics.length > 0) return evaluation;
		throw new Failure('trec-malformed', {
			responsible: 'caller',
			what: `no user is both there and in ${flags.qrels}`,
			where: path,
			remedy: 'Check that both files name users alike, and that they are not exchanged.',
		});
	};
	const { means, topics, unanswered, unknown } = await measured(flags.run);
	const variants = measures.flatMap(({ names, variant }) => names.map((name) => [name, variant]));
	return {
		...means,
		variants: Object.fromEntries(variants),
		unanswered,
		unknown,
		...(flags.perUser
			? { perUser: topics.map(({ topic, values }) => ({ user: topic, ...values })) }
			: {}),
		...(flags.against === undefined
			? {}
			: { differences: differences(topics, (await measured(flags.against)).topics, flags.seed) }),
	};
}

type Topics = TrecEvaluation['topics'];

function differences(
	one: Topics,
	other: Topics,
	seed: number,
): Readonly<Record<string, Difference>> {
	const there = new Map(other.map(({ topic, values }) => [topic, values]));
	const both = one.filter(({ topic }) => there.has(topic));
	const names = Object.keys(both[0]?.values ?? {}).filter((name) => !name.startsWith('num_'));
	const columns = names.flatMap((name) => [
		Float64Array.from(both, ({ values }) => values[name]!),
		Float64Array.from(both, ({ topic }) => there.get(topic)![name]!),
	]);
	const drawn = resampled(columns, { random: seededRandom(seed, 'paired') });
	return Object.fromEntries(
		names.map((name, i) => {
			const [mine, theirs] = [drawn[2 * i]!, drawn[2 * i + 1]!];
			const signs = signTest(mine.values.map((value, user) => value - theirs.values[user]!));
			return [name, { ...pairedDifference(mine, theirs), ...signs }];
		}),
	);
}

/** The report as trec_eval prints it, a measure on each line. */
export function metricsPrinted(report: MetricsReport): string {
	const row = (user: string, [name, value]: readonly [string, unknown]) =>
		`${name.padEnd(24)}${user.padEnd(12)}${(value as number).toFixed(Number.isInteger(value) ? 0 : 6)}`;
	const { variants, differences, perUser = [] } = report;
	const lines = perUser.flatMap(({ user, ...values }) =>
		Object.entries(values).map((entry) => row(String(user), entry)),
	);
	lines.push(...Object.keys(variants).map((name) => row('all', [name, report[name]])));
	for (const [name, { value, low, high, wins, losses, pValue }] of Object.entries(
		differences ?? {},
	))
		lines.push(
			`${name.padEnd(24)}${value.toFixed(6)} [${low.toFixed(6)}, ${high.toFixed(6)}] better for ${wins}, worse for ${losses}, p ${pValue.toPrecision(3)}`,
		);
	if (report.unanswered.length > 0) lines.push(`no ranking: ${report.unanswered.length} users`);
	if (report.unknown.length > 0) lines.push(`no judgement: ${report.unknown.length} users`);
	return lines.join('\n');
}
