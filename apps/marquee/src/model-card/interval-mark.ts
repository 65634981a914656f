import type { ReportedMetric } from '@marquee/protocols';
import { html, type Markup } from './html.ts';

/** In the units of the drawing. */
const width = 160;
const height = 16;

/** A value as a dot on its interval, on a scale that begins at 0; with its zero line where values may be below. */
export function intervalMark(
	{ value, low, high }: ReportedMetric,
	{ least = 0, most }: { readonly least?: number; readonly most: number },
): Markup {
	const x = (at: number) => (4 + ((width - 8) * (at - least)) / (most - least || 1)).toFixed(1);
	const from = low ?? value;
	const to = high ?? value;
	return html`<svg class="mark" viewBox="0 0 ${width} ${height}" aria-hidden="true">${
		least < 0 ? html`<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${height}"/>` : ''
	}<line class="interval" x1="${x(from)}" x2="${x(to)}" y1="8" y2="8"/><circle class="dot" cx="${x(value)}" cy="8" r="4"/></svg>`;
}

/** A value with its interval below it, in figures that stand below one another. */
export const intervalTold = (metric: ReportedMetric): Markup => {
	const range = rangeTold(metric);
	return html`${told(metric.value)}${range === '' ? '' : html`<small>${range}</small>`}`;
};

/** From where to where; nothing where a metric has no interval. */
export const rangeTold = ({ low, high }: ReportedMetric): string =>
	low === null || high === null ? '' : `${told(low)} to ${told(high)}`;

/** A difference with its sign. */
export const signed = (value: number): string => (value < 0 ? told(value) : `+${told(value)}`);

/** Four digits, with a minus that is as wide as a plus. */
const told = (value: number): string => value.toFixed(4).replace('-', '−');
