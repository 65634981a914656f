import { aligned, withMargin } from './aligned.ts';
import { isCutReading } from './cut-histories.ts';
import type { EvaluationReport, SliceReport, SlicingReport } from './report.ts';

/** The slices for people: one line each, every model by one metric. The report has the others. */
export function sliceLines({ slicings = [], models }: EvaluationReport): string[] {
	const names = models.map(({ name }) => name);
	return slicings.flatMap((slicing) => slicingLines(slicing, names));
}

/** The readings with cut histories in the same form: one line each, every model by one metric. */
export function cutLines({ readings = {}, models }: EvaluationReport): string[] {
	const cuts = Object.entries(readings).filter(([name]) => isCutReading(name));
	const metric = metricOf(cuts.map(([, reading]) => reading));
	if (metric === undefined) return [];
	const names = models.map(({ name }) => name);
	const rows = cuts.map(([slice, reading]) => sliceLine({ slice, ...reading }, metric, names));
	return [
		`cut histories, ${metric}: the same questions, of profiles of which only so many newest events are known`,
		...aligned([['history', 'cases', ...names], ...rows]),
		'',
	];
}

function slicingLines({ name, describe, slices, unknown }: SlicingReport, models: string[]) {
	const metric = metricOf(slices);
	if (metric === undefined) return [`${name}: the data do not say (${describe})`, ''];
	const rows = slices.map((slice) => sliceLine(slice, metric, models));
	const untold = unknown === 0 ? '' : `; not known of ${unknown} relevant titles`;
	return [
		`${name}, ${metric}: ${describe}${untold}`,
		...aligned([['slice', 'cases', ...models], ...rows]),
		'',
	];
}

function sliceLine(slice: SliceReport, metric: string, models: readonly string[]): string[] {
	if (slice.cases === 0) return [slice.slice, 'no cases', ...models.map(() => '')];
	const values = slice.models.map(({ metrics }) => withMargin(metrics[metric]!));
	return [slice.slice, String(slice.cases), ...values];
}

/** `ndcg@10` where it was measured, else whatever was; none where all slices are empty. */
function metricOf(slices: readonly Pick<SliceReport, 'cases' | 'models'>[]): string | undefined {
	const measured = Object.keys(slices.find(({ cases }) => cases > 0)?.models[0]?.metrics ?? {});
	return measured.find((name) => name === 'ndcg@10') ?? measured[0];
}
