import type { NamedEntity, NameSearch } from '@marquee/names';
import { type ShardedNames, shardedNames } from '@marquee/names/shards';
import { type KeptProcesses, keptProcesses } from './processes-kept.ts';

/** So many processes: each shard as often as there are replicas. */
export interface ProcessesWanted {
	readonly shards: number;
	readonly replicas: number;
}

/** How long is waited for a process. */
export interface Patience {
	/** A replica that takes longer for a query is passed over: 500 ms unless given. */
	readonly deadlineMs?: number;
	/** One that takes longer to take in a change hangs, and is killed: 30 s unless given. */
	readonly hangsAfterMs?: number;
}

/**
 * One name index over several processes of this machine. A process that ends or hangs is begun anew, filled from what was put, and
 * takes its place again; meanwhile its replicas answer. They end with the service, also where it is killed.
 */
export async function namesInProcesses(
	{ shards, replicas }: ProcessesWanted,
	report: (stage: string, cause: unknown) => void,
	{ deadlineMs = 500, hangsAfterMs = 30_000 }: Patience = {},
): Promise<NameSearch> {
	const processes = keptProcesses({ deadlineMs, changeDeadlineMs: hangsAfterMs }, report);
	const places = Array.from({ length: shards }, (_, shard) =>
		Array.from({ length: replicas }, (_, place) => `${shard}/${place}`),
	);
	const begun = await Promise.allSettled(places.flat().map(processes.begin));
	for (const outcome of begun)
		if (outcome.status === 'rejected') {
			await processes.close();
			throw outcome.reason;
		}
	const all = begun.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
	const names = shardedNames({
		shards: places.map((_, shard) => all.slice(shard * replicas, (shard + 1) * replicas)),
		report: (label, cause) => {
			report(`names ${label}`, cause);
			void processes.killIfHanging(label);
		},
	});
	const known = knownEntities(names, processes);
	for (const [shard, labels] of places.entries())
		for (const [place, label] of labels.entries())
			processes.keep(label, (fresh) => known.fill(shard, place, fresh));
	/** A replica that missed a change is of no use until it is filled anew. */
	const done = async (change: Promise<void>): Promise<void> => {
		try {
			await change;
		} finally {
			for (const label of names.missed()) processes.kill(label);
		}
	};
	return {
		get size() {
			return names.size;
		},
		put: async (some) => {
			known.put(some);
			await done(names.put(some));
		},
		remove: async (entityIds) => {
			known.remove(entityIds);
			await done(names.remove(entityIds));
		},
		search: names.search,
		close: async () => {
			await names.close();
			await processes.close();
		},
	};
}

/** What was put, to fill processes with; what changes while one is filled reaches it too. */
function knownEntities(names: ShardedNames, { isOpen }: KeptProcesses) {
	const entities = new Map<string, NamedEntity>();
	/** What changed while a process is filled, for each that is. */
	const filling = new Set<Set<string>>();
	const touch = (entityId: string) => {
		for (const touched of filling) touched.add(entityId);
	};
	return {
		put: (some: readonly NamedEntity[]) => {
			for (const entity of some) {
				entities.set(entity.entityId, entity);
				touch(entity.entityId);
			}
		},
		remove: (entityIds: readonly string[]) => {
			for (const entityId of entityIds) {
				entities.delete(entityId);
				touch(entityId);
			}
		},
		fill: async (shard: number, place: number, fresh: NameSearch): Promise<void> => {
			const touched = new Set(entities.keys());
			filling.add(touched);
			try {
				while (touched.size > 0) {
					const own = [...touched].filter((entityId) => names.shardOf(entityId) === shard);
					touched.clear();
					await fresh.put(own.flatMap((entityId) => entities.get(entityId) ?? []));
					await fresh.remove(own.filter((entityId) => !entities.has(entityId)));
				}
				if (isOpen()) await names.restored(shard, place, fresh);
			} finally {
				filling.delete(touched);
			}
		},
	};
}
