import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NamedEntity, NameSearch } from '@marquee/names';
import { reachNames, type ShardedNames, shardedNames } from '@marquee/names/shards';
import { Failure } from '@marquee/units';

/** So many processes: each shard as often as there are replicas. */
export interface ProcessesWanted {
	readonly shards: number;
	readonly replicas: number;
}

/** A replica that takes longer for a query is passed over. */
const deadlineMs = 500;

/**
 * One name index over several processes of this machine. A process that ends is begun anew, filled from what was put, and takes
 * its place again; meanwhile its replicas answer.
 */
export async function namesInProcesses(
	{ shards, replicas }: ProcessesWanted,
	report: (stage: string, cause: unknown) => void,
): Promise<NameSearch> {
	const folder = mkdtempSync(join(tmpdir(), 'marquee-names-'));
	const entities = new Map<string, NamedEntity>();
	const children = new Set<ChildProcess>();
	let names: ShardedNames | undefined;
	/** What changes while a process is filled, for each that is. */
	const filling = new Set<Set<string>>();
	let begun = 0;
	let isClosed = false;

	const replica = async (shard: number, place: number): Promise<NameSearch> => {
		const path = join(folder, `${shard}-${place}-${begun++}.sock`);
		const child = await process(path);
		children.add(child);
		child.once('exit', () => {
			children.delete(child);
			if (!isClosed) again(shard, place);
		});
		return reachNames({ path }, { deadlineMs });
	};
	const again = (shard: number, place: number): void => {
		report('names-process', `the process of ${shard}/${place} ended; another begins`);
		refilled(shard, place).then(
			() => report('names-filled', `another process answers for ${shard}/${place}`),
			(cause) => report('names-process', cause),
		);
	};
	const refilled = async (shard: number, place: number): Promise<void> => {
		const fresh = await replica(shard, place);
		const isOwn = (entityId: string) => names!.shardOf(entityId) === shard;
		const touched = new Set(entities.keys());
		filling.add(touched);
		try {
			while (touched.size > 0) {
				const own = [...touched].filter(isOwn);
				touched.clear();
				await fresh.put(own.flatMap((entityId) => entities.get(entityId) ?? []));
				await fresh.remove(own.filter((entityId) => !entities.has(entityId)));
			}
			await names!.restored(shard, place, fresh);
		} finally {
			filling.delete(touched);
		}
	};
	const touch = (entityIds: readonly string[]): void => {
		for (const touched of filling) for (const entityId of entityIds) touched.add(entityId);
	};

	const all = await Promise.all(
		Array.from({ length: shards }, (_, shard) =>
			Promise.all(Array.from({ length: replicas }, (_, place) => replica(shard, place))),
		),
	);
	names = shardedNames({ shards: all, report: (label, cause) => report(`names ${label}`, cause) });
	const sharded = names;
	return {
		get size() {
			return sharded.size;
		},
		put: async (some) => {
			for (const entity of some) entities.set(entity.entityId, entity);
			touch(some.map(({ entityId }) => entityId));
			await sharded.put(some);
		},
		remove: async (entityIds) => {
			for (const entityId of entityIds) entities.delete(entityId);
			touch(entityIds);
			await sharded.remove(entityIds);
		},
		search: sharded.search,
		close: async () => {
			isClosed = true;
			await sharded.close();
			for (const child of children) child.disconnect();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** A process that offers an empty index on a socket; resolves when it does. */
function process(path: string): Promise<ChildProcess> {
	const program = fileURLToPath(new URL('./names-process.ts', import.meta.url));
	const child = fork(program, [path], { execArgv: ['--disable-warning=ExperimentalWarning'] });
	return new Promise((resolve, reject) => {
		child.once('message', () => resolve(child));
		child.once('error', reject);
		child.once('exit', (code, killedBy) =>
			reject(
				new Failure('names-process-ended', {
					responsible: 'us',
					what: `a process of the name index ended by ${killedBy ?? `code ${code}`} before it was ready`,
					remedy: 'Look above for what it said; serve with --names here meanwhile.',
				}),
			),
		);
	});
}
