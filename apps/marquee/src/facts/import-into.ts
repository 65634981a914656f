import { type Catalogue, withTitles, writeCatalogue } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { detect, type ImportReport, surveyed } from '@marquee/importers';
import type { Clock } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import { contentHash } from './content-hash.ts';
import type { Facts } from './facts.ts';
import type { StateFolder } from './state-folder.ts';

/** What an import did. */
export interface Imported {
	readonly source: string;
	/** The same content of the same source was taken in before: nothing was read again. */
	readonly alreadyThere: boolean;
	readonly report?: ImportReport;
	readonly accepted: number;
	/** Events whose ids the log had already. */
	readonly duplicates: number;
	readonly catalogue: Catalogue;
}

const eventsPerBatch = 2_000;
/** Batches under way at once share flushes of the log. */
const batchesUnderWay = 4;

/**
 * Takes a whole source in: read once to see that it can be read to its end, then titles, then events.
 *
 * Begun again after an interruption it goes on without loss and without doubles: event ids follow from the content.
 */
export async function importInto(
	folder: StateFolder,
	facts: Facts,
	path: string,
	{ clock, progress }: { readonly clock: Clock; readonly progress: Progress },
): Promise<Imported> {
	const { controlPlane, intake } = facts;
	progress.begin(`importing ${path}`);
	const source = await detect(path);
	const hash = await contentHash(path);
	const before = await controlPlane.importOf(path, hash);
	if (before !== undefined) {
		progress.end(`${before.rows.toLocaleString('en')} events were imported before`);
		const { catalogue } = facts;
		return { source: path, alreadyThere: true, accepted: 0, duplicates: 0, catalogue };
	}
	const report = await surveyed(source);
	const titles: Title[] = [];
	for await (const title of source.titles()) titles.push(title);
	const catalogue = withTitles(facts.catalogue, titles);
	await writeCatalogue(folder.catalogue, catalogue);

	const total = report.events?.events ?? 0;
	const counts = { accepted: 0, duplicates: 0 };
	const accept = async (events: readonly ViewingEvent[]) => {
		const receipt = await intake.accept(events);
		counts.accepted += receipt.accepted;
		counts.duplicates += receipt.duplicates;
		progress.update(counts.accepted + counts.duplicates, total, 'events');
	};
	await inBatches(source.events(), accept);
	const rows = counts.accepted + counts.duplicates;
	await controlPlane.recordImport(
		{ source: path, contentHash: hash, rows, importedAt: clock.now() },
		'marquee import',
	);
	progress.end(summaryOf(report, counts));
	return { source: path, alreadyThere: false, report, ...counts, catalogue };
}

/** Hands batches on, several at a time; the first failure ends it. */
async function inBatches(
	events: AsyncIterable<ViewingEvent>,
	accept: (batch: readonly ViewingEvent[]) => Promise<void>,
): Promise<void> {
	const underWay = new Set<Promise<void>>();
	let batch: ViewingEvent[] = [];
	const send = async () => {
		const sent: Promise<void> = accept(batch).finally(() => underWay.delete(sent));
		underWay.add(sent);
		batch = [];
		if (underWay.size >= batchesUnderWay) await Promise.race(underWay);
	};
	for await (const event of events) {
		batch.push(event);
		if (batch.length === eventsPerBatch) await send();
	}
	if (batch.length > 0) await send();
	await Promise.all(underWay);
}

function summaryOf(
	report: ImportReport,
	counts: { readonly accepted: number; readonly duplicates: number },
): string {
	const said = (count: number) => count.toLocaleString('en');
	const parts = [
		`${said(counts.accepted)} events`,
		...(counts.duplicates > 0 ? [`${said(counts.duplicates)} known before`] : []),
		...(report.titles === undefined
			? []
			: [`${said(report.titles.rows - report.titles.broken)} titles`]),
		...[report.titles, report.events]
			.filter((rows) => rows !== undefined && rows.broken > 0)
			.map((rows) => `${said(rows!.broken)} broken rows of ${rows!.file}`),
	];
	return parts.join(', ');
}
