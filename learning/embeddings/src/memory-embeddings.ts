import type { EmbeddingKind, EmbeddingStore, EmbeddingVersion } from './embedding-store.ts';
import { byAge, chosen, outdated, requireKeepable, versionOf } from './embedding-version.ts';
import { failure } from './errors.ts';
import { bytesOf, type KeptBytes, type KeptTable, keptTable } from './kept-table.ts';

interface Held {
	readonly version: EmbeddingVersion<EmbeddingKind>;
	readonly bytes: KeptBytes;
	readonly table: KeptTable<EmbeddingKind>;
}

/** Embeddings in this process's memory: gone with it. */
export function memoryEmbeddings(): EmbeddingStore {
	const held = new Map<string, Held>();
	const keyOf = (kind: EmbeddingKind, version: string) => `${kind} ${version}`;
	const versions = <K extends EmbeddingKind>(kind: K) =>
		[...held.values()]
			.map(({ version }) => version as EmbeddingVersion<K>)
			.filter((version) => version.kind === kind)
			.sort(byAge);
	const table = <K extends EmbeddingKind>(kind: K, version: EmbeddingVersion<K> | undefined) =>
		version && (held.get(keyOf(kind, version.version))!.table as unknown as KeptTable<K>);

	return {
		put: async (given, precision = 'f32') => {
			requireKeepable(given, precision);
			const version = versionOf(given, precision);
			const bytes = bytesOf(given, precision);
			const table = keptTable<EmbeddingKind>(version, bytes);
			const key = keyOf(given.kind, given.version);
			const there = held.get(key);
			if (there === undefined) held.set(key, { version, bytes, table });
			else if (!isSame(there, { version, bytes }))
				throw failure('embeddings-exist', {
					what: `${key} is there with other content`,
				});
		},
		versions: async (kind) => versions(kind),
		of: async (kind, id, which) => table(kind, chosen(versions(kind), which))?.of(id),
		all: async (kind, which) => table(kind, chosen(versions(kind), which))?.all(),
		retain: async (kind, retention) => {
			const forgotten = outdated(versions(kind), retention);
			for (const { version } of forgotten) held.delete(keyOf(kind, version));
			return forgotten;
		},
	};
}

const isSame = (a: Omit<Held, 'table'>, b: Omit<Held, 'table'>): boolean =>
	JSON.stringify(a.version) === JSON.stringify(b.version) &&
	a.bytes.ids.equals(b.bytes.ids) &&
	Buffer.compare(a.bytes.vectors, b.bytes.vectors) === 0;
