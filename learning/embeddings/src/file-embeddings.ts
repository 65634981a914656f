import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
	EmbeddingKind,
	EmbeddingStore,
	EmbeddingTable,
	EmbeddingVersion,
	Precision,
	Retention,
	Which,
} from './embedding-store.ts';
import { byAge, chosen, outdated, requireKeepable, versionOf } from './embedding-version.ts';
import { failure } from './errors.ts';
import { bytesOf, type KeptTable, keptTable } from './kept-table.ts';
import {
	isAbsence,
	readSeal,
	readVersionFolder,
	sealOf,
	syncFolder,
	writeVersionFolder,
} from './version-folder.ts';

/** How embeddings in files are opened. */
export interface FileEmbeddingsOptions {
	/** Versions held in memory, those asked for last: today's titles and profiles, and yesterday's, unless told. */
	readonly heldVersions?: number;
}

/**
 * Embeddings in files: `<folder>/<kind>/<version>/`, each folder sealed with checksums and never changed.
 *
 * A version is read whole and checked once, when it is first asked for, then answers from memory. Any number of processes may
 * read; one writes.
 */
export function fileEmbeddings(
	folder: string,
	{ heldVersions = 4 }: FileEmbeddingsOptions = {},
): EmbeddingStore {
	const place = new VersionFolders(folder, heldVersions);
	const table = <K extends EmbeddingKind>(kind: K, which: Which | undefined) =>
		place.table(kind, which);
	return {
		put: (given, precision = 'f32') => place.put(given, precision),
		versions: (kind) => place.versions(kind),
		of: async (kind, id, which) => (await table(kind, which))?.of(id),
		all: async (kind, which) => (await table(kind, which))?.all(),
		retain: (kind, retention) => place.retain(kind, retention),
	};
}

class VersionFolders {
	readonly #folder: string;
	readonly #heldVersions: number;
	/** What folders say of themselves never changes: read once. */
	readonly #known = new Map<string, EmbeddingVersion<EmbeddingKind>>();
	/** Tables being read or held, those asked for last at the end. */
	readonly #held = new Map<string, Promise<KeptTable<EmbeddingKind> | undefined>>();
	/** Writes wait for each other. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(folder: string, heldVersions: number) {
		this.#folder = folder;
		this.#heldVersions = heldVersions;
	}

	async versions<K extends EmbeddingKind>(kind: K): Promise<readonly EmbeddingVersion<K>[]> {
		const names = await this.#namesOf(kind);
		const found = await Promise.all(names.map((name) => this.#described(join(kind, name))));
		return found.filter((version) => version !== undefined).sort(byAge) as EmbeddingVersion<K>[];
	}

	/** The table that is meant. Should it be forgotten while it is being read, the next that is meant. */
	async table<K extends EmbeddingKind>(
		kind: K,
		which: Which | undefined,
	): Promise<KeptTable<K> | undefined> {
		for (;;) {
			const version = chosen(await this.versions(kind), which);
			if (version === undefined) return undefined;
			const table = await this.#opened(version);
			if (table !== undefined) return table as unknown as KeptTable<K>;
		}
	}

	put<K extends EmbeddingKind>(given: EmbeddingTable<K>, precision: Precision): Promise<void> {
		return this.#inTurn(async () => {
			requireKeepable(given, precision);
			const version = versionOf(given, precision);
			const bytes = bytesOf(given, precision);
			keptTable(version, bytes); // an id that comes twice is found here
			const seal = sealOf(version, bytes);
			const path = join(this.#folder, given.kind, given.version);
			const there = await readSeal(path);
			if (there?.words === seal) return;
			if (there !== undefined)
				throw failure('embeddings-exist', {
					what: `${given.kind} of ${given.version} are there with other content`,
					where: path,
				});
			await this.#writing(path, async () => {
				await writeVersionFolder(path, this.#beside(given.kind, given.version), seal, bytes);
				await syncFolder(join(this.#folder, given.kind));
			});
		});
	}

	retain<K extends EmbeddingKind>(
		kind: K,
		retention: Retention,
	): Promise<readonly EmbeddingVersion<K>[]> {
		return this.#inTurn(async () => {
			const forgotten = outdated(await this.versions(kind), retention);
			const path = join(this.#folder, kind);
			await this.#writing(path, async () => {
				// First out of sight, at once; then bit by bit, and with it what writes that never ended left behind.
				for (const { version } of forgotten)
					await rename(join(path, version), this.#beside(kind, version));
				for (const name of await entriesOf(path))
					if (name.startsWith('.')) await rm(join(path, name), { recursive: true, force: true });
			});
			await this.#namesOf(kind); // lets go of what was held of them
			return forgotten;
		});
	}

	#beside(kind: EmbeddingKind, version: string): string {
		return join(this.#folder, kind, `.${version}.new`);
	}

	async #namesOf(kind: EmbeddingKind): Promise<readonly string[]> {
		const names = (await entriesOf(join(this.#folder, kind))).filter(
			(name) => !name.startsWith('.'),
		);
		const there = new Set(names.map((name) => join(kind, name)));
		for (const memory of [this.#known, this.#held])
			for (const key of memory.keys())
				if (key.startsWith(join(kind, '/')) && !there.has(key)) memory.delete(key);
		return names;
	}

	async #described(key: string): Promise<EmbeddingVersion<EmbeddingKind> | undefined> {
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		const version = (await readSeal(join(this.#folder, key)))?.sealed.version;
		if (version !== undefined) this.#known.set(key, version);
		return version;
	}

	/** Two who ask for a version at once wait for one reading. What failed to be read is read anew by the next who asks. */
	#opened(version: EmbeddingVersion<EmbeddingKind>): Promise<KeptTable<EmbeddingKind> | undefined> {
		const key = join(version.kind, version.version);
		const opening = this.#held.get(key) ?? this.#read(key, version);
		this.#held.delete(key);
		this.#held.set(key, opening);
		for (const oldest of this.#held.keys()) {
			if (this.#held.size <= this.#heldVersions) break;
			this.#held.delete(oldest);
		}
		return opening;
	}

	async #read(
		key: string,
		version: EmbeddingVersion<EmbeddingKind>,
	): Promise<KeptTable<EmbeddingKind> | undefined> {
		try {
			const bytes = await readVersionFolder(join(this.#folder, key));
			if (bytes !== undefined) return keptTable(version, bytes);
			this.#known.delete(key);
			this.#held.delete(key);
			return undefined;
		} catch (cause) {
			this.#held.delete(key);
			throw cause;
		}
	}

	#inTurn<T>(act: () => Promise<T>): Promise<T> {
		const mine = this.#turn.then(act);
		this.#turn = mine.catch(() => undefined); // its own caller hears of it
		return mine;
	}

	async #writing(path: string, write: () => Promise<void>): Promise<void> {
		await write().catch((cause: unknown) => {
			throw failure('embeddings-unwritable', {
				what: cause instanceof Error ? cause.message : String(cause),
				where: path,
				cause,
			});
		});
	}
}

/** What is in a folder; nothing if it is not there. */
async function entriesOf(path: string): Promise<readonly string[]> {
	return readdir(path).catch((cause: unknown) => {
		if (isAbsence(cause)) return [];
		throw failure('embeddings-unreadable', {
			what: cause instanceof Error ? cause.message : String(cause),
			where: path,
			cause,
		});
	});
}
