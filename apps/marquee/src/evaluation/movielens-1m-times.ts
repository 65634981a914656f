import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Histories } from '@marquee/histories';
import { sequenceHistories } from '@marquee/importers';
import { Failure, msPerSecond } from '@marquee/units';

/**
 * The events of SASRec's sequence file of MovieLens 1M, in its order, with the time of each.
 *
 * The folder holds the sequence file, its tables of original numbers (`sas_to_original_users.txt`,
 * `sas_to_original_items.txt`) and the times: GroupLens' `ratings.dat`, or a `ratings_partial.csv` with bounds (`ts_min`,
 * `ts_max`) where a time is not known. Such a row counts as happened at its later bound, the moment from which it can be
 * known, as imports have it. All of them lie in the first 80 % of the events: a cut at 90 % falls between times that are known.
 *
 * @throws {Failure} `protocol-data-missing` if a file is not there, or an event has no time in them.
 */
export async function movielens1mWithTimes(folder: string, sequences: string): Promise<Histories> {
	const { histories, profileIds, titleIds } = await sequenceHistories(sequences);
	const users = originalsIn(folder, 'sas_to_original_users.txt');
	const items = originalsIn(folder, 'sas_to_original_items.txt');
	const times = timesIn(folder);
	const happenedAtMs = new Float64Array(histories.titleIndices.length);
	for (const [profile, profileId] of profileIds.entries()) {
		const ofUser = times.get(users.get(profileId) ?? '');
		for (let row = histories.offsets[profile]!; row < histories.offsets[profile + 1]!; row++) {
			const item = titleIds[histories.titleIndices[row]!]!;
			const at = ofUser?.get(items.get(item) ?? '');
			if (at === undefined) throw missing(folder, `no time for item ${item} of user ${profileId}`);
			happenedAtMs[row] = at;
		}
	}
	return { ...histories, happenedAtMs, endedAtMs: happenedAtMs };
}

type TimesByUser = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Every rating's time by original user and item. */
function timesIn(folder: string): TimesByUser {
	const whole = textOf(folder, 'ratings.dat');
	if (whole !== undefined)
		return byUser(whole, (line) => {
			const [user, item, , at] = line.split('::');
			return [user!, item!, Number(at)];
		});
	const partial = textOf(folder, 'ratings_partial.csv');
	if (partial === undefined) throw missing(folder, 'neither ratings.dat nor ratings_partial.csv');
	return byUser(partial.slice(partial.indexOf('\n') + 1), (line) => {
		const [user, item, , at, , latest] = line.split(',');
		return [user!, item!, Number(at === '' ? latest : at)];
	});
}

function byUser(
	text: string,
	read: (line: string) => readonly [user: string, item: string, seconds: number],
): TimesByUser {
	const times = new Map<string, Map<string, number>>();
	for (const line of text.split('\n')) {
		if (line === '') continue;
		const [user, item, seconds] = read(line);
		const ofUser = times.get(user);
		if (ofUser === undefined) times.set(user, new Map([[item, seconds * msPerSecond]]));
		else ofUser.set(item, seconds * msPerSecond);
	}
	return times;
}

/** Original numbers by those of the sequence file. */
function originalsIn(folder: string, name: string): ReadonlyMap<string, string> {
	const text = textOf(folder, name);
	if (text === undefined) throw missing(folder, `${name} is not there`);
	const pairs = text.split('\n').filter(Boolean);
	return new Map(pairs.map((line) => line.split(/\s+/) as [string, string]));
}

/** The file or its gzip; `undefined` where neither is there. */
function textOf(folder: string, name: string): string | undefined {
	const plain = join(folder, name);
	if (existsSync(plain)) return readFileSync(plain, 'utf8');
	return existsSync(`${plain}.gz`) ? gunzipSync(readFileSync(`${plain}.gz`)).toString() : undefined;
}

const missing = (folder: string, what: string) =>
	new Failure('protocol-data-missing', {
		responsible: 'caller',
		what,
		where: folder,
		remedy: 'Put ml-1m_sas.txt, its tables of original numbers and ratings.dat into one folder.',
	});
