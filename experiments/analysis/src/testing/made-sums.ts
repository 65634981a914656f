import type { Experiment, ExperimentDesign } from '@marquee/contracts';
import { momentsOf } from '@marquee/statistics';
import { epochMs, msPerDay, type Random, utcDay } from '@marquee/units';
import { metricNamed } from '../metrics/built-in.ts';
import type { Cell, MetricSums, SegmentCell } from '../sums/cells.ts';
import type { ExperimentSums } from '../sums/experiment-sums.ts';

/** A member as sums are made of: where it was met, and the columns of each metric. */
export interface MadeMember {
	readonly arm: string;
	readonly epoch: string;
	readonly day: number;
	readonly country?: string;
	readonly columns: Readonly<Record<string, readonly number[]>>;
}

export const firstDay = utcDay(epochMs(Date.UTC(2026, 2, 2)));

/** An experiment of two arms that has run since `firstDay`. */
export const experimentOf = (more: Partial<ExperimentDesign> = {}): Experiment => ({
	design: {
		key: 'row-order',
		kind: 'ab',
		hypothesis: 'Rows in a new order are watched longer.',
		share: 1,
		arms: [
			{ key: 'old', recipe: {} },
			{ key: 'new', recipe: {} },
		],
		primary: 'hours-watched',
		guardrails: [],
		secondary: [],
		plannedMembers: 4_000,
		...more,
	},
	status: 'running',
	createdAt: firstDay * msPerDay,
	changedAt: firstDay * msPerDay,
	startedAt: firstDay * msPerDay,
});

const quantileSteps = 60;

function sumsOf(members: readonly MadeMember[], key: string): MetricSums {
	const rows = members.map(({ columns }) => columns[key]!);
	const { kind } = metricNamed(key);
	const width = kind === 'quantile' ? 1 : rows[0]!.length;
	const moments = momentsOf(...Array.from({ length: width }, (_, i) => rows.map((row) => row[i]!)));
	const eventful = rows.filter(([value]) => value !== 0).length;
	if (kind !== 'quantile') return { moments, eventful };
	const counts = new Map<number, number>();
	for (const [value] of rows) {
		const step = Math.round(value! * quantileSteps);
		counts.set(step, (counts.get(step) ?? 0) + 1);
	}
	return { moments, eventful, counts };
}

/** The sums that an engine would make of these members as of some days after the first. */
export function madeSums(
	members: readonly MadeMember[],
	{ days = 10, segmentsOf }: { readonly days?: number; readonly segmentsOf?: string } = {},
): ExperimentSums {
	const keys = Object.keys(members[0]?.columns ?? { 'hours-watched': [] });
	const asOf = epochMs((firstDay + days) * msPerDay);
	const cells = [
		...Map.groupBy(members, ({ arm, epoch, day }) => `${arm} ${epoch} ${day}`).values(),
	].map((own): Cell => {
		const { arm, epoch, day } = own[0]!;
		const metrics = new Map(keys.map((key) => [key, sumsOf(own, key)]));
		return { arm, epoch, day, members: own.length, metrics };
	});
	const segments = [
		...Map.groupBy(members, ({ arm, epoch, country }) => `${arm} ${epoch} ${country}`).values(),
	].flatMap((own): readonly SegmentCell[] => {
		const { arm, epoch, country } = own[0]!;
		if (segmentsOf === undefined || country === undefined) return [];
		return [{ by: 'country', value: country, arm, epoch, ...sumsOf(own, segmentsOf) }];
	});
	const exposed = [...Map.groupBy(members, ({ arm, epoch }) => `${arm} ${epoch}`).values()].map(
		(own) => ({ arm: own[0]!.arm, epoch: own[0]!.epoch, members: own.length }),
	);
	return {
		asOf,
		metrics: keys.map(metricNamed),
		exposed,
		contaminated: 0,
		cells,
		segments,
		newestExposureAt: epochMs(asOf - 1_000),
		newestEventAt: epochMs(asOf - 1_000),
	};
}

/** Members of both arms, in turn, who watch some hours: `lift` more of them where they are new. */
export const watchers = (
	random: Random,
	count: number,
	lift: number,
	more: (at: number) => Partial<MadeMember> = () => ({}),
): readonly MadeMember[] =>
	Array.from({ length: count }, (_, at) => {
		const arm = at % 2 === 0 ? 'old' : 'new';
		const before = Math.max(0, 2 + random.normal());
		const hours = Math.max(0, before + random.normal() + (arm === 'new' ? lift : 0));
		return {
			arm,
			epoch: 'e0',
			day: firstDay + (at % 5),
			columns: { 'hours-watched': [hours, before, before > 0 ? 1 : 0] },
			...more(at),
		};
	});
