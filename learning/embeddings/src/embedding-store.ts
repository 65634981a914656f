import type { EpochMs, ProfileId, TitleId } from '@marquee/units';

/** Whose embeddings there are, and what they are called by. */
export interface EmbeddedIds {
	readonly titles: TitleId;
	readonly profiles: ProfileId;
}

export type EmbeddingKind = keyof EmbeddedIds;

/**
 * How numbers are kept: `f32` as given, `f16` in half the room with three decimal digits of each, which moves the cosine of
 * two unit rows by less than 2⁻¹⁰.
 */
export type Precision = 'f32' | 'f16';

/** One day's embeddings of one kind. */
export interface EmbeddingTable<K extends EmbeddingKind> {
	readonly kind: K;
	/** Which model made them: a bundle's hash. */
	readonly version: string;
	/** The newest event they know of: from this moment on they might have been used. */
	readonly asOf: EpochMs;
	/** D */
	readonly width: number;
	readonly ids: readonly EmbeddedIds[K][]; // (N)
	readonly vectors: Float32Array; // (N, D)
}

/** What is known of a version without opening it. */
export interface EmbeddingVersion<K extends EmbeddingKind>
	extends Pick<EmbeddingTable<K>, 'kind' | 'version' | 'asOf' | 'width'> {
	/** N */
	readonly count: number;
	readonly precision: Precision;
}

/** One profile's or title's embedding, and which version it is of: vectors of two versions do not meet by chance. */
export interface Embedding<K extends EmbeddingKind> {
	readonly version: EmbeddingVersion<K>;
	readonly vector: Float32Array; // (D)
}

/** A version by its name, or the newest of those with `asOf` not after a moment: what could have been known then. */
export type Which = { readonly version: string } | { readonly at: EpochMs };

/** Which versions stay: the newest so many, and beside them all as new as `since`. */
export interface Retention {
	readonly newest: number;
	readonly since?: EpochMs;
}

/**
 * Embeddings by version and date. A version appears whole or not at all, and never changes afterwards; any number of
 * readers may look on while one writer puts.
 *
 * Whoever asks without `which` gets the newest. What is answered is the asker's own: changing it changes nothing here.
 * Order is by `asOf`, and by version's name where that is equal.
 */
export interface EmbeddingStore {
	/**
	 * Keeps a version; it is durable when this resolves. The same again is accepted and changes nothing.
	 *
	 * @throws {RangeError} if an id comes twice or is none, the numbers do not fit or are not finite, or a version cannot be a name.
	 * @throws {Failure} `embeddings-exist` if the version is there with other content, `embeddings-unwritable`.
	 */
	readonly put: <K extends EmbeddingKind>(
		table: EmbeddingTable<K>,
		precision?: Precision,
	) => Promise<void>;
	/** All versions of a kind, oldest first. */
	readonly versions: <K extends EmbeddingKind>(kind: K) => Promise<readonly EmbeddingVersion<K>[]>;
	/** One embedding; `undefined` if there is no such version, or the id is not in it (an older one is not asked). */
	readonly of: <K extends EmbeddingKind>(
		kind: K,
		id: EmbeddedIds[K],
		which?: Which,
	) => Promise<Embedding<K> | undefined>;
	/** A version whole, ids in the order they were put; `undefined` if there is none. */
	readonly all: <K extends EmbeddingKind>(
		kind: K,
		which?: Which,
	) => Promise<EmbeddingTable<K> | undefined>;
	/**
	 * Forgets all versions but those that stay, and answers the forgotten. Readers in the midst of one finish.
	 *
	 * @throws {RangeError} unless at least one version stays.
	 */
	readonly retain: <K extends EmbeddingKind>(
		kind: K,
		retention: Retention,
	) => Promise<readonly EmbeddingVersion<K>[]>;
}
