import type {
	CounterfactualReading,
	Effect,
	ExperimentReading,
	ExperimentVerdict,
	InterleavingReading,
	MetricComparison,
	MetricReading,
	MetricVerdict,
	SampleRatioReading,
	SegmentReading,
} from '@marquee/contracts';
import {
	asymptoticSequence,
	cuped,
	holm,
	type Moments,
	meanArm,
	mergedMoments,
	type Reading,
	runningIntersection,
	sampleRatio,
	sequenceOf,
	sequentialSampleRatio,
	shrunkenSegments,
} from '@marquee/statistics';
import { type Random, seededRandom } from '@marquee/units';
import { count } from '../words/figures.ts';
import { type RehearsedMetric, rehearsedMetric } from './rehearsal-metrics.ts';
import type { RehearsedExperiment } from './rehearsal-plans.ts';

const day = 86_400_000;
/** Members who come on an ordinary day, of a service of some hundred thousand. */
export const membersPerDay = 30_000;
const none: Moments = { n: 0, means: [0, 0], covariances: [0, 0, 0, 0] };

/** Who came on each day, by arm: many on the first, who come every day, fewer on each after it. */
export function comersByDay(share: number, days: number): readonly number[] {
	const whole = Math.max(1, Math.floor(days));
	return Array.from({ length: whole }, (_, i) =>
		Math.round(share * membersPerDay * (0.12 + 0.88 * 0.82 ** i) * Math.min(1, days)),
	);
}

/** What an experiment says, drawn from its truth with the estimators that the service uses. */
export function rehearsedReading(
	{ experiment, truth, lost = {}, preference, counterfactual }: RehearsedExperiment,
	now: number,
): ExperimentReading {
	const { design, startedAt = now, stoppedAt = now } = experiment;
	const random = seededRandom(11, design.key);
	const days = (stoppedAt - startedAt) / day;
	const comers = comersByDay(design.share, days);
	const arms = design.arms.map(({ key }) => ({
		key,
		perDay: comers.map((n) => drawnCount(n / design.arms.length, 1 - (lost[key] ?? 0), random)),
	}));
	const keys = [
		design.primary,
		...design.guardrails.map(({ metric }) => metric),
		...design.secondary,
	];
	const metrics =
		design.kind === 'interleaving'
			? []
			: keys.map((key): MetricReading => {
					const guardrail = design.guardrails.find(({ metric }) => metric === key);
					return metricReading(rehearsedMetric(key), {
						role: key === design.primary ? 'primary' : guardrail ? 'guardrail' : 'secondary',
						margin: guardrail?.margin,
						arms,
						truth,
						random,
						startedAt,
						asOf: now,
						tuning: design.plannedMembers,
					});
				});
	const sampleRatio = ratioOf(arms, startedAt);
	const interleaving =
		preference === undefined ? null : interleaved(comers, preference, { experiment, random });
	return {
		experiment: design.key,
		asOf: now,
		logPosition: 48_213_904,
		arms:
			design.kind === 'interleaving'
				? [{ arm: 'interleaved', members: sum(comers) }]
				: arms.map(({ key, perDay }) => ({ arm: key, members: sum(perDay) })),
		sampleRatio: design.kind === 'interleaving' ? noRatio : sampleRatio,
		metrics: corrected(metrics),
		segments: segmentsOf(metrics[0], random),
		interleaving,
		counterfactual: counterfactual ? counterfactuals() : [],
		verdict: verdictOf(corrected(metrics), sampleRatio, interleaving),
	};
}

const sum = (some: readonly number[]) => some.reduce((all, each) => all + each, 0);

const drawnCount = (expected: number, keeps: number, random: Random) =>
	Math.max(0, Math.round((expected + random.normal() * Math.sqrt(expected / 2)) * keeps));

interface Drawing {
	readonly role: MetricReading['role'];
	readonly margin: number | undefined;
	readonly arms: readonly { readonly key: string; readonly perDay: readonly number[] }[];
	readonly truth: RehearsedExperiment['truth'];
	readonly random: Random;
	readonly startedAt: number;
	readonly asOf: number;
	readonly tuning: number;
}

function metricReading(metric: RehearsedMetric, drawing: Drawing): MetricReading {
	const { role, margin, arms, truth, random, startedAt, asOf, tuning } = drawing;
	const { mean: _, deviation: __, correlation, kind: ___, describe: ____, key, ...said } = metric;
	const elapsed = (asOf - startedAt) / day;
	const closed = Math.max(
		0,
		Math.min(arms[0]!.perDay.length, Math.floor(elapsed - said.windowDays)),
	);
	const perArm = arms.map(({ key: arm, perDay }) => {
		const factor = 1 + (truth[arm]?.[key] ?? 0);
		let moments = none;
		const daily = perDay.slice(0, closed).map((n) => {
			moments = mergedMoments(moments, drawn(metric, n, factor, random));
			return moments;
		});
		return { arm, daily, members: moments.n };
	});
	const readable = perArm.filter(({ members }) => members >= 100);
	const waiting =
		sum(arms.flatMap(({ perDay }) => perDay)) - sum(perArm.map((each) => each.members));
	const control = perArm[0]!;
	return {
		metric: key,
		...said,
		role,
		...(margin !== undefined && { margin }),
		waiting,
		varianceExplained: correlation ** 2,
		arms: readable.map(({ arm, daily, members }) => {
			const { mean, variance, n } = meanArm(daily.at(-1)!);
			return { arm, members, mean, standardError: Math.sqrt(variance / n) };
		}),
		comparisons: perArm
			.slice(1)
			.map(({ arm, daily }) =>
				daily.length === 0 || control.members < 100
					? unread(arm, waiting > 1_000)
					: compared(arm, control.daily, daily, { metric, drawing, tuning, startedAt }),
			),
	};
}

/** Means and covariances of so many members' metric and covariate. */
function drawn(metric: RehearsedMetric, n: number, factor: number, random: Random): Moments {
	const { mean, deviation, correlation } = metric;
	const [common, own] = [random.normal(), random.normal()];
	const unit = deviation / Math.sqrt(Math.max(1, n));
	const variance = deviation ** 2;
	const shared = correlation * variance;
	return {
		n,
		means: [
			mean * factor + unit * (correlation * common + Math.sqrt(1 - correlation ** 2) * own),
			mean + unit * common,
		],
		covariances: [variance, shared, shared, variance],
	};
}

function compared(
	arm: string,
	control: readonly Moments[],
	treatment: readonly Moments[],
	{
		metric,
		drawing,
		tuning,
		startedAt,
	}: {
		readonly metric: RehearsedMetric;
		readonly drawing: Drawing;
		readonly tuning: number;
		readonly startedAt: number;
	},
): MetricComparison {
	const asked = { tuning, alpha: 0.05 };
	const looks = runningIntersection(
		control.map((each, i) => {
			const { control: c, treatment: t } = cuped(each, treatment[i]!);
			return asymptoticSequence(c, t, asked);
		}),
	);
	const [c, t] = [control.at(-1)!, treatment.at(-1)!];
	const relative = runningIntersection(
		control.map((each, i) => {
			const { control: one, treatment: other } = cuped(each, treatment[i]!);
			return asymptoticSequence(one, other, { ...asked, relative: true });
		}),
	).at(-1)!;
	const effect = looks.at(-1)!;
	return {
		arm,
		effect: effectOf(effect),
		unadjusted: effectOf(asymptoticSequence(meanArm(c), meanArm(t), asked)),
		relative: effectOf(relative),
		adjustedPValue: effect.pValue,
		overTime: looks.map((look, i) => ({
			at: startedAt + (i + 1 + metric.windowDays) * day,
			members: control[i]!.n + treatment[i]!.n,
			estimate: look.estimate,
			low: look.low,
			high: look.high,
		})),
		verdict: metricVerdict(effect, metric.better, drawing),
	};
}

const unread = (arm: string, isWaiting: boolean): MetricComparison => {
	const nothing: Effect = { estimate: 0, standardError: 0, low: null, high: null, pValue: 1 };
	return {
		arm,
		effect: nothing,
		unadjusted: nothing,
		relative: null,
		adjustedPValue: 1,
		overTime: [],
		verdict: isWaiting ? 'not-matured' : 'too-few',
	};
};

const effectOf = ({ estimate, standardError, low, high, pValue }: Reading): Effect => ({
	estimate,
	standardError,
	low: Number.isFinite(low) ? low : null,
	high: Number.isFinite(high) ? high : null,
	pValue,
});

function metricVerdict(
	{ low, high }: Reading,
	better: 'higher' | 'lower',
	{ role, margin = 0 }: Pick<Drawing, 'role' | 'margin'>,
): MetricVerdict {
	const [worst, best] = better === 'higher' ? [low, high] : [-high, -low];
	if (best < 0) return 'worse';
	if (role === 'guardrail') return worst > -margin ? 'not-harmed' : 'undecided';
	return worst > 0 ? 'better' : 'undecided';
}

/** Holm's correction within each role and treatment. */
function corrected(metrics: readonly MetricReading[]): MetricReading[] {
	return metrics.map((metric) => {
		const peers = metrics.filter(({ role }) => role === metric.role);
		return {
			...metric,
			comparisons: metric.comparisons.map((comparison, i) => ({
				...comparison,
				adjustedPValue: holm(peers.map((peer) => peer.comparisons[i]!.effect.pValue))[
					peers.indexOf(metric)
				]!,
			})),
		};
	});
}

const noRatio: SampleRatioReading = {
	state: 'too-few',
	pValue: 1,
	alwaysValidPValue: 1,
	epochs: [],
	contaminated: 0,
};

/** Two epochs where there is time for two: the share grew after a week. */
function ratioOf(arms: Drawing['arms'], startedAt: number): SampleRatioReading {
	const days = arms[0]!.perDay.length;
	const parts =
		days > 7
			? [arms.map((arm) => arm.perDay.slice(0, 7)), arms.map((arm) => arm.perDay.slice(7))]
			: [arms.map((arm) => arm.perDay)];
	const counts = parts.map((part) => part.map((perDay) => ({ count: sum(perDay), weight: 1 })));
	const epochs = counts.map((part, i) => ({
		epoch: new Date(startedAt + i * 7 * day).toISOString().slice(0, 10),
		arms: part.map(({ count: members }, at) => ({
			arm: arms[at]!.key,
			members,
			expected: sum(part.map((each) => each.count)) / part.length,
		})),
	}));
	const all = arms.map(({ perDay }) => ({ count: sum(perDay), weight: 1 }));
	if (sum(all.map(({ count }) => count)) < 1_000) return { ...noRatio, epochs };
	const { pValue } = sampleRatio(all);
	const { pValue: alwaysValidPValue } = sequentialSampleRatio(counts);
	return {
		state: alwaysValidPValue < 0.001 ? 'unfair' : 'fair',
		pValue,
		alwaysValidPValue,
		epochs,
		contaminated: Math.round(sum(all.map(({ count }) => count)) * 0.0004),
	};
}

const parts = {
	country: { US: 0.36, BR: 0.19, DE: 0.15, IN: 0.13, JP: 0.09, AT: 0.03, NZ: 0.02 },
	device: { television: 0.52, phone: 0.26, web: 0.14, tablet: 0.08 },
	history: { known: 0.88, new: 0.12 },
};

function segmentsOf(primary: MetricReading | undefined, random: Random): SegmentReading[] {
	return (primary?.comparisons ?? []).flatMap(({ arm, unadjusted, overTime }) => {
		const members = overTime.at(-1)?.members;
		if (members === undefined) return [];
		return Object.entries(parts).flatMap(([by, shares]) => {
			const raw = Object.entries(shares).map(([value, share]) => {
				const standardError = unadjusted.standardError / Math.sqrt(share);
				const estimate =
					unadjusted.estimate * (1 + random.normal() * 1.1) + random.normal() * standardError;
				return { value, share, estimate, standardError };
			});
			const shrunken = shrunkenSegments(raw).segments;
			return raw.map(({ value, share, estimate, standardError }, i) => ({
				by,
				value,
				arm,
				members: Math.round(members * share),
				effect: effectOf({
					estimate,
					standardError,
					low: estimate - 1.96 * standardError,
					high: estimate + 1.96 * standardError,
					pValue: 0.5,
				}),
				shrunken: effectOf(shrunken[i]!),
			}));
		});
	});
}

function interleaved(
	comers: readonly number[],
	preference: number,
	{ experiment, random }: Pick<RehearsedExperiment, 'experiment'> & { readonly random: Random },
): InterleavingReading {
	const { design, startedAt = 0 } = experiment;
	const wins: [number, number] = [0, 0];
	let ties = 0;
	const looks = comers.map((n, i) => {
		for (let voter = 0; voter < n * 0.4; voter++) {
			const at = random.next();
			if (at < 0.18) ties++;
			else wins[at < 0.18 + (0.82 * (1 - preference)) / 2 ? 0 : 1]++;
		}
		const voting = wins[0] + wins[1] + ties;
		const estimate = (wins[1] - wins[0]) / voting;
		const spread = (wins[0] + wins[1]) / voting - estimate ** 2;
		const reading = sequenceOf(
			{ estimate, variance: spread / voting, n: voting },
			{ tuning: design.plannedMembers },
		);
		return { at: startedAt + (i + 1) * day, members: voting, reading };
	});
	const newest = looks.at(-1)!;
	return {
		interleaves: design.interleaves ?? 'rows',
		arms: [design.arms[0]!.key, design.arms[1]!.key],
		method: 'team draft',
		members: sum(comers),
		voting: newest.members,
		preference: effectOf(newest.reading),
		wins,
		ties,
		overTime: looks.map(({ at, members, reading }) => {
			const { estimate, low, high } = effectOf(reading);
			return { at, members, estimate, low, high };
		}),
		verdict: newest.reading.low > 0 ? 'better' : newest.reading.high < 0 ? 'worse' : 'undecided',
	};
}

function counterfactuals(): CounterfactualReading[] {
	const effect = (estimate: number, half: number): Effect => ({
		estimate,
		standardError: half / 1.96,
		low: estimate - half,
		high: estimate + half,
		pValue: 0.01,
	});
	return [
		{
			surface: 'trailers',
			target: 'taste',
			identifiable: true,
			reasons: [],
			logged: 0.0412,
			estimators: [
				{ name: 'SNIPS', effect: effect(0.0447, 0.0031) },
				{ name: 'DR', effect: effect(0.0451, 0.0024) },
				{ name: 'Switch-DR', effect: effect(0.0449, 0.0023) },
			],
			diagnostics: {
				rows: 84_120,
				effectiveSampleSize: 21_950,
				meanWeight: 1.004,
				largestWeightShare: 0.0007,
				unsupportedMass: 0.002,
			},
		},
		{
			surface: 'trailers',
			target: 'taste-bold',
			identifiable: false,
			reasons: [
				'The weighted log is worth 190 rows of 84,120: below 1 % a few rows speak for all.',
				'31.0 % of what the policy would choose the log never chose.',
			],
			logged: 0.0412,
			estimators: [],
			diagnostics: {
				rows: 84_120,
				effectiveSampleSize: 190,
				meanWeight: 0.69,
				largestWeightShare: 0.042,
				unsupportedMass: 0.31,
			},
		},
	];
}

function verdictOf(
	metrics: readonly MetricReading[],
	ratio: SampleRatioReading,
	interleaving: InterleavingReading | null,
): ExperimentVerdict {
	if (interleaving !== null)
		return {
			decision: 'keep-running',
			sentence: `Members prefer ${interleaving.arms[1]}: take it to an A/B test before everybody gets it.`,
			reasons: [
				`${count(interleaving.wins[1])} members chose more of ${interleaving.arms[1]}, ${count(interleaving.wins[0])} more of ${interleaving.arms[0]}.`,
				'Interleaving tells which of two is chosen, not how much that is worth.',
			],
		};
	if (ratio.state === 'unfair')
		return {
			decision: 'hold',
			sentence: 'Arms did not get the members that they should: nothing here may be believed.',
			reasons: ['Find out who is missing before anything else; then start anew under a new key.'],
		};
	const [primary] = metrics;
	const best = primary?.comparisons.toSorted((a, b) => a.effect.pValue - b.effect.pValue)[0];
	if (primary === undefined || best === undefined || best.overTime.length === 0)
		return {
			decision: 'keep-running',
			sentence: 'It is too early: no window has closed yet.',
			reasons: ['No member’s first 7 days are over.'],
		};
	if (best.verdict === 'worse')
		return {
			decision: 'stop',
			sentence: `${best.arm} makes ${primary.name} worse.`,
			reasons: ['The whole interval lies on the worse side, however often it was looked at.'],
		};
	const guarded = metrics.filter(({ role }) => role === 'guardrail');
	const open = guarded.filter(
		({ comparisons }) => comparisons.find(({ arm }) => arm === best.arm)?.verdict !== 'not-harmed',
	);
	const names = (some: readonly MetricReading[]) => some.map(({ name }) => name).join(', ');
	return best.verdict === 'better' && open.length === 0
		? {
				decision: 'ship',
				sentence: `${best.arm} makes ${primary.name} better and harms no guardrail.`,
				reasons: [`Within their margins: ${names(guarded)}.`],
			}
		: {
				decision: 'keep-running',
				sentence:
					best.verdict === 'better'
						? `${best.arm} makes ${primary.name} better, but not every guardrail is safe yet.`
						: `Nothing is sure yet of ${primary.name}.`,
				reasons: [
					...(open.length > 0 ? [`Not safe yet: ${names(open)}.`] : []),
					'Intervals hold however often they are read: waiting costs nothing but time.',
				],
			};
}
