import { estimated, type Judged, judged, type Metric, resampled } from '@marquee/metrics';
import { seededRandom } from '@marquee/units';
import type { TestCase } from './protocol.ts';
import type { SliceReport, SlicingReport } from './report.ts';
import type { Slicing } from './slicing.ts';

/** One model's rankings, in the order of the cases. */
export interface Ranked {
	readonly name: string;
	readonly answers: readonly Judged[];
}

/** How slices are measured. */
export interface SlicedOptions {
	readonly metrics: readonly Metric[];
	readonly seed: number;
	readonly replicates: number;
}

/** The part of a case that lies in a slice: its relevant titles there. */
interface Part {
	readonly at: number;
	readonly relevant: readonly number[];
}

/**
 * Every model's means with intervals in each slice. Nothing is ranked anew: a slice judges the places of its own
 * relevant titles in the ranking of all titles, so that other relevant titles above them count as misses.
 */
export function sliced(
	slicing: Slicing,
	cases: readonly TestCase[],
	models: readonly Ranked[],
	options: SlicedOptions,
): SlicingReport {
	const parts = new Map(slicing.slices.map((slice) => [slice, [] as Part[]]));
	let unknown = 0;
	for (const [at, testCase] of cases.entries()) {
		const bySlice = Map.groupBy(testCase.relevant, (title) => slicing.sliceOf(testCase, title));
		for (const [slice, relevant] of bySlice)
			if (slice === undefined) unknown += relevant.length;
			else partsOf(parts, slicing, slice).push({ at, relevant });
	}
	const { name, describe } = slicing;
	const slices = [...parts].map(([slice, own]) =>
		sliceReport(slicing, slice, own, models, options),
	);
	return { name, describe, unknown, slices };
}

function partsOf(parts: ReadonlyMap<string, Part[]>, { name }: Slicing, slice: string): Part[] {
	const own = parts.get(slice);
	if (own === undefined) throw new RangeError(`${name} has no slice ${JSON.stringify(slice)}`);
	return own;
}

function sliceReport(
	slicing: Slicing,
	slice: string,
	parts: readonly Part[],
	models: readonly Ranked[],
	{ metrics, seed, replicates }: SlicedOptions,
): SliceReport {
	const relevant = parts.reduce((sum, part) => sum + part.relevant.length, 0);
	if (parts.length === 0) return { slice, cases: 0, relevant, models: [] };
	const columns = models.flatMap(({ answers }) => {
		const own = parts.map((part) => judged(answers[part.at]!.ranked, part.relevant));
		return metrics.map(({ of }) => Float64Array.from(own, of));
	});
	const random = seededRandom(seed, `bootstrap over ${slicing.name} ${slice}`);
	const estimates = resampled(columns, { random, replicates }).map(estimated).values();
	const told = models.map(({ name }) => ({
		name,
		metrics: Object.fromEntries(metrics.map((metric) => [metric.name, estimates.next().value!])),
	}));
	return { slice, cases: parts.length, relevant, models: told };
}
