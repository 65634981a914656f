import { hash32, type ProfileId, type TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import type { Database } from 'lmdb';
import { activitiesOf, activityBytes } from './activity-bytes.ts';

/** `[profile]` for all that a profile did; of long histories `[profile, level, chunk]`. */
export type ChunkKey = [ProfileId] | [ProfileId, level: number, chunk: number];
export type ChunkTable = Database<Buffer, ChunkKey>;

/** The activities of every profile, mostly in one record. */
export interface ActivityChunks {
	readonly of: (profileId: ProfileId) => TitleActivity[];
	readonly one: (profileId: ProfileId, titleId: TitleId) => TitleActivity | undefined;
	/** Within a transaction. */
	readonly write: (profileId: ProfileId, changed: readonly TitleActivity[]) => void;
}

/** Beyond it a record is parted: an event costs about the same however long the history is. */
const mostInChunk = 128;
const partsOfChunk = 16;

/**
 * Keeps activities in few records: a row of its own for every title takes several times the room, most of it keys.
 *
 * At level L the titles of a profile are spread over 16ᴸ chunks by hash; L is the lowest at which no chunk has more than
 * 128. Titles only become more, so L depends on which there are and not on the order in which they came.
 */
export function activityChunks(table: ChunkTable): ActivityChunks {
	const read = (key: ChunkKey) => {
		const bytes = table.getBinary(key);
		return bytes === undefined ? [] : activitiesOf(bytes);
	};
	const keysOf = (profileId: ProfileId) => [...table.getKeys(within(profileId))];
	const levelOf = (profileId: ProfileId) => {
		if (table.doesExist([profileId])) return 0;
		const [key] = table.getKeys({ ...within(profileId), limit: 1 });
		return key?.[1] ?? 0;
	};
	const of = (profileId: ProfileId) => {
		const whole = read([profileId]);
		return whole.length > 0 ? whole : keysOf(profileId).flatMap(read);
	};
	const writeAll = (profileId: ProfileId, level: number, activities: readonly TitleActivity[]) => {
		let fits = true;
		for (const [chunk, some] of chunked(activities, level)) {
			const key = keyOf(profileId, level, chunk);
			const merged = mergedByTitle(read(key), some);
			fits &&= merged.length <= mostInChunk;
			table.putSync(key, activityBytes(merged));
		}
		return fits;
	};
	const write = (profileId: ProfileId, changed: readonly TitleActivity[]) => {
		const level = levelOf(profileId);
		if (writeAll(profileId, level, changed)) return;
		const all = of(profileId);
		for (const key of keysOf(profileId)) table.removeSync(key);
		writeAll(profileId, levelThatHolds(all, level + 1), all);
	};
	return {
		of,
		one: (profileId, titleId) => {
			const level = levelOf(profileId);
			return read(keyOf(profileId, level, chunkOf(titleId, level))).find(
				(activity) => activity.titleId === titleId,
			);
		},
		write,
	};
}

const keyOf = (profileId: ProfileId, level: number, chunk: number): ChunkKey =>
	level === 0 ? [profileId] : [profileId, level, chunk];

/** All keys of one profile: nothing of another one lies between these. */
const within = (profileId: ProfileId): { start: ChunkKey; end: ChunkKey } => ({
	start: [profileId],
	end: [profileId, Number.POSITIVE_INFINITY, 0],
});

const chunkOf = (titleId: TitleId, level: number): number =>
	level === 0 ? 0 : hash32(titleId) % partsOfChunk ** level;

const chunked = (activities: readonly TitleActivity[], level: number) =>
	Map.groupBy(activities, ({ titleId }) => chunkOf(titleId, level));

function levelThatHolds(activities: readonly TitleActivity[], from: number): number {
	const longest = Math.max(...[...chunked(activities, from).values()].map(({ length }) => length));
	return longest <= mostInChunk ? from : levelThatHolds(activities, from + 1);
}

/** By title id, so that the same activities are the same bytes. */
function mergedByTitle(
	known: readonly TitleActivity[],
	changed: readonly TitleActivity[],
): TitleActivity[] {
	const byTitle = new Map(known.map((activity) => [activity.titleId, activity]));
	for (const activity of changed) byTitle.set(activity.titleId, activity);
	return [...byTitle.values()].sort((a, b) => (a.titleId < b.titleId ? -1 : 1));
}
