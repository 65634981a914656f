import type { ViewingEvent } from '@marquee/contracts';
import { type Action, type Histories, histories, type Interaction } from '@marquee/histories';
import { judgementOf } from '@marquee/viewing';
import { importFailure } from './errors.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportSource } from './import-source.ts';
import { movieLens100k } from './movielens-100k.ts';
import { type RowsReport, RowTally } from './row-tally.ts';
import { sequenceRows } from './sequences.ts';

/** A data set as columns for evaluation, with the names behind its numbers. */
export interface ImportedHistories {
	readonly histories: Histories;
	readonly profileIds: readonly string[]; // (U)
	readonly titleIds: readonly string[]; // (V)
	/** Which event of the source a row is, counted from 0: what was published beside the source is found by it. */
	readonly sourceRows: Int32Array; // (N)
}

/**
 * A source's engagements as histories: each profile's rows ordered by time, and by source row where times are equal.
 *
 * Plays, ratings, thumbs and additions to the list are rows, one each; impressions are no engagement, progress and stops
 * say nothing that the play has not said, and what is taken back is not engaged with. `ratings` holds rating ÷ best rating. Titles are numbered as the source lists them, those that only
 * events name after them; profiles as they appear.
 */
export async function historiesOf(
	source: ImportSource,
): Promise<ImportedHistories & { readonly report: ImportReport }> {
	const titles = new Numbering();
	const profiles = new Numbering();
	for await (const { titleId } of source.titles()) titles.numberOf(titleId);
	const rows: Row[] = [];
	let sourceRow = 0;
	for await (const event of source.events()) {
		const engagement = engagementOf(event);
		if (engagement !== undefined)
			rows.push({
				...engagement,
				profile: profiles.numberOf(event.profileId),
				title: titles.numberOf(event.titleId),
				happenedAtMs: event.happenedAt,
				sourceRow,
			});
		sourceRow++;
	}
	rows.sort((a, b) => a.happenedAtMs! - b.happenedAtMs!); // stable: equal times keep the order of the source
	return { ...columnsOf(rows, profiles, titles), report: source.report() };
}

/**
 * MovieLens 100K so that `sourceRows` counts the lines of u.data: flags published line by line find their rating.
 *
 * @throws {Failure} `import-rows-broken` if a single row is: every line after it would get another's flag.
 */
export async function movielens100kHistories(dir: string): Promise<ImportedHistories> {
	const found = await historiesOf(await movieLens100k.open({ path: dir, names: undefined }));
	const { broken, file, examples } = found.report.events!;
	if (broken === 0) return found;
	throw importFailure('import-rows-broken', {
		found: `${broken} of them`,
		where: `${file}, line ${examples[0]!.line}`,
		remedy: 'Fetch the data set again: what is published beside it counts its lines.',
	});
}

/**
 * A sequence file (SASRec `user item`, S3-Rec `user item item …`) in its own order, without times.
 *
 * Profiles and titles are numbered in the order of their numbers in the file, so that item i of a file that numbers
 * from 1 without gaps is title i − 1.
 */
export async function sequenceHistories(
	path: string,
): Promise<ImportedHistories & { readonly report: RowsReport }> {
	const tally = new RowTally(path);
	const users: number[] = [];
	const items: number[] = [];
	for await (const batch of sequenceRows(path, tally))
		for (const row of batch)
			for (const item of row.items) {
				users.push(row.user);
				items.push(item);
			}
	const profiles = Numbering.ascending(users);
	const titles = Numbering.ascending(items);
	const rows = users.map((user, sourceRow) => ({
		profile: profiles.numberOf(String(user)),
		title: titles.numberOf(String(items[sourceRow]!)),
		sourceRow,
	}));
	return { ...columnsOf(rows, profiles, titles), report: tally.report() };
}

type Row = Interaction & { readonly sourceRow: number };

function columnsOf(
	rows: readonly Row[],
	profiles: Numbering,
	titles: Numbering,
): ImportedHistories {
	const size = { profiles: profiles.names.length, titles: titles.names.length };
	const all = histories(rows, size);
	const sourceRows = new Int32Array(rows.length);
	const next = all.offsets.slice();
	for (const { profile, sourceRow } of rows) sourceRows[next[profile]!++] = sourceRow;
	return { histories: all, profileIds: profiles.names, titleIds: titles.names, sourceRows };
}

/** Names numbered densely in the order in which they are first asked for. */
class Numbering {
	readonly names: string[] = [];
	readonly #numbers = new Map<string, number>();

	static ascending(numbers: readonly number[]): Numbering {
		const numbering = new Numbering();
		for (const number of [...new Set(numbers)].sort((a, b) => a - b))
			numbering.numberOf(String(number));
		return numbering;
	}

	numberOf(name: string): number {
		const known = this.#numbers.get(name);
		if (known !== undefined) return known;
		this.#numbers.set(name, this.names.length);
		return this.names.push(name) - 1;
	}
}

function engagementOf(
	event: ViewingEvent,
): { readonly action: Action; readonly rating?: number } | undefined {
	switch (event.kind) {
		case 'play':
			return { action: 'played' };
		case 'list-add':
			return { action: 'listed' };
		case 'thumb':
			if (event.thumb === 'none') return undefined;
			return { action: event.thumb === 'up' ? 'liked' : 'disliked' };
		case 'rating':
			return ratedAs(event.rating / event.outOf);
		case 'impression':
		case 'list-remove':
		case 'progress':
		case 'stop':
			return undefined;
	}
}

function ratedAs(rating: number): { readonly action: Action; readonly rating: number } {
	const judgement = judgementOf({ thumb: 'none', rating });
	return { action: judgement === 'none' ? 'played' : judgement, rating };
}
