import type {
	EvaluationReport,
	ModelReport,
	ReportedMetric,
	SliceReport,
	SlicingReport,
} from '@marquee/protocols';
import { html, type Markup, type Part } from './html.ts';
import { intervalMark, intervalTold } from './interval-mark.ts';
import { table } from './table.ts';

/** The model that the card is about, as reports name it. */
export const own = 'foundation';

/** The metric that slices are told by. */
export const slicedBy = 'ndcg@10';

/** Every model by every metric, with a picture of the metric that slices are told by. */
export function metricsTable({ models, variants, protocol }: EvaluationReport): Markup {
	const names = Object.keys(models[0]?.metrics ?? {});
	const most = highestOf(models);
	const rows = models.map(({ name, metrics }): readonly Part[] => [
		name,
		mark(metrics[slicedBy], most),
		...names.map((metric) => intervalTold(metrics[metric]!)),
	]);
	const definitions = names.map(
		(name) => html`<li><code>${name}</code>: ${variants[name]?.variant ?? ''}</li>`,
	);
	return html`${table({
		caption: `${protocol}: all metrics with their 95 % intervals`,
		head: ['model', slicedBy, ...names],
		rows,
		own: models.findIndex(({ name }) => name === own),
	})}<details><summary>What the metrics mean</summary><ul>${definitions}</ul></details>`;
}

/** How much higher each model is than the best baseline, on the same cases. */
export function differenceTable({ differences, bestBaseline }: EvaluationReport): Markup {
	if (bestBaseline === null || differences.length === 0)
		return html`<p>No baseline to compare with.</p>`;
	const values = differences.flatMap(({ metrics }) => metrics[slicedBy] ?? []);
	const reach = Math.max(
		1e-9,
		...values.flatMap(({ value, low, high }) => [value, low ?? 0, high ?? 0].map(Math.abs)),
	);
	const rows = differences.map(({ model, metrics }): readonly Part[] => {
		const difference = metrics[slicedBy];
		return difference === undefined
			? [model, '', '']
			: [model, intervalMark(difference, { least: -reach, most: reach }), intervalTold(difference)];
	});
	return table({
		caption: `difference in ${slicedBy} to ${bestBaseline}, the best baseline, case by case`,
		head: ['model', 'below or above', slicedBy],
		rows,
		own: differences.findIndex(({ model }) => model === own),
	});
}

/** One slicing: cases, and every model in each slice. */
export function slicingTable(
	{ name, describe, unknown, slices }: SlicingReport,
	report: EvaluationReport,
): Markup {
	const rest = unknown > 0 ? ` (not known of ${unknown} relevant titles)` : '';
	return sliceRows(slices, report.models, `${slicedBy} by ${name}: ${describe}${rest}`);
}

/** The readings with cut histories, in the same form. */
export function cutsTable({ readings = {}, models }: EvaluationReport): Markup {
	const cuts = Object.entries(readings).map(([slice, reading]) => ({ slice, ...reading }));
	return sliceRows(cuts, models, `${slicedBy} by how much of the history is known`);
}

function sliceRows(
	slices: readonly Pick<SliceReport, 'slice' | 'cases' | 'models'>[],
	models: readonly Pick<ModelReport, 'name'>[],
	caption: string,
): Markup {
	if (slices.length === 0) return html`<p>${caption}: the data do not say.</p>`;
	const most = highestOf(slices.flatMap((slice) => slice.models));
	const names = models.map(({ name }) => name);
	const rows = slices.map((slice): readonly Part[] =>
		slice.cases === 0
			? [slice.slice, 'no cases', '', ...names.map(() => '')]
			: [
					slice.slice,
					slice.cases.toLocaleString('en'),
					mark(slice.models.find(({ name }) => name === own)?.metrics[slicedBy], most),
					...slice.models.map(({ metrics }) => told(metrics[slicedBy])),
				],
	);
	return table({ caption, head: ['slice', 'cases', own, ...names], rows });
}

const told = (metric: ReportedMetric | undefined): Part =>
	metric === undefined ? '' : intervalTold(metric);

const mark = (metric: ReportedMetric | undefined, most: number): Part =>
	metric === undefined ? '' : intervalMark(metric, { most });

/** The upper end of the highest interval: the right end of the scale. */
const highestOf = (models: readonly Pick<ModelReport, 'metrics'>[]): number =>
	Math.max(
		1e-9,
		...models.map(({ metrics }) => metrics[slicedBy]?.high ?? metrics[slicedBy]?.value ?? 0),
	);
