import type {
	ArmOfMetric,
	ExperimentDesign,
	MetricComparison,
	MetricReading,
	MetricVerdict,
} from '@marquee/contracts';
import { holm } from '@marquee/statistics';
import type { Metric } from '../metric.ts';
import type { Cell, MetricSums } from '../sums/cells.ts';
import type { ExperimentSums } from '../sums/experiment-sums.ts';
import { armOf, mergedSums } from './compared.ts';
import {
	type AskedOfEffect,
	alwaysValid,
	comparedCells,
	countedCells,
	effectsOverTime,
	noEffect,
	relativeEffect,
	tuningOf,
} from './effects.ts';

/** Below so many members of an arm, or so many with an outcome, means are not yet about normal. */
export const fewestMembers = 100;
export const fewestEventful = 20;

type Role = MetricReading['role'];

interface Asked {
	readonly metric: Metric;
	readonly role: Role;
	readonly margin?: number;
}

/** Every metric of the design in its role, a metric in one role only: the weightiest. */
export function metricReadings(
	design: ExperimentDesign,
	sums: ExperimentSums,
): readonly MetricReading[] {
	const byKey = new Map(sums.metrics.map((metric) => [metric.key, metric]));
	const asked = askedOf(design, byKey);
	const drafts = asked.map((each) => ({ ...each, ...draft(each, design, sums) }));
	const roles = Map.groupBy(drafts, ({ role }) => role);
	return [...roles.values()].flatMap((of) => {
		const adjusted = holm(
			of.flatMap(({ comparisons }) => comparisons.map((one) => one.effect.pValue)),
		);
		let place = 0;
		return of.map(({ metric, role, margin, waiting, arms, varianceExplained, comparisons }) => ({
			metric: metric.key,
			name: metric.name,
			unit: metric.unit,
			better: metric.better,
			role,
			...(margin !== undefined && { margin }),
			windowDays: metric.windowDays,
			waiting,
			varianceExplained,
			arms: [...arms],
			comparisons: comparisons.map((one) => {
				const adjustedPValue = adjusted[place++]!;
				const at = { metric, role, margin, alpha: design.alpha ?? 0.05, adjustedPValue };
				return { ...one, adjustedPValue, verdict: one.verdict ?? verdictOf(one, at) };
			}),
		}));
	});
}

function askedOf(design: ExperimentDesign, byKey: ReadonlyMap<string, Metric>): readonly Asked[] {
	const named: readonly (Omit<Asked, 'metric'> & { readonly key: string })[] = [
		{ key: design.primary, role: 'primary' },
		...design.guardrails.map(({ metric, margin }) => ({
			key: metric,
			role: 'guardrail' as const,
			margin,
		})),
		...design.secondary.map((key) => ({ key, role: 'secondary' as const })),
	];
	return named
		.filter(({ key }, at) => named.findIndex((one) => one.key === key) === at)
		.map(({ key, ...rest }) => {
			const metric = byKey.get(key);
			if (metric === undefined) throw new RangeError(`no sums were made of ${key}`);
			return { ...rest, metric };
		});
}

/** Everything but what the other metrics of the role decide. */
interface Draft {
	readonly waiting: number;
	readonly arms: readonly ArmOfMetric[];
	readonly varianceExplained: number;
	readonly comparisons: readonly DraftComparison[];
}
type DraftComparison = Omit<MetricComparison, 'adjustedPValue' | 'verdict'> & {
	/** Where there is nothing to decide yet. */
	readonly verdict: MetricVerdict | undefined;
};

function draft({ metric }: Asked, design: ExperimentDesign, sums: ExperimentSums): Draft {
	const cells = countedCells(sums, metric);
	const byArm = new Map(
		design.arms.map(({ key }) => [
			key,
			armSums(
				cells.filter(({ arm }) => arm === key),
				metric,
			),
		]),
	);
	const all = sums.cells.reduce((sum, { members }) => sum + members, 0);
	const waiting = all - cells.reduce((sum, { members }) => sum + members, 0);
	const [control, ...treatments] = design.arms.map(({ key }) => key);
	const compared = treatments.map((treatment) => {
		const asked: AskedOfEffect = {
			metric,
			control: control!,
			treatment,
			alpha: design.alpha ?? 0.05,
			tuning: tuningOf(design, control!, treatment),
		};
		const few = tooFew(metric, [byArm.get(control!), byArm.get(treatment)], waiting);
		return comparison(cells, sums, asked, few);
	});
	return {
		waiting,
		arms: design.arms.map(({ key }) => describedArm(key, metric, byArm.get(key))),
		varianceExplained: Math.max(0, ...compared.map((one) => one.varianceExplained)),
		comparisons: compared.map((one) => one.comparison),
	};
}

function comparison(
	cells: readonly Cell[],
	sums: ExperimentSums,
	asked: AskedOfEffect,
	few: MetricVerdict | undefined,
): { readonly comparison: DraftComparison; readonly varianceExplained: number } {
	const arm = asked.treatment;
	const both = comparedCells(cells, asked);
	const effect = both && alwaysValid(both.adjusted, asked);
	if (both === undefined || effect === undefined)
		return {
			comparison: {
				arm,
				effect: noEffect,
				unadjusted: noEffect,
				relative: null,
				overTime: [],
				verdict: few ?? 'too-few',
			},
			varianceExplained: 0,
		};
	return {
		comparison: {
			arm,
			// Where there are too few, numbers are shown and nothing is claimed of them.
			effect: few === undefined ? effect : { ...effect, pValue: 1 },
			unadjusted: alwaysValid(both.raw, asked) ?? noEffect,
			relative: relativeEffect(both.adjusted, asked),
			overTime: [...effectsOverTime(sums, asked)],
			verdict: few,
		},
		varianceExplained: both.varianceExplained,
	};
}

/** Members that set an arm apart: those with an outcome, and of a share also those without, whichever are fewer. */
const telling = ({ kind }: Metric, { moments, eventful }: MetricSums): number =>
	kind === 'share' ? Math.min(eventful, moments.n - eventful) : eventful;

function tooFew(
	metric: Metric,
	arms: readonly (MetricSums | undefined)[],
	waiting: number,
): MetricVerdict | undefined {
	if (waiting > 0 && arms.every((arm) => (arm?.moments.n ?? 0) === 0)) return 'not-matured';
	const enough = arms.every(
		(arm) =>
			arm !== undefined && arm.moments.n >= fewestMembers && telling(metric, arm) >= fewestEventful,
	);
	return enough ? undefined : 'too-few';
}

interface Judged {
	readonly metric: Metric;
	readonly role: Role;
	readonly margin: number | undefined;
	readonly alpha: number;
	readonly adjustedPValue: number;
}

/**
 * Better or worse where chance is ruled out for the whole role. A guardrail is not harmed where its interval stays above the
 * loss that is accepted, also where a smaller loss is sure: that is what its margin is for.
 */
function verdictOf(
	{ effect }: DraftComparison,
	{ metric, role, margin = 0, alpha, adjustedPValue }: Judged,
): MetricVerdict {
	const side = metric.better === 'higher' ? 1 : -1;
	const isTold = adjustedPValue <= alpha;
	if (isTold && side * effect.estimate > 0) return 'better';
	const worst = side > 0 ? effect.low : effect.high === null ? null : -effect.high;
	if (role === 'guardrail' && worst !== null && worst > -margin) return 'not-harmed';
	return isTold ? 'worse' : 'undecided';
}

const armSums = (cells: readonly Cell[], metric: Metric): MetricSums | undefined =>
	cells.reduce<MetricSums | undefined>(
		(sum, cell) => mergedSums(sum, cell.metrics.get(metric.key)!),
		undefined,
	);

/** The arm as it is, all epochs together, unadjusted. */
function describedArm(arm: string, metric: Metric, sums: MetricSums | undefined): ArmOfMetric {
	const members = sums?.moments.n ?? 0;
	const own = sums && armOf(metric, sums);
	if (own === undefined) return { arm, members, mean: 0, standardError: 0 };
	return { arm, members, mean: own.mean, standardError: Math.sqrt(own.variance / own.n) };
}
