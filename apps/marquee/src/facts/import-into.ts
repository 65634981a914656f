import { type Catalogue, withTitles, writeCatalogue } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { detect, type ImportReport, type ImportSource, surveyed } from '@marquee/importers';
import type { Clock } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import { acceptPlausible, type ImplausibleEvent } from './accept-plausible.ts';
import { contentHash } from './content-hash.ts';
import type { Facts } from './facts.ts';
import { introducedProfiles } from './introduced-profiles.ts';
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
	/** Events that cannot have happened as told: not taken in, counted, the first of them named. */
	readonly implausible: { readonly events: number; readonly examples: readonly ImplausibleEvent[] };
	readonly catalogue: Catalogue;
}

/** What an import needs beside the facts. */
export interface ImportOptions {
	readonly clock: Clock;
	readonly progress: Progress;
	/** Stops before the next batch. */
	readonly signal: AbortSignal;
}

const eventsPerBatch = 2_000;
/** As many as the importers keep of broken rows. */
const examplesKept = 20;
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
	{ clock, progress, signal }: ImportOptions,
): Promise<Imported> {
	const { controlPlane, intake } = facts;
	progress.begin(`importing ${path}`);
	const source = await detect(path);
	const hash = await contentHash(path);
	const before = await controlPlane.importOf(path, hash);
	if (before !== undefined) {
		progress.end(`${before.rows.toLocaleString('en')} events were imported before`);
		// The log keeps every event, the catalogue nobody but itself: a title that it has lost comes back.
		const lost = (await titlesOf(source)).filter(({ titleId }) => !facts.catalogue.title(titleId));
		const catalogue = await extended(folder, facts.catalogue, lost);
		const nothing = { accepted: 0, duplicates: 0, implausible: { events: 0, examples: [] } };
		return { source: path, alreadyThere: true, ...nothing, catalogue };
	}
	const report = await surveyed(source);
	const catalogue = await extended(folder, facts.catalogue, await titlesOf(source));

	const total = report.events?.events ?? 0;
	const counts = { accepted: 0, duplicates: 0 };
	const implausible = { events: 0, examples: [] as ImplausibleEvent[] };
	const accept = async (events: readonly ViewingEvent[]) => {
		signal.throwIfAborted();
		const receipt = await acceptPlausible(intake, events);
		counts.accepted += receipt.accepted;
		counts.duplicates += receipt.duplicates;
		implausible.events += receipt.implausible.length;
		const room = examplesKept - implausible.examples.length;
		implausible.examples.push(...receipt.implausible.slice(0, room));
		progress.update(counts.accepted + counts.duplicates, total, 'events');
	};
	await inBatches(source.events(), accept);
	const rows = counts.accepted + counts.duplicates;
	await introducedProfiles(facts, clock);
	await controlPlane.recordImport(
		{ source: path, contentHash: hash, rows, importedAt: clock.now() },
		'marquee import',
	);
	progress.end(summaryOf(report, { ...counts, implausible: implausible.events }));
	return { source: path, alreadyThere: false, report, ...counts, implausible, catalogue };
}

async function titlesOf(source: ImportSource): Promise<readonly Title[]> {
	const titles: Title[] = [];
	for await (const title of source.titles()) titles.push(title);
	return titles;
}

async function extended(
	folder: StateFolder,
	known: Catalogue,
	titles: readonly Title[],
): Promise<Catalogue> {
	if (titles.length === 0) return known;
	const catalogue = withTitles(known, titles);
	await writeCatalogue(folder.catalogue, catalogue);
	return catalogue;
}

/** Hands batches on, several at a time; after the first failure no more, and it is told when the others have ended. */
async function inBatches(
	events: AsyncIterable<ViewingEvent>,
	accept: (batch: readonly ViewingEvent[]) => Promise<void>,
): Promise<void> {
	const underWay = new Set<Promise<void>>();
	let batch: ViewingEvent[] = [];
	let failed: { readonly cause: unknown } | undefined;
	const send = async () => {
		const sent: Promise<void> = accept(batch)
			.catch((cause: unknown) => {
				failed ??= { cause };
			})
			.finally(() => underWay.delete(sent));
		underWay.add(sent);
		batch = [];
		if (underWay.size >= batchesUnderWay) await Promise.race(underWay);
	};
	for await (const event of events) {
		if (failed !== undefined) break;
		batch.push(event);
		if (batch.length === eventsPerBatch) await send();
	}
	if (batch.length > 0 && failed === undefined) await send();
	await Promise.all(underWay);
	if (failed !== undefined) throw failed.cause;
}

function summaryOf(
	report: ImportReport,
	counts: Readonly<Record<'accepted' | 'duplicates' | 'implausible', number>>,
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
		...(counts.implausible > 0
			? [`${said(counts.implausible)} events that cannot have happened as told`]
			: []),
	];
	return parts.join(', ');
}
