import type { EvaluationReport, ReportedMetric } from '@marquee/protocols';
import { isoMoment } from '@marquee/units';
import { memoryTold } from '../training/memory-choice.ts';
import { figures } from './card-figures.ts';
import { cardStyle } from './card-style.ts';
import { html, Markup } from './html.ts';
import { rangeTold, signed } from './interval-mark.ts';
import { lossChart } from './loss-chart.ts';
import type { ModelCard } from './model-card.ts';
import {
	cutsTable,
	differenceTable,
	metricsTable,
	slicedBy,
	slicingTable,
} from './report-tables.ts';
import { table } from './table.ts';

/**
 * The card as one page that needs nothing else: no script, no file beside it, nothing from the network.
 *
 * Whatever the card holds is text; markup in a name stays a name.
 */
export const cardHtml = (card: ModelCard): string =>
	`<!doctype html>\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Model card ${card.bundle.slice(0, 12)}</title>
<style>${new Markup(cardStyle)}</style>
</head>
<body>
<header>
<p class="eyebrow">Model card</p>
<h1>${card.manifest.run.name} <code>${card.bundle.slice(0, 12)}</code></h1>
<p class="lead">${lead(card)}</p>
${figures(card)}
</header>
<main>
${quality(card)}
${memorySection(card)}
${parentSection(card)}
${timeSection(card)}
${training(card)}
${dataSection(card)}
${lineage(card)}
</main>
<footer><p>Written ${isoMoment(card.writtenAt)}. The same in numbers lies beside this page as JSON.</p></footer>
</body>
</html>
`}`;

function lead({ manifest, data }: ModelCard): string {
	const until = `events until ${isoMoment(manifest.lineage.trainedUntil)}`;
	if (data === null) return `Learnt from ${manifest.lineage.data}, ${until}.`;
	const count = (n: number) => n.toLocaleString('en');
	return (
		`Learnt from ${count(data.events)} events of ${count(data.profiles)} profiles on ${count(data.titles)} titles, ` +
		`${until}.`
	);
}

function quality({ evaluation }: ModelCard): Markup {
	if ('notEvaluated' in evaluation)
		return html`<section><h2>How good it is</h2><p>Not evaluated: ${evaluation.notEvaluated}.</p></section>`;
	const { report } = evaluation;
	return html`<section><h2>How good it is</h2>
<p>${report.describe}</p>
<p class="quiet">${report.counts.cases.toLocaleString('en')} cases; 95 % intervals over cases. Other profiles’ later events are known
to every model here, and each profile is asked at its own newest moment, though the model knows what is popular now. What a cut in
time says weighs more.</p>
${metricsTable(report)}
${differenceTable(report)}
<h3>New and young profiles</h3>
<p>The same questions, asked as if only so many newest events of the profile were known.</p>
${cutsTable(report)}
<h3>Slice by slice</h3>
<p>The same rankings, parted by what was asked. A slice without cases says so: nothing is known of it.</p>
${(report.slicings ?? []).map((slicing) => slicingTable(slicing, report))}
</section>`;
}

/** Whether a memory answers beside taste, and what it was chosen by. */
function memorySection({ memory }: ModelCard): Markup {
	if (memory === undefined) return html``;
	const rows =
		'looks' in memory
			? memory.looks.map(({ share, tasteShare, judged }) => [
					share === 0 ? 'none' : String(share),
					String(tasteShare),
					judged.toFixed(4),
					share === (memory.taken?.share ?? 0) && tasteShare === (memory.taken?.tasteShare ?? 1)
						? 'yes'
						: '',
				])
			: [];
	const caption = 'what was looked at: the same run, trained on what lies before a cut in time';
	return html`<section><h2>Beside taste</h2>
<p>${sentence(memoryTold(memory))}</p>
${rows.length === 0 ? '' : table({ caption, head: ['memory', 'taste', slicedBy, 'taken'], rows })}</section>`;
}

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;

function parentSection(card: ModelCard): Markup {
	const { parent } = card;
	if (parent === null)
		return html`<section><h2>Against its parent</h2><p>It is the first: no bundle served before it.</p></section>`;
	const before = html`<code>${parent.bundle.slice(0, 12)}</code>`;
	if ('notCompared' in parent)
		return html`<section><h2>Against its parent</h2><p>${before} served before. Not compared: ${parent.notCompared}.</p>
${driftTold(card)}</section>`;
	const { metrics } = parent.difference;
	const rows = Object.entries(metrics).map(([name, metric]) => [
		name,
		signed(metric.value),
		rangeTold(metric),
		verdict(metric),
	]);
	return html`<section><h2>Against its parent</h2>
<p>${before} served before. Differences on the same cases, none of which either has learnt from.</p>
${table({ caption: 'this bundle minus its parent', head: ['metric', 'difference', '95 % interval', 'in words'], rows })}
${driftTold(card)}</section>`;
}

/** Whether those who read embeddings notice that there is a new model. */
function driftTold({ drift }: ModelCard): Markup {
	if (drift === undefined)
		return html`<p>Its titles stand in a space of their own: embeddings of the two bundles do not compare.</p>`;
	const titles = drift.titles.toLocaleString('en');
	return html`<p>Its titles stand where the parent’s stand, to a mean cosine of ${drift.turned.toFixed(3)} over the ${titles} titles that
both know; before its space was turned onto the parent’s it was ${drift.asTrained.toFixed(3)}.</p>`;
}

function verdict({ low, high }: ReportedMetric): string {
	if (low !== null && low > 0) return 'higher';
	if (high !== null && high < 0) return 'lower';
	return 'no clear difference';
}

function timeSection({ timeSplit }: ModelCard): Markup {
	if (timeSplit === null)
		return html`<section><h2>Under a cut in time</h2><p>Not measured for this run. <code>marquee evaluate</code> measures it; <code>marquee up</code> does so by itself.</p></section>`;
	return html`<section><h2>Under a cut in time</h2>
<p>${describedCut(timeSplit)}</p>
<p class="quiet">The same run, trained anew on what lies before the cut: it is not this bundle that was asked, but its twin.</p>
${metricsTable(timeSplit)}
${differenceTable(timeSplit)}
${(timeSplit.slicings ?? []).map((slicing) => slicingTable(slicing, timeSplit))}</section>`;
}

const describedCut = ({ describe, counts }: EvaluationReport): string =>
	`${describe} ${counts.cases.toLocaleString('en')} cases.`;

function training({ curve, manifest }: ModelCard): Markup {
	const settings = Object.entries(manifest.run).map(([key, value]) => [key, String(value)]);
	const rows = curve.map(({ epoch, loss, judged }) => [
		String(epoch + 1),
		loss.toFixed(4),
		judged === undefined ? '' : judged.toFixed(4),
	]);
	return html`<section><h2>How it was trained</h2>
<p>Mean loss per target in nats, epoch by epoch; dots where held-out data were looked at.</p>
${lossChart(curve)}
${table({ caption: 'the curve in figures', head: ['epoch', 'loss', 'judged'], rows })}
${table({ caption: 'everything that decided the result: the same run on the same data gives the same bytes', head: ['setting', 'value'], rows: settings })}
</section>`;
}

function dataSection({ data, manifest }: ModelCard): Markup {
	if (data === null)
		return html`<section><h2>What it learnt from</h2><p>${manifest.lineage.data}. More is not known: it was not trained here.</p></section>`;
	const day = (at: number | null) =>
		at === null ? 'not known' : new Date(at).toISOString().slice(0, 10);
	const count = (n: number) => n.toLocaleString('en');
	const rows = [
		['profiles', count(data.profiles)],
		['events', count(data.events)],
		['of them kept back to evaluate on', count(data.heldBack)],
		['oldest event', day(data.from)],
		['newest event', day(data.until)],
		['titles', count(data.titles)],
		['titles that somebody watched', count(data.titlesWatched)],
		['titles that nobody watched yet', count(data.titles - data.titlesWatched)],
		['events of the profile in the middle', count(data.medianHistory)],
		['longest history', count(data.longestHistory)],
		...Object.entries(data.actions).map(([action, share]) => [
			`share of “${action}”`,
			`${(100 * share).toFixed(1)} %`,
		]),
	];
	return html`<section><h2>What it learnt from</h2>${table({ caption: data.described, head: ['', ''], rows })}</section>`;
}

function lineage({ bundle, manifest, parent }: ModelCard): Markup {
	const { lineage: from, files } = manifest;
	const rows = [
		['bundle', bundle],
		['parent', parent?.bundle ?? 'none'],
		['code', from.code],
		['trained until', isoMoment(from.trainedUntil)],
		['made', isoMoment(from.createdAt)],
		...Object.entries(files).map(([name, { bytes, sha256 }]) => [
			name,
			`${bytes.toLocaleString('en')} bytes, sha256 ${sha256}`,
		]),
	];
	return html`<section><h2>Where it comes from</h2>${table({ caption: 'the manifest, which the bundle is named by', head: ['', ''], rows, isWide: true })}</section>`;
}
