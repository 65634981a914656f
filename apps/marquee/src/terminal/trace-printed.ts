import { type PageTrace, type PinTold, pageMade, type RowTrace } from '@marquee/page';
import type { EpochMs } from '@marquee/units';
import { isoMoment } from '@marquee/units';
import type { Replayed } from '../serving/replayed.ts';
import { percent, sourcesInWords, tookInWords } from './explanation-printed.ts';

/** How a page came about, as a person reads it in a terminal. */
export function tracePrinted(trace: PageTrace): string {
	const { requestId, profileId, asked, generatedAt, on, rows, diversity } = trace;
	const shown = rows.filter(({ outcome }) => outcome === 'shown');
	const where = [on.device, on.country].filter(Boolean).join(', ') || 'no device or country named';
	return [
		`${asked.surface} of ${profileId} · ${isoMoment(generatedAt as EpochMs)} · ${where}`,
		`request ${requestId}`,
		`model ${trace.bundle.slice(0, 12)} · ranker ${trace.ranker} · policy ${trace.policy} · layout ${trace.layout}`,
		...drawnInWords(trace),
		...(trace.cells ?? []).map(({ experiment, arm }) => `experiment ${experiment}: ${arm}`),
		...sourcesInWords(pageMade(trace)),
		`diversity: dial at ${percent(diversity.share)}, took ${tookInWords(diversity)}`,
		`rules took out: ${refusedInWords(trace)}`,
		...(trace.pins ?? []).map(pinPrinted),
		...trace.skipped.map(({ stage, cause }) => `without ${stage}: ${cause}`),
		'',
		...shown.map(rowPrinted),
	].join('\n');
}

/** Of a page that was drawn from two, or should have been. */
function drawnInWords({ interleaved }: PageTrace): readonly string[] {
	if (interleaved === undefined) return [];
	const { experiment, thing, arms } = interleaved;
	const both = `${thing} of ${arms.join(' and ')}, experiment ${experiment}`;
	if ('other' in interleaved) return [`drawn from two: ${both}`];
	const { arm, because } = interleaved.instead;
	return [`not drawn from two: ${both}; all of it is ${arm}: ${because}`];
}

/** Of a row that the policy pins. People count places from 1. */
function pinPrinted({ family, place, stands, why }: PinTold): string {
	const where = stands === undefined ? 'nowhere' : `at ${stands + 1}`;
	return `pinned: ${family} to place ${place + 1}${why === undefined ? '' : `; stands ${where}: ${why}`}`;
}

function rowPrinted({ heading, funnel, source, diversity, arm }: RowTrace, place: number): string {
	const { retrieved, considered, shown } = funnel;
	const counts = `${retrieved} → ${considered} → ${shown}`.padEnd(18);
	const taken = diversity === undefined ? '' : ` · diversity ${tookInWords(diversity)}`;
	const drawn = arm === undefined ? '' : ` · arm ${arm}`;
	return `${String(place + 1).padStart(3)}  ${counts} ${heading} (${source}${taken}${drawn})`;
}

const refusedInWords = ({ refused }: PageTrace): string =>
	Object.entries(refused)
		.filter(([, count]) => count > 0)
		.map(([rule, count]) => `${rule} ${count}`)
		.join(', ') || 'nothing';

/** What of a page took longest when it was answered. */
export const slowestPrinted = ({ timings }: PageTrace): string =>
	`slowest stages: ${timings
		.toSorted((a, b) => b.milliseconds - a.milliseconds)
		.slice(0, 5)
		.map(({ stage, milliseconds }) => `${stage} ${milliseconds.toFixed(1)} ms`)
		.join(', ')}`;

/** What a replay says of the page that was answered. */
export function replayPrinted(before: PageTrace, { trace, identical }: Replayed): string {
	if (identical) return 'made again from the log: the same bytes';
	const ids = (page: PageTrace) => page.rows.flatMap(({ slate }) => slate.map(({ id }) => id));
	const [then, now] = [new Set(ids(before)), new Set(ids(trace))];
	const kept = [...now].filter((id) => then.has(id)).length;
	return `made again from the log: another page; ${kept} of ${then.size} titles are on both, ${now.size - kept} are new`;
}
