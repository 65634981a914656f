import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import {
	type KnownActivity,
	type ProfileStateChanges,
	type ProfileStates,
	profileState,
	profileStateChanges,
	type RecordedEvent,
} from '@marquee/viewing';
import { type Database, open, type RootDatabase } from 'lmdb';
import { profileStatesMissing } from '../errors.ts';
import {
	type ActivityChunks,
	activityChunks,
	type ChunkKey,
	type ChunkTable,
} from './activity-chunks.ts';
import { type HashTable, type TakenIn, takenIn } from './taken-in.ts';
import { trustMark } from './trust-mark.ts';

/** Opened states, and why what the folder held was dropped, if it was: they then begin at position 0. */
export interface OpenedProfileStates {
	readonly profileStates: ProfileStates;
	readonly dropped?: string;
}

/** Told what a batch has changed, once it is written. */
export type TellChanges = (changes: ProfileStateChanges, batch: readonly RecordedEvent[]) => void;

/** Raised when what is stored changes its form or meaning: older states are then dropped and built again. */
const format = 4;

/**
 * Profile states in LMDB: read on the page's own thread, in microseconds; written in one transaction per batch.
 *
 * Commits are not flushed, since everything here can be built again from the log. A killed process leaves its last
 * commit whole. After a loss of power, or where the file is none of LMDB's, the states are dropped: caught up as after
 * every start, they are what they were.
 *
 * After every batch `tell` hears what it changed, so that what is counted from the states need not read them all again. A
 * reset is not told: whoever resets begins its own counts anew.
 */
export function openLmdbProfileStates(
	folder: string,
	tell: TellChanges = () => {},
): OpenedProfileStates {
	mkdirSync(folder, { recursive: true });
	const mark = trustMark(folder);
	const unbelievable = unbelievableIn(folder, mark.trusted());
	if (unbelievable !== undefined)
		for (const name of ['data.mdb', 'lock.mdb']) rmSync(join(folder, name), { force: true });
	// After the last file that is not believed is gone, and before the first write that is not flushed.
	mark.opened();
	const tables = tablesIn(folder);
	const dropped = unbelievable ?? clearedOfAnotherFormat(tables);
	const close = async () => {
		await tables.environment.close();
		flush(join(folder, 'data.mdb'));
		mark.closed();
	};
	return {
		profileStates: statesIn(tables, close, tell),
		...(dropped !== undefined && { dropped }),
	};
}

/** What can be asked of profile states that another process writes. */
export type ReadProfileStates = Pick<
	ProfileStates,
	'of' | 'profileIds' | 'titleDays' | 'newestAt' | 'position' | 'close'
>;

/**
 * The profile states as another process has them now, for reading alone: for training and for looking at pages beside a
 * running service. Reads of one turn of the event loop see one moment.
 *
 * @throws {Failure} `profile-states-missing` if nothing was written there, or if what was must be built again first.
 */
export function readLmdbProfileStates(folder: string): ReadProfileStates {
	const file = join(folder, 'data.mdb');
	if (!existsSync(file) || !trustMark(folder).trusted() || !isLmdb(file))
		throw profileStatesMissing(folder);
	const tables = tablesIn(folder, true);
	if (tables.facts.get('format') === format)
		return statesIn(
			tables,
			() => tables.environment.close(),
			() => {},
		);
	void tables.environment.close();
	throw profileStatesMissing(folder);
}

interface Tables {
	readonly environment: RootDatabase<number, string>;
	/** `format`, `position` and, once there is an event, `newest-at`. */
	readonly facts: Database<number, string>;
	/** The newest event of every profile. */
	readonly profiles: Database<number, ProfileId>;
	readonly activities: ChunkTable;
	readonly eventIds: HashTable;
	readonly titleDays: Database<number, [day: number, titleId: TitleId]>;
}

/** Why what is in the folder must go, if anything is there that must. */
function unbelievableIn(folder: string, trusted: boolean): string | undefined {
	const file = join(folder, 'data.mdb');
	if (!existsSync(file)) return undefined;
	if (!trusted) return 'the machine stopped before they were flushed';
	return isLmdb(file) ? undefined : `${file} is not an LMDB file`;
}

function clearedOfAnotherFormat(tables: Tables): string | undefined {
	const found = tables.facts.get('format');
	if (found === format) return undefined;
	clear(tables);
	return `they were of format ${found}, not ${format}`;
}

/** LMDB writes this behind the header of its first page; opening a file without it would end the process. */
const lmdbMagic = 0xbeefc0de;
const lmdbMagicAt = 24;

function isLmdb(path: string): boolean {
	const head = Buffer.alloc(lmdbMagicAt + 4);
	const file = openSync(path, 'r');
	try {
		readSync(file, head);
	} finally {
		closeSync(file);
	}
	return head.readUInt32LE(lmdbMagicAt) === lmdbMagic;
}

function tablesIn(folder: string, readOnly = false): Tables {
	const environment = open<number, string>({
		path: folder,
		noSync: true,
		readOnly,
		overlappingSync: false,
		maxDbs: 5,
	});
	const tables = {
		environment,
		facts: environment.openDB<number, string>({ name: 'facts' }),
		profiles: environment.openDB<number, ProfileId>({ name: 'profiles' }),
		activities: environment.openDB<Buffer, ChunkKey>({ name: 'activities', encoding: 'binary' }),
		eventIds: environment.openDB<Buffer, number>({
			name: 'event-ids',
			encoding: 'binary',
			keyEncoding: 'uint32',
		}),
		titleDays: environment.openDB<number, [number, TitleId]>({ name: 'title-days' }),
	};
	if (!readOnly && tables.facts.get('position') === undefined) clear(tables);
	return tables;
}

function clear({ environment, ...tables }: Tables): void {
	environment.transactionSync(() => {
		for (const table of Object.values(tables)) table.clearSync();
		tables.facts.putSync('format', format);
		tables.facts.putSync('position', 0);
	});
}

function statesIn(tables: Tables, close: () => Promise<void>, tell: TellChanges): ProfileStates {
	const { facts, profiles, titleDays } = tables;
	const activities = activityChunks(tables.activities);
	const ids = takenIn(tables.eventIds);
	const known: KnownActivity = {
		position: () => facts.get('position')!,
		has: ids.has,
		newestAt: () => facts.get('newest-at') as EpochMs | undefined,
		newestOf: (profileId) => profiles.get(profileId) as EpochMs | undefined,
		activity: activities.one,
	};
	return {
		name: 'profile-states',
		position: known.position,
		has: known.has,
		newestAt: known.newestAt,
		of: (profileId) => {
			const newestAt = known.newestOf(profileId);
			if (newestAt === undefined) return undefined;
			return profileState(profileId, newestAt, activities.of(profileId));
		},
		profileIds: () => profiles.getKeys(),
		titleDays: (fromDay) =>
			titleDays
				.getRange(fromDay === undefined ? {} : { start: [fromDay] as never })
				.map(({ key: [day, titleId], value: profiles }) => ({ titleId, day, profiles })),
		apply: async (batch) => {
			const changes = profileStateChanges(known, batch);
			write(tables, { activities, ids }, changes);
			tell(changes, batch);
		},
		reset: async () => clear(tables),
		close,
	};
}

function write(
	{ environment, ...tables }: Tables,
	{ activities, ids }: { readonly activities: ActivityChunks; readonly ids: TakenIn },
	changes: ProfileStateChanges,
): void {
	const byProfile = Map.groupBy(changes.activities, ({ profileId }) => profileId);
	environment.transactionSync(() => {
		for (const [profileId, changed] of byProfile)
			activities.write(
				profileId,
				changed.map(({ activity }) => activity),
			);
		for (const [profileId, at] of changes.newestOf) tables.profiles.putSync(profileId, at);
		ids.add(changes.eventIds.keys());
		for (const { titleId, day, profiles } of changes.titleDays) {
			const count = (tables.titleDays.get([day, titleId]) ?? 0) + profiles;
			if (count === 0) tables.titleDays.removeSync([day, titleId]);
			else tables.titleDays.putSync([day, titleId], count);
		}
		tables.facts.putSync('position', changes.position);
		if (changes.newestAt !== undefined) tables.facts.putSync('newest-at', changes.newestAt);
	});
}

function flush(path: string): void {
	const file = openSync(path, 'r');
	try {
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}
