import { Failure, hash32 } from '@marquee/units';

import {
	byStanding,
	type NamedEntity,
	type NameMatch,
	type NameQuery,
	type NameSearch,
} from '../name-search.ts';

/** What a sharded index is made of. */
export interface ShardedNamesParts {
	/** For each shard its replicas, which hold the same. */
	readonly shards: readonly (readonly NameSearch[])[];
	/** The operator hears of a replica that did not answer. */
	readonly report: (replica: string, cause: unknown) => void;
}

/** One index out of many. */
export interface ShardedNames extends NameSearch {
	/** Replicas that missed a change, as `shard/replica`. */
	readonly missed: () => readonly string[];
	/** In which shard an entity lives. */
	readonly shardOf: (entityId: string) => number;
	/** Puts an index that holds all of the shard in the place of a replica; the old one is closed. */
	readonly restored: (shard: number, replica: number, names: NameSearch) => Promise<void>;
}

/** How many calls long a replica that failed is asked last. */
const restCalls = 100;

/**
 * One index out of many: each entity lives in one shard, by the hash of its identifier, and in all replicas of it. A query
 * asks one replica of every shard, the next one where that fails, and merges what comes: the same answer as of one index
 * that holds everything.
 *
 * Changes are done when every replica that answers has them and at least one of the shard does; a replica that missed one
 * is not asked any more until another that is whole has taken its place (`restored`).
 *
 * @throws {Failure} `names-shard-lost` where no replica of a shard answers: a part of the catalogue would be missing in silence.
 */
export function shardedNames({ shards, report }: ShardedNamesParts): ShardedNames {
	if (shards.length === 0 || shards.some((replicas) => replicas.length === 0))
		throw new RangeError('every shard needs a replica, and there must be a shard');
	const sets = shards.map((replicas, shard) => replicaSet(replicas, shard, report));
	const shardOf = (entityId: string) => hash32(entityId) % sets.length;
	const byShard = <Value>(values: readonly Value[], idOf: (value: Value) => string): Value[][] => {
		const parted: Value[][] = sets.map(() => []);
		for (const value of values) parted[shardOf(idOf(value))]!.push(value);
		return parted;
	};
	const changed = async <Value>(
		parts: readonly Value[][],
		change: (replica: NameSearch, part: Value[]) => Promise<void>,
	) => {
		await Promise.all(
			parts.map((part, shard) =>
				part.length === 0 ? undefined : sets[shard]!.all((replica) => change(replica, part)),
			),
		);
	};
	return {
		get size() {
			return sets.reduce((sum, set) => sum + set.size(), 0);
		},
		put: (entities: readonly NamedEntity[]) =>
			changed(
				byShard(entities, ({ entityId }) => entityId),
				(replica, part) => replica.put(part),
			),
		remove: (entityIds: readonly string[]) =>
			changed(
				byShard(entityIds, (entityId) => entityId),
				(replica, part) => replica.remove(part),
			),
		search: async (query: NameQuery): Promise<readonly NameMatch[]> => {
			const found = await Promise.all(sets.map((set) => set.one((names) => names.search(query))));
			return found.flat().sort(byStanding).slice(0, query.limit);
		},
		close: async () => {
			await Promise.all(sets.map((set) => set.close()));
		},
		missed: () => sets.flatMap((set) => set.missed()),
		shardOf,
		restored: (shard, replica, names) => {
			const set = sets[shard];
			if (set === undefined) throw new RangeError(`shard ${shard} of ${sets.length}`);
			return set.restored(replica, names);
		},
	};
}

/** The replicas of one shard: asked in turn, so that load is spread; those that failed lately last. */
function replicaSet(
	replicas: readonly NameSearch[],
	shard: number,
	report: ShardedNamesParts['report'],
) {
	const states = replicas.map((names, place) => ({
		names,
		label: `${shard}/${place}`,
		restsUntil: 0,
		hasMissed: false,
	}));
	let calls = 0;
	const current = () => states.filter(({ hasMissed }) => !hasMissed);
	const failed = (state: (typeof states)[number], cause: unknown) => {
		state.restsUntil = calls + restCalls;
		report(state.label, cause);
	};
	const inTurn = () => {
		calls++;
		const able = current();
		const turned = able.map((_, place) => able[(place + calls) % able.length]!);
		return turned.sort((one, other) => rests(one, calls) - rests(other, calls));
	};
	return {
		size: () => current()[0]?.names.size ?? 0,
		missed: () => states.filter(({ hasMissed }) => hasMissed).map(({ label }) => label),
		close: async () => {
			await Promise.all(states.map(({ names }) => names.close()));
		},
		restored: async (replica: number, names: NameSearch): Promise<void> => {
			const state = states[replica];
			if (state === undefined) throw new RangeError(`replica ${replica} of ${states.length}`);
			const before = state.names;
			Object.assign(state, { names, hasMissed: false, restsUntil: 0 });
			await before.close();
		},
		one: async <Value>(ask: (names: NameSearch) => Promise<Value>): Promise<Value> => {
			let last: unknown;
			for (const state of inTurn())
				try {
					return await ask(state.names);
				} catch (cause) {
					last = cause;
					failed(state, cause);
				}
			throw lost(shard, last);
		},
		all: async (change: (names: NameSearch) => Promise<void>): Promise<void> => {
			const able = current().map((state) => ({ state, names: state.names }));
			const outcomes = await Promise.allSettled(able.map(({ names }) => change(names)));
			const failures = outcomes.flatMap((outcome, place) =>
				outcome.status === 'rejected' ? [{ ...able[place]!, cause: outcome.reason }] : [],
			);
			for (const { state, cause } of failures) failed(state, cause);
			// Where nobody has the change, nobody is behind: the caller knows that it failed.
			if (failures.length === able.length) throw lost(shard, failures[0]?.cause);
			// Another that is whole may have taken the place meanwhile: it missed nothing.
			for (const { state, names } of failures) if (state.names === names) state.hasMissed = true;
		},
	};
}

const rests = ({ restsUntil }: { readonly restsUntil: number }, calls: number): number =>
	Number(restsUntil > calls);

const lost = (shard: number, cause: unknown) =>
	new Failure('names-shard-lost', {
		responsible: 'us',
		what: `no replica of shard ${shard} of the name index answers`,
		remedy: 'Start its replicas again; they are filled from the catalogue.',
		cause,
	});
