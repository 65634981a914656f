import type { Title, ViewingEvent } from '@marquee/contracts';
import { EventTally, type ImportReport } from './import-report.ts';
import { RowTally } from './row-tally.ts';

/** Somebody's files, as titles and events. Each may be read any number of times; the report tells of the newest. */
export interface ImportSource {
	/** The word for the format: `movietweetings`, `movielens-1m`, … */
	readonly format: string;
	readonly path: string;
	/** Every title once, in the order of the source. */
	readonly titles: () => AsyncIterable<Title>;
	/** In the order of the source, which need not be that of time. The same files give the same event ids for ever. */
	readonly events: () => AsyncIterable<ViewingEvent>;
	readonly report: () => ImportReport;
}

/** Says what had to be assumed about the event that is being read. */
export type Assume = (what: string) => void;

/** One part of a source: the file that is reported on, and how it is read. */
export interface Part<Value> {
	readonly file: string;
	readonly read: (tally: RowTally, assume: Assume) => AsyncIterable<readonly Value[]>;
}

/** A source made of its parts; counting and knowing the unknown titles are the same for all formats. */
export function importSource({
	format,
	path,
	...parts
}: {
	readonly format: string;
	readonly path: string;
	readonly titles?: Part<Title>;
	readonly events?: Part<ViewingEvent>;
}): ImportSource {
	const tallies: { titles?: RowTally; events?: RowTally; found?: EventTally } = {};
	let known: ReadonlySet<string> | undefined;

	async function* titles(): AsyncGenerator<Title> {
		if (parts.titles === undefined) return;
		const ids = new Set<string>();
		tallies.titles = new RowTally(parts.titles.file);
		for await (const batch of parts.titles.read(tallies.titles, () => undefined))
			for (const title of batch) {
				ids.add(title.titleId);
				yield title;
			}
		known = ids;
	}

	async function* events(): AsyncGenerator<ViewingEvent> {
		if (parts.events === undefined) return;
		if (known === undefined) for await (const _ of titles()); // so that unknown titles are told from known ones
		tallies.events = new RowTally(parts.events.file);
		const found = new EventTally(known);
		tallies.found = found;
		const assume = (what: string) => found.countAssumed(what);
		for await (const batch of parts.events.read(tallies.events, assume))
			for (const event of batch) {
				found.count(event);
				yield event;
			}
	}

	const report = (): ImportReport => ({
		format,
		path,
		...(tallies.titles && { titles: tallies.titles.report() }),
		...(tallies.events && { events: { ...tallies.events.report(), ...tallies.found!.found() } }),
	});
	return { format, path, titles, events, report };
}

/**
 * Reads a whole source and keeps nothing: what is in it, and whether it can be read to its end, before anything is
 * applied.
 *
 * @throws {Failure} whatever reading it would throw.
 */
export async function surveyed(source: ImportSource): Promise<ImportReport> {
	for await (const _ of source.titles());
	for await (const _ of source.events());
	return source.report();
}
