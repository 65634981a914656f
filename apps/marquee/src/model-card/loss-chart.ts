import type { LossPoint } from '@marquee/foundation';
import { html, type Markup } from './html.ts';

/** In the units of the drawing; it grows and shrinks with the page. */
const size = { width: 640, height: 240, left: 56, right: 16, top: 16, bottom: 34 } as const;

/** The loss of each epoch as a line, and what the judge said of held-out data as dots where it was asked. */
export function lossChart(curve: readonly LossPoint[]): Markup {
	if (curve.length === 0) return html`<p>No curve was kept.</p>`;
	const losses = curve.map(({ loss }) => loss);
	const [least, most] = widened(Math.min(...losses), Math.max(...losses));
	const x = (at: number) =>
		size.left + ((size.width - size.left - size.right) * at) / Math.max(1, curve.length - 1);
	const y = (loss: number) =>
		size.top + ((size.height - size.top - size.bottom) * (most - loss)) / (most - least);
	const line = losses.map((loss, at) => `${x(at).toFixed(1)},${y(loss).toFixed(1)}`).join(' ');
	const told = `Loss by epoch, from ${losses[0]!.toFixed(3)} to ${losses.at(-1)!.toFixed(3)} nats`;
	return html`<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${told}">
${[least, (least + most) / 2, most].map(
	(
		loss,
	) => html`<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y(loss)}" y2="${y(loss)}"/>
<text class="tick" x="${size.left - 8}" y="${y(loss) + 4}" text-anchor="end">${loss.toFixed(2)}</text>`,
)}
<polyline class="line" points="${line}"/>
${curve.map(({ loss, judged }, at) =>
	judged === undefined && curve.length > 1
		? ''
		: html`<circle class="dot" cx="${x(at)}" cy="${y(loss)}" r="5"/>`,
)}
<text class="tick" x="${size.left}" y="${size.height - 10}">epoch ${curve[0]!.epoch + 1}</text>
<text class="tick" x="${size.width - size.right}" y="${size.height - 10}" text-anchor="end">epoch ${curve.at(-1)!.epoch + 1}</text>
</svg>`;
}

/** A line that never moves would have no height. */
const widened = (least: number, most: number): readonly [number, number] =>
	most - least > 1e-6 ? [least, most] : [least - 0.5, most + 0.5];
