import type { ReportedMetric } from '@marquee/protocols';
import { html, type Markup } from './html.ts';
import { rangeTold, signed } from './interval-mark.ts';
import type { ModelCard } from './model-card.ts';
import { own, slicedBy } from './report-tables.ts';

/** The few figures that a hurried reader needs: quality, against the baseline, against the parent, size. */
export function figures(card: ModelCard): Markup {
	const { evaluation, parent, manifest } = card;
	const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
	const size = figure(
		'size',
		`${(bytes / 1e6).toFixed(1)} MB`,
		`${manifest.titles.toLocaleString('en')} titles`,
	);
	if ('notEvaluated' in evaluation)
		return html`<dl class="figures">${figure('quality', 'not measured', evaluation.notEvaluated)}${size}</dl>`;
	const { report } = evaluation;
	const metrics = report.models.find(({ name }) => name === own)?.metrics ?? {};
	const ahead = report.differences.find(({ model }) => model === own)?.metrics[slicedBy];
	const before =
		parent !== null && 'difference' in parent ? parent.difference.metrics[slicedBy] : undefined;
	return html`<dl class="figures">
${[slicedBy, 'hr@10'].map((name) => figure(name, plain(metrics[name]), interval(metrics[name])))}
${figure(`${slicedBy} over ${report.bestBaseline ?? 'no baseline'}`, difference(ahead), interval(ahead))}
${figure(`${slicedBy} over the parent`, difference(before), before === undefined ? 'not compared' : interval(before))}
${size}</dl>`;
}

const figure = (term: string, value: string, beside: string): Markup =>
	html`<div><dt>${term}</dt><dd>${value}<small>${beside}</small></dd></div>`;

const plain = (metric: ReportedMetric | undefined): string => metric?.value.toFixed(4) ?? '–';

const difference = (metric: ReportedMetric | undefined): string =>
	metric === undefined ? '–' : signed(metric.value);

const interval = (metric: ReportedMetric | undefined): string =>
	metric === undefined ? '' : rangeTold(metric);
