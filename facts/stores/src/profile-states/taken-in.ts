import { hash } from 'node:crypto';
import type { EventId } from '@marquee/units';
import type { Database } from 'lmdb';

/** By the first bits of a hash: the rest of every hash that begins so, in order. */
export type HashTable = Database<Buffer, number>;

/** Which events were taken in. */
export interface TakenIn {
	readonly has: (id: EventId) => boolean;
	/** Ids that are not there yet; within a transaction. */
	readonly add: (ids: Iterable<EventId>) => void;
}

/** So many bits of a hash say where its rest stands: a million places. */
const placeBits = 20;
const restBytes = 8;

/**
 * Remembers ids for ever in some 15 bytes each, by 84 bits of their SHA-256: of ten billion ids two are taken for one with a
 * chance of three in a million.
 */
export function takenIn(table: HashTable): TakenIn {
	const restsAt = (place: number) => table.getBinary(place) ?? nothing;
	return {
		has: (id) => {
			const { place, rest } = hashed(id);
			const rests = restsAt(place);
			for (let at = 0; at < rests.length; at += restBytes)
				if (rests.compare(rest, 0, restBytes, at, at + restBytes) === 0) return true;
			return false;
		},
		add: (ids) => {
			for (const [place, some] of Map.groupBy(Array.from(ids, hashed), ({ place }) => place)) {
				const known = restsAt(place);
				const rests: Buffer[] = some.map(({ rest }) => rest);
				for (let at = 0; at < known.length; at += restBytes)
					rests.push(known.subarray(at, at + restBytes));
				table.putSync(place, Buffer.concat(rests.sort(Buffer.compare)));
			}
		},
	};
}

const nothing = Buffer.alloc(0);

function hashed(id: EventId) {
	const digest = hash('sha256', id, 'buffer');
	return {
		place: digest.readUInt32BE(0) >>> (32 - placeBits),
		rest: digest.subarray(4, 4 + restBytes),
	};
}
