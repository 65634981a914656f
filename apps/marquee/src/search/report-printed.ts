import type { SearchFigures, SearchReport, WorstCase } from './search-report.ts';

/** A measurement of search as a person reads it in a terminal: figures by class and locale, then the worst answers. */
export function reportPrinted({ overall, classes, locales, worst }: SearchReport): string {
	const { titles, queries, buildSeconds, bytes, p50Ms, p99Ms } = overall;
	const said = (count: number) => count.toLocaleString('en');
	return [
		`${said(titles)} titles, ${said(queries)} queries; built in ${buildSeconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB; p50 ${p50Ms.toFixed(2)} ms, p99 ${p99Ms.toFixed(2)} ms`,
		'',
		...figuresTable('class', classes),
		figuresRow('all', overall),
		'',
		...figuresTable('locale', locales),
		...(worst.length === 0 ? [] : ['', 'worst', ...worst.map(worstPrinted)]),
	]
		.map(harmless)
		.join('\n');
}

const figuresTable = (of: string, rows: Readonly<Record<string, SearchFigures>>) => [
	row(of, 'queries', 'hit@10', 'hit@1', 'mrr'),
	...Object.entries(rows).map(([name, figures]) => figuresRow(name, figures)),
];

const figuresRow = (name: string, { queries, mrr, ...hits }: SearchFigures): string =>
	row(name, String(queries), percent(hits['hit@10']), percent(hits['hit@1']), mrr.toFixed(3));

const row = (name: string, ...cells: readonly string[]): string =>
	name.padEnd(24) + cells.map((cell) => cell.padStart(9)).join('');

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function worstPrinted({ q, locale, class: of, expected, place, came }: WorstCase): string {
	const stood = place === undefined ? 'not found' : `at ${place}`;
	const instead = came.map(({ entityId, name, bucket, edits }) =>
		edits > 0
			? `${entityId} “${name.text}” (${bucket}, ${edits})`
			: `${entityId} “${name.text}” (${bucket})`,
	);
	return `  ${of} ${locale ?? '–'} “${q}” → ${expected.join(' or ')} ${stood}; came: ${instead.join(', ') || 'nothing'}`;
}

/** Names come from anywhere: what would move the cursor or turn the line around is shown as a blank. */
const harmless = (line: string): string =>
	line.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
