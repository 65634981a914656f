import { type Moments, momentsFromSums } from '@marquee/statistics';
import { msPerDay } from '@marquee/units';
import type { AnalysisEngine, Value } from '../engine.ts';
import type { MetricColumns } from './columns-of-metrics.ts';
import { momentOf, wayOf } from './members.ts';

/** All that a metric’s estimators need to know of some members. */
export interface MetricSums {
	/** Of the metric’s columns, and last of whether the member was known before; of a quantile, of its outcome alone. */
	readonly moments: Moments;
	/** How many members have an outcome other than 0. */
	readonly eventful: number;
	/** Of a quantile: value in steps → members. */
	readonly counts?: ReadonlyMap<number, number>;
}

/** Members first met in one arm, in one epoch, on one day. */
export interface Cell {
	readonly arm: string;
	readonly epoch: string;
	/** UTC day of the first exposure, as a count since 1970-01-01. */
	readonly day: number;
	readonly members: number;
	/** By the metric’s key. */
	readonly metrics: ReadonlyMap<string, MetricSums>;
}

/** Members of an arm and an epoch that have something in common, with the sums of one metric. */
export interface SegmentCell extends MetricSums {
	readonly by: string;
	readonly value: string;
	readonly arm: string;
	readonly epoch: string;
}

const joined = `outcomes JOIN ways ON way = ${wayOf('first')}`;
const dayOf = `(${momentOf('first')} // ${msPerDay})::INTEGER`;

/** The sums of all metrics, by arm, epoch and day of first exposure. */
export async function cellsOf(
	engine: AnalysisEngine,
	metrics: readonly MetricColumns[],
): Promise<readonly Cell[]> {
	const centres = await centresOf(engine, metrics);
	const sums = sumsOf(metrics, centres);
	const rows = await engine.rows(
		`SELECT arm, epoch, ${dayOf} AS day, ${sums.selected}
		 FROM ${joined} GROUP BY arm, epoch, day ORDER BY epoch, day, arm`,
	);
	const counts = await countsOf(engine, metrics);
	return rows.map(([arm, epoch, day, ...values]) => {
		const read = sums.read(values);
		const place = `${arm}\n${epoch}\n${day}`;
		const each = metrics.map(({ metric }, at): [string, MetricSums] => {
			const found = counts.get(metric.key)?.get(place);
			return [metric.key, { ...read.metrics[at]!, ...(found !== undefined && { counts: found }) }];
		});
		return {
			arm: arm as string,
			epoch: epoch as string,
			day: day as number,
			members: read.members,
			metrics: new Map(each),
		};
	});
}

/** How the members of the primary metric are told apart: by what its first exposure said, and by whether it was known. */
const segmentations = [
	{ by: 'country', value: 'country' },
	{ by: 'device', value: 'device' },
	{ by: 'history', value: `CASE WHEN known THEN 'known' ELSE 'new' END` },
] as const;

/** The sums of one metric by arm, epoch and segment, over members first met before the day `until`. */
export async function segmentsOf(
	engine: AnalysisEngine,
	metric: MetricColumns,
	until: number,
): Promise<readonly SegmentCell[]> {
	const sums = sumsOf([metric], await centresOf(engine, [metric]));
	const cells: SegmentCell[] = [];
	for (const { by, value } of segmentations) {
		const rows = await engine.rows(
			`SELECT ${value} AS value, arm, epoch, ${sums.selected} FROM ${joined}
			 WHERE ${dayOf} < ${until} GROUP BY 1, 2, 3 HAVING value <> '' ORDER BY 1, 3, 2`,
		);
		for (const [value, arm, epoch, ...values] of rows)
			cells.push({ by, value, arm, epoch, ...sums.read(values).metrics[0] } as SegmentCell);
	}
	return cells;
}

const columnsFor = ({ metric, columns }: MetricColumns): readonly string[] =>
	metric.kind === 'quantile' ? columns : [...columns, 'known'];

/**
 * About the mean of each column: sums of squares around it keep their digits. Few digits of it, so that sums of whole numbers
 * stay exact: where nobody did anything the mean must be 0 and not nearly, since ratios divide by it.
 */
async function centresOf(
	engine: AnalysisEngine,
	metrics: readonly MetricColumns[],
): Promise<ReadonlyMap<string, number>> {
	const columns = [...new Set(metrics.flatMap(columnsFor))];
	const [means = []] = await engine.rows(
		`SELECT ${columns.map((column) => `avg(${column}::DOUBLE)`).join(', ')} FROM outcomes`,
	);
	return new Map(columns.map((column, at) => [column, coarse(Number(means[at] ?? 0))]));
}

/** The number to twelve binary digits: millions of them add up without rounding. */
function coarse(value: number): number {
	if (value === 0) return 0;
	const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 11);
	return Math.round(value / unit) * unit;
}

/** Selects sums of centred columns and of their products, each once, and reads them back as moments. */
function sumsOf(metrics: readonly MetricColumns[], centres: ReadonlyMap<string, number>) {
	const places = new Map<string, number>();
	const placeOf = (aggregate: string): number => {
		const place = places.get(aggregate) ?? places.size;
		places.set(aggregate, place);
		return place;
	};
	const centred = (column: string) => `(${column}::DOUBLE - ${centres.get(column)!}::DOUBLE)`;
	const members = placeOf('count(*)::DOUBLE');
	const layouts = metrics.map((metric) => {
		const columns = columnsFor(metric);
		return {
			centres: columns.map((column) => centres.get(column)!),
			sums: columns.map((column) => placeOf(`sum(${centred(column)})`)),
			products: columns.flatMap((_, i) =>
				columns.map((_, j) => {
					const [one, other] = [columns[Math.min(i, j)]!, columns[Math.max(i, j)]!];
					return placeOf(`sum(${centred(one)} * ${centred(other)})`);
				}),
			),
			eventful: placeOf(`(count(*) FILTER (WHERE ${columns[0]} <> 0))::DOUBLE`),
		};
	});
	return {
		selected: [...places.keys()].join(',\n'),
		read: (values: readonly Value[]) => {
			const at = (place: number) => Number(values[place]);
			const n = at(members);
			return {
				members: n,
				metrics: layouts.map((layout): MetricSums => {
					const { means, covariances } = momentsFromSums({
						n,
						sums: layout.sums.map(at),
						products: layout.products.map(at),
					});
					const shifted = means.map((mean, i) => mean + layout.centres[i]!);
					return { moments: { n, means: shifted, covariances }, eventful: at(layout.eventful) };
				}),
			};
		},
	};
}

/** Of each quantile, at every place: how many members have which value. */
async function countsOf(engine: AnalysisEngine, metrics: readonly MetricColumns[]) {
	const found = new Map<string, Map<string, Map<number, number>>>();
	for (const { metric, columns } of metrics) {
		if (metric.kind !== 'quantile') continue;
		const rows = await engine.rows(
			`SELECT arm, epoch, ${dayOf} AS day, round(${columns[0]} / ${metric.step})::DOUBLE AS value, count(*)::DOUBLE
			 FROM ${joined} GROUP BY arm, epoch, day, value ORDER BY ALL`,
		);
		const places = new Map<string, Map<number, number>>();
		for (const [arm, epoch, day, value, members] of rows) {
			const place = `${arm}\n${epoch}\n${day}`;
			const counts = places.get(place) ?? new Map<number, number>();
			places.set(place, counts.set(value as number, members as number));
		}
		found.set(metric.key, places);
	}
	return found;
}
