import type { ViewingEvent } from '@marquee/contracts';
import {
	countryIndex,
	deviceIndex,
	goesOn,
	type Histories,
	histories,
	type Interaction,
	merged,
} from '@marquee/histories';
import { msPerSecond } from '@marquee/units';
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
	/** Which event of the source a row is, or begins with, counted from 0: what was published beside it is found by it. */
	readonly sourceRows: Int32Array; // (N)
}

/**
 * A source's engagements as histories: each profile's rows ordered by time, and by source row where times are equal, with
 * adjacent ones on one title merged.
 *
 * Engagements are plays, stops after some watching, ratings, thumbs and additions to the list. Impressions are none,
 * progress says nothing that the stop will not say, and what is taken back is not engaged with. `ratings` holds rating ÷
 * best rating. Titles are numbered as the source lists them, those that only events name after them; profiles as they
 * appear.
 */
export async function historiesOf(
	source: ImportSource,
): Promise<ImportedHistories & { readonly report: ImportReport }> {
	const { histories: all, sourceRows, ...names } = await engagementsOf(source);
	const histories = merged(all);
	return { ...names, histories, sourceRows: firstOfEach(all, sourceRows) };
}

/** The same, one row for each engagement. */
async function engagementsOf(
	source: ImportSource,
): Promise<ImportedHistories & { readonly report: ImportReport }> {
	const titles = new Numbering();
	const profiles = new Numbering();
	const runtimes = new Map<string, number | undefined>();
	for await (const { titleId, runtimeSeconds } of source.titles()) {
		titles.numberOf(titleId);
		runtimes.set(titleId, runtimeSeconds);
	}
	const rows: Row[] = [];
	let sourceRow = 0;
	for await (const event of source.events()) {
		const engagement = engagementOf(event, runtimes.get(event.titleId));
		if (engagement !== undefined)
			rows.push({
				...engagement,
				profile: profiles.numberOf(event.profileId),
				title: titles.numberOf(event.titleId),
				endedAtMs: event.happenedAt,
				device: deviceIndex(event.device),
				country: countryIndex(event.country),
				sourceRow,
			});
		sourceRow++;
	}
	rows.sort((a, b) => a.endedAtMs! - b.endedAtMs!); // stable: equal times keep the order of the source
	return { ...columnsOf(begun(rows), profiles, titles), report: source.report() };
}

/** When each of the rows, in order of time, began: the watched time before its end, but not before what went before. */
function begun(rows: readonly Row[]): readonly Row[] {
	const newestMs: number[] = []; // by profile
	return rows.map((row) => {
		const beganAtMs = row.endedAtMs! - (row.watchedSeconds ?? 0) * msPerSecond;
		const happenedAtMs = Math.max(newestMs[row.profile] ?? -Infinity, beganAtMs);
		newestMs[row.profile] = row.endedAtMs!;
		return { ...row, happenedAtMs };
	});
}

/** What stands at the rows with which merged ones begin. */
function firstOfEach(all: Histories, sourceRows: Int32Array): Int32Array {
	const first: number[] = [];
	for (let profile = 0; profile < all.profiles; profile++) {
		const from = all.offsets[profile]!;
		for (let row = from; row < all.offsets[profile + 1]!; row++)
			if (!goesOn(all, row, from)) first.push(sourceRows[row]!);
	}
	return Int32Array.from(first);
}

/**
 * MovieLens 100K, one row for each line, so that `sourceRows` counts the lines of u.data: flags published line by line find their rating.
 *
 * @throws {Failure} `import-rows-broken` if a single row is: every line after it would get another's flag.
 */
export async function movielens100kHistories(dir: string): Promise<ImportedHistories> {
	const found = await engagementsOf(await movieLens100k.open({ path: dir, names: undefined }));
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

type Engagement = Pick<Interaction, 'action' | 'rating' | 'watchedSeconds' | 'completion'>;

function engagementOf(
	event: ViewingEvent,
	runtimeSeconds: number | undefined,
): Engagement | undefined {
	switch (event.kind) {
		case 'play':
			return { action: 'played' };
		case 'stop':
			if (event.watchedSeconds <= 0) return undefined;
			return {
				action: 'played',
				watchedSeconds: event.watchedSeconds,
				...completionAt(event.positionSeconds, runtimeSeconds),
			};
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
		case 'trailer-play':
		case 'notification-sent':
		case 'notification-opened':
			return undefined;
	}
}

const completionAt = (positionSeconds: number, runtimeSeconds: number | undefined) =>
	runtimeSeconds === undefined ? {} : { completion: Math.min(1, positionSeconds / runtimeSeconds) };

function ratedAs(rating: number): Engagement {
	const judgement = judgementOf({ thumb: 'none', rating });
	return { action: judgement === 'none' ? 'played' : judgement, rating };
}
